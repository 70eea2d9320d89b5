import { bankProblemView } from '../../../views/pages/sandbox/bank-problem.tsx';
import type { BankOwnProblem } from '../../../views/pages/sandbox/bank-shapes.ts';
import { page, redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { leadingTo } from '../party/origin.ts';
import { keptProblem, statusOf } from '../party/problem-page.ts';
import type { PartyProblem } from '../party/problems.ts';
import type { Asked } from '../party/types.ts';
import type { Bank, BankWish } from './types.ts';

/** The page that says what an error means for the bank and what the person can do. */
export function problemPage(bank: Bank, problem: PartyProblem<BankOwnProblem>, before?: Asked<BankWish>): Reply {
  const props = { problem, purpose: before?.wish.purpose, asked: before?.asked };
  return page(bankProblemView, props, { status: statusOf(problem.kind), ...leadingTo(bank) });
}

export async function problemOfAddress(bank: Bank, call: Call): Promise<Reply> {
  const kept = keptProblem(bank, call);
  return kept ? problemPage(bank, kept.problem, kept.before) : redirect('/bank');
}
