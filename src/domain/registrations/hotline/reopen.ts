import type { Day } from '../../../lib/days.ts';
import { deleteBatch } from '../../../platform/database/delete-batch.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Officer } from '../../officers/types.ts';
import { reopenActivation } from '../activation/start-window.ts';
import { callMinutes } from './calls.ts';

export type ReopenOutcome =
  | { readonly kind: 'reopened'; readonly endsOn: Day }
  /** The window is not over, or the account is active already. */
  | { readonly kind: 'nothing-to-open' }
  | { readonly kind: 'gone' };

/** All that a verified call is good for: the window of activation is opened anew, once. */
export async function reopenByCall(
  deps: Pick<Deps, 'db' | 'secrets'>,
  { callId, officer }: { callId: string; officer: Officer },
): Promise<ReopenOutcome> {
  return inTransaction(deps.db, async (tx) => {
    const call = await tx('hotline_calls')
      .where({ id: callId, officer_id: officer.id, passed: true, reopened_at: null })
      .where('answered_at', '>', tx.raw('app_now() - make_interval(mins => ?)', [callMinutes]))
      .forUpdate()
      .first('account_id');
    if (!call) return { kind: 'gone' };
    const activation = await tx('activations').where({ account_id: call.account_id }).orderBy('opened_at', 'desc').first('id');
    const answer = activation && (await reopenActivation(tx, deps, { activationId: activation.id, officerId: officer.id }));
    if (!answer || 'refused' in answer) return { kind: 'nothing-to-open' };
    await tx('hotline_calls')
      .where({ id: callId })
      .update({ reopened_at: tx.raw('app_now()') });
    return { kind: 'reopened', endsOn: answer.reopened };
  });
}

/** Removes calls of last month: the audit trail keeps that they were. Returns how many. */
export async function purgeCalls(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'hotline_calls', { which: `begun_at <= app_now() - interval '30 days'`, limit });
}
