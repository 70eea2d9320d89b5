import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { DraftSaved } from '../drafts/actions.ts';
import { keepPicture } from '../pictures/keep.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange } from './types.ts';

/** Keeps the face that was taken at the counter; an earlier one goes. */
export async function saveCounterFace(deps: Deps, change: CounterChange & { readonly jpeg: Uint8Array }): Promise<DraftSaved> {
  const { applicationId, officerId, requestId, jpeg } = change;
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, change))) return 'not-draft';
    const kept = await keepPicture(tx, deps, { applicationId, kind: 'face', source: 'officer', jpeg });
    if (kept.kind !== 'kept') return 'not-draft';
    await recordAudit(tx, { event: 'application.face-taken', actor: `officer:${officerId}`, applicationId, requestId });
    return 'saved';
  });
}
