import { redirect } from '../../../platform/http/route.ts';
import type { Call, Reply } from '../../../platform/http/types.ts';
import { type ApiAnswer, callApi } from './api-client.ts';
import { originOf } from '../../party/origin.ts';
import { toProblem } from '../../party/problem-page.ts';
import { beginSignIn } from '../sign-in.ts';
import type { Bank, BankSession, Order, RefusedTransfer } from '../types.ts';

export interface CarryOut {
  readonly call: Call;
  readonly session: BankSession;
  readonly orderId: string;
  /** How often a step-up has been tried for this order. */
  readonly attempt: number;
}

const refusals: readonly string[] = ['no-account', 'not-enough', 'order-used'] satisfies RefusedTransfer[];

/** Brings the order to the bank's interface and does what the answer demands: show the receipt, or step up and come back here. */
export async function carryOut(bank: Bank, work: CarryOut): Promise<Reply> {
  const { call, session } = work;
  const order = findOrder(bank, session, work.orderId);
  if (!order) return toProblem(bank, call, { kind: 'order-unknown', error: 'order' });
  const { id, payee, amount, note } = order;
  const request = {
    origin: originOf(bank, call),
    method: 'POST',
    path: '/bank/api/transfer',
    body: { order: id, payee, amount, note },
  } as const;
  const answer = await callApi(bank, session, request);
  if (answer.kind === 'step-up') return stepUp(bank, work, answer);
  if (answer.kind === 'token-refused') return redirect('/bank');
  if (answer.kind === 'unreachable') return toProblem(bank, call, { kind: 'unreachable', error: 'no_answer' });
  return settle(bank, call, { order, answer });
}

/**
 * A new authorization request with exactly what the challenge names. If what comes back has aged meanwhile (a person may take minutes
 * for a code), one more that wants every factor anew; then the bank gives up, so that nobody walks in a circle.
 */
async function stepUp(bank: Bank, work: CarryOut, { acr, maxAge, challenge }: ApiAnswer & { kind: 'step-up' }): Promise<Reply> {
  const { call, session, orderId, attempt } = work;
  if (attempt >= 2) return toProblem(bank, call, { kind: 'not-fresh', error: 'insufficient_user_authentication' });
  return beginSignIn(bank, call, {
    purpose: 'transfer',
    acr,
    maxAge: attempt === 0 ? maxAge : 0,
    stepUp: { order: orderId, sub: session.sub, attempt: attempt + 1, challenge },
  });
}

function settle(bank: Bank, call: Call, { order, answer }: { order: Order; answer: ApiAnswer & { kind: 'answered' } }): Reply {
  const { status, body } = answer;
  const { error, reference, at } = body;
  if (status < 300 && typeof reference === 'string') {
    keepOrder(bank, { ...order, state: 'done', reference, at: new Date(String(at)) });
  } else {
    if (typeof error !== 'string' || !refusals.includes(error))
      return toProblem(bank, call, { kind: 'unreachable', error: `http_${status}` });
    // An order that was carried out stays so, whatever a second form with the same number says.
    if (error !== 'order-used') keepOrder(bank, { ...order, state: 'refused', refusal: error as RefusedTransfer });
  }
  return redirect(`/bank/transfer/${order.id}`);
}

/** An order is found by its person and its number: the number alone opens nothing. */
export function findOrder({ orders }: Bank, { sub }: BankSession, id: string): Order | undefined {
  return orders.find(`${sub} ${id}`);
}

export function keepOrder({ orders }: Bank, order: Order): void {
  orders.put(`${order.sub} ${order.id}`, order);
}
