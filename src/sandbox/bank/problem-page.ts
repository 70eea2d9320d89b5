import { randomBytes } from 'node:crypto';
import { bankProblemView } from '../../../views/pages/sandbox/bank-problem.tsx';
import type { BankProblemKind } from '../../../views/pages/sandbox/bank-shapes.ts';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import type { BankProblem } from './oidc/problems.ts';
import { browserCookie, browserOf } from './origin.ts';
import type { Bank, PendingSignIn } from './types.ts';

/** HTTP status of the page; what the provider decided is no fault of the request. */
const statuses: Partial<Record<BankProblemKind, number>> = {
  unreachable: 502,
  untrusted: 400,
  'unknown-answer': 400,
  'order-unknown': 404,
};

/** What the bank had asked when the problem arose. */
type Asked = Pick<PendingSignIn, 'purpose' | 'asked'>;

/** The page that says what an error means for the bank and what the person can do. */
export function problemPage({ parts }: Bank, problem: BankProblem, asked?: Asked): Reply {
  const status = statuses[problem.kind] ?? 200;
  return page(bankProblemView, { problem, purpose: asked?.purpose, asked: asked?.asked }, { status, formAction: [parts.issuer] });
}

/**
 * The same page at an address of its own: what led to it happens once (an answer is used up, a form is sent), and reloading that would
 * tell of another problem.
 */
export function toProblem({ memory }: Bank, call: Call, problem: BankProblem, asked?: Asked): Reply {
  const browser = browserOf(call);
  const id = randomBytes(9).toString('base64url');
  memory.problems.put(`${browser} ${id}`, { problem, ...(asked ? { asked: { purpose: asked.purpose, asked: asked.asked } } : {}) });
  return redirect(`/bank/problem/${id}`, { cookies: [{ name: browserCookie, value: browser }] });
}

export async function keptProblem(bank: Bank, call: Call): Promise<Reply> {
  const kept = bank.memory.problems.find(`${call.cookie(browserCookie) ?? ''} ${call.params['problem'] ?? ''}`);
  return kept ? problemPage(bank, kept.problem, kept.asked) : redirect('/bank');
}
