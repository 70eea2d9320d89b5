import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { keepPicture } from '../pictures/keep.ts';
import { changeDraft, type DraftChange, type DraftSaved, takeDraft } from './actions.ts';

/** Keeps the picture of the face of a draft; an earlier one goes. */
export async function saveFace(
  deps: Deps,
  { applicationId, source, jpeg }: DraftChange & { readonly source: 'camera' | 'upload'; readonly jpeg: Uint8Array },
): Promise<DraftSaved> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeDraft(tx, applicationId))) return 'not-draft';
    const kept = await keepPicture(tx, deps, { applicationId, kind: 'face', source, jpeg });
    if (kept.kind !== 'kept') return 'not-draft';
    await changeDraft(tx, applicationId);
    return 'saved';
  });
}
