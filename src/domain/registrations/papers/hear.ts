import type { FeedRegister } from '../../../connectors/registry-events.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { takeAccount } from '../../accounts/actions.ts';
import { changePaperStatus, type PaperChange } from '../../accounts/integrated-papers.ts';
import { kindsOf } from './rules.ts';

/**
 * A register published the status of a paper of an account. True when a paper in it has another status now. A question that is on its way
 * may have been answered before it: such an answer counts no more, and is asked for again.
 */
export async function hearOfPaper(
  tx: Tx,
  deps: Pick<Deps, 'secrets'>,
  heard: Omit<PaperChange, 'register'> & { readonly register: FeedRegister },
): Promise<boolean> {
  const { accountId, register } = heard;
  if (register === 'population' || register === 'id-card') return false;
  await takeAccount(tx, accountId);
  await tx.raw(
    `update application_papers p set heard_at = app_now() from applications a
     where a.id = p.application_id and a.account_id = ? and p.kind = any (?)`,
    [accountId, kindsOf(register)],
  );
  return changePaperStatus(tx, deps, { ...heard, register });
}
