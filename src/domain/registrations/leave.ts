import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Actor } from '../audit/types.ts';
import { eraseDraft } from './drafts/erase.ts';
import { moveApplication } from './move.ts';
import { takeApplication } from './queries.ts';
import { settleTasks } from './settled-tasks.ts';

/** The applicant gives up, or whose name was used says so. What was captured is erased by its time; nothing is granted any more. */
export async function leaveApplication(
  tx: Tx,
  leaving: { applicationId: string; event: 'withdraw' | 'stop'; actor: Actor; requestId?: string | undefined },
): Promise<boolean> {
  const moved = await moveApplication(tx, leaving);
  if (moved.kind !== 'moved') return false;
  await tx('held_captures').where({ application_id: leaving.applicationId }).del();
  await settleTasks(tx, { applicationId: leaving.applicationId, outcome: moved.application.state });
  return true;
}

/** The applicant withdraws the file from its status page; a draft is erased at once. False: it is decided already. */
export async function withdrawApplication(
  deps: Deps,
  { applicationId, requestId }: { applicationId: string; requestId: string },
): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (application?.state === 'draft') return eraseDraft(tx, { applicationId, reason: 'given-up', requestId });
    return leaveApplication(tx, { applicationId, event: 'withdraw', actor: `applicant:${applicationId}`, requestId });
  });
}
