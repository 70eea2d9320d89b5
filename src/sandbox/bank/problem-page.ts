import { bankProblemView } from '../../../views/pages/sandbox/bank-problem.tsx';
import type { BankProblemKind } from '../../../views/pages/sandbox/bank-shapes.ts';
import { page } from '../../platform/http/route.ts';
import type { Reply } from '../../platform/http/types.ts';
import type { BankProblem } from './oidc/problems.ts';
import type { Bank, PendingSignIn } from './types.ts';

/** HTTP status of the page; what the provider decided is no fault of the request. */
const statuses: Partial<Record<BankProblemKind, number>> = {
  unreachable: 502,
  untrusted: 400,
  'unknown-answer': 400,
  'order-unknown': 404,
};

/** The page that says what an error means for the bank and what the person can do; `pending` is what the bank had asked. */
export function problemPage({ parts }: Bank, problem: BankProblem, pending?: PendingSignIn): Reply {
  const status = statuses[problem.kind] ?? 200;
  const asked = pending?.asked;
  return page(bankProblemView, { problem, purpose: pending?.purpose, asked }, { status, formAction: [parts.issuer] });
}
