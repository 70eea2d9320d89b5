import { randomBytes } from 'node:crypto';
import { bankAccountView } from '../../../views/pages/sandbox/bank-account.tsx';
import { bankBalanceView } from '../../../views/pages/sandbox/bank-balance.tsx';
import { bankFrontView } from '../../../views/pages/sandbox/bank-front.tsx';
import { bankReceiptView } from '../../../views/pages/sandbox/bank-receipt.tsx';
import type { BankEvidence, ShownEntry } from '../../../views/pages/sandbox/bank-shapes.ts';
import { bankTransferView } from '../../../views/pages/sandbox/bank-transfer.tsx';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { callApi } from './money/api-client.ts';
import { endedOf, leadingTo, originOf } from '../party/origin.ts';
import { type Customer, findCustomer } from './customer.ts';
import { toPayDemand } from './money/levels.ts';
import { findPayee, payees } from './money/payees.ts';
import { problemPage } from './problem-page.ts';
import { findOrder } from './money/transfer.ts';
import type { TransferFields, TransferProblem } from './money/transfer-form.ts';
import type { Bank } from './types.ts';

export async function frontPage(bank: Bank, call: Call): Promise<Reply> {
  const found = await findCustomer(bank, call);
  const account = found && bank.ledger.find(found.session.sub);
  const shown = found && { ...known(bank, found), account: account && { number: account.number, balance: account.balance } };
  return page(bankFrontView, { customer: shown, ended: endedOf(bank, call) }, leadingTo(bank));
}

export async function accountPage(bank: Bank, who: Customer): Promise<Reply> {
  const account = bank.ledger.find(who.session.sub);
  if (!account) return redirect('/bank');
  const { number, balance, openedAt } = account;
  return page(
    bankAccountView,
    { account: { number, balance, openedAt }, userinfo: who.session.userinfo, ...known(bank, who) },
    leadingTo(bank),
  );
}

export async function balancePage(bank: Bank, call: Call, who: Customer): Promise<Reply> {
  const answer = await callApi(bank, who.session, { origin: originOf(bank, call), method: 'GET', path: '/bank/api/balance' });
  if (answer.kind === 'token-refused') return redirect('/bank');
  if (answer.kind !== 'answered') return problemPage(bank, { kind: 'unreachable', error: 'no_answer' });
  if (answer.status !== 200) return page(bankBalanceView, known(bank, who), leadingTo(bank));
  const { number, balance, entries } = answer.body as {
    number: string;
    balance: number;
    entries: (Omit<ShownEntry, 'at'> & { at: string })[];
  };
  const shown = entries.map((entry) => ({ ...entry, payee: findPayee(entry.payee)?.name ?? entry.payee, at: new Date(entry.at) }));
  return page(bankBalanceView, { ...known(bank, who), account: { number, balance, entries: shown } }, leadingTo(bank));
}

export interface TransferPage {
  readonly order: string;
  readonly fields: TransferFields;
  readonly problems: readonly TransferProblem[];
}

/** An order gets its number with the empty form, so that two clicks on one form are one order. */
export function emptyTransfer(): TransferPage {
  return { order: randomBytes(16).toString('base64url'), fields: { payee: '', amount: '', note: '' }, problems: [] };
}

export async function transferPage(bank: Bank, who: Customer, form: TransferPage): Promise<Reply> {
  // Its page says that there is no account yet, and how to open one.
  if (!bank.ledger.find(who.session.sub)) return redirect('/bank/balance');
  const props = { ...form, ...known(bank, who), payees, maxAge: toPayDemand.maxAge ?? 0 };
  return page(bankTransferView, props, { ...leadingTo(bank), status: form.problems.length > 0 ? 400 : 200 });
}

export async function receiptPage(bank: Bank, call: Call, who: Customer): Promise<Reply> {
  const order = findOrder(bank, who.session, call.params['order'] ?? '');
  if (!order) return problemPage(bank, { kind: 'order-unknown', error: 'order' });
  const payee = findPayee(order.payee)?.name ?? order.payee;
  const props = { order: { ...order, payee }, again: call.query['again'] !== undefined, ...known(bank, who) };
  return page(bankReceiptView, props, leadingTo(bank));
}

/** What stands on every page of a customer. The bank keeps the name from the day the account was opened; later sign-ins need not tell it. */
function known({ ledger }: Bank, { session, introspection }: Customer): { name: string | undefined; evidence: BankEvidence } {
  const { idToken, userinfo, asked, wish } = session;
  return {
    name: ledger.find(session.sub)?.holder || undefined,
    evidence: { idToken, userinfo, asked, challenge: wish.stepUp?.challenge, introspection },
  };
}
