import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { eraseDraft } from './drafts/erase.ts';
import { dropTasks } from './drop-tasks.ts';
import { moveApplication } from './move.ts';
import { takeApplication } from './queries.ts';

/** `late`: it has been decided, or had ended before. */
export type Withdrawal = 'withdrawn' | 'late';

/** The applicant gives a file up. A draft is erased at once; of a file that was sent, what is kept goes by its retention. */
export async function withdrawFile(
  deps: Deps,
  { applicationId, requestId }: { readonly applicationId: string; readonly requestId: string },
): Promise<Withdrawal> {
  return inTransaction(deps.db, async (tx) => {
    const file = await takeApplication(tx, applicationId);
    if (file?.state === 'draft') {
      await eraseDraft(tx, applicationId, 'given-up');
      return 'withdrawn';
    }
    const moved = await moveApplication(tx, {
      applicationId,
      event: 'withdraw',
      actor: `applicant:${applicationId}`,
      requestId,
      details: { reason: 'given-up' },
    });
    if (moved.kind !== 'moved') return 'late';
    await dropTasks(tx, applicationId, 'withdrawn');
    return 'withdrawn';
  });
}
