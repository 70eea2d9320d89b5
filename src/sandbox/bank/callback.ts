import { redirect } from '../../platform/http/route.ts';
import type { Call, Reply } from '../../platform/http/types.ts';
import { receiveAnswer } from '../party/answer.ts';
import { carryOut } from './money/transfer.ts';
import { problemPage } from './problem-page.ts';
import type { Bank, BankSession } from './types.ts';

/** What the bank makes of the provider's answer. */
export async function receiveCustomer(bank: Bank, call: Call): Promise<Reply> {
  return receiveAnswer(bank, call, {
    // The provider may have let somebody else prove themselves: their level says nothing about our customer.
    refuse: ({ sub, wish: { stepUp } }) => (stepUp && stepUp.sub !== sub ? { kind: 'other-person', error: 'sub' } : undefined),
    onProblem: (problem) => problemPage(bank, problem),
    goOn: (session) => goOn(bank, call, session),
  });
}

async function goOn(bank: Bank, call: Call, session: BankSession): Promise<Reply> {
  const { purpose, stepUp } = session.wish;
  if (stepUp) return carryOut(bank, { call, session, orderId: stepUp.order, attempt: stepUp.attempt });
  if (purpose === 'open') {
    const { name } = session.userinfo;
    bank.ledger.open(session.sub, typeof name === 'string' ? name : '');
    return redirect('/bank/account');
  }
  return redirect(purpose === 'balance' ? '/bank/balance' : '/bank/transfer');
}
