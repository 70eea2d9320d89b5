import type { FingerCapture, FingerName } from '../../../connectors/registries.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { DraftSaved } from '../drafts/actions.ts';
import { voidException } from './exception.ts';
import { triesToUnreadable } from './finger-rules.ts';
import { holdFingers, takeHeldFingers } from './held.ts';
import { listFingers } from './queries.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange, Finger, FingerStatus } from './types.ts';

/** What was done about one finger: an image of it, a try that gave none, or a word about it. */
export type FingerNote =
  | { readonly finger: FingerName; readonly kind: 'image'; readonly jpeg: Uint8Array }
  | { readonly finger: FingerName; readonly kind: 'failed' }
  | { readonly finger: FingerName; readonly kind: 'status'; readonly status: Exclude<FingerStatus, 'captured'> };

export interface FingersSaved {
  readonly kind: DraftSaved;
  /** Fingers that may not be called unreadable yet. */
  readonly tooFewTries: readonly FingerName[];
}

/** Notes how fingers could be captured. Images go, sealed, to where they wait for the register, and nowhere else. */
export async function saveFingers(deps: Deps, change: CounterChange & { readonly notes: readonly FingerNote[] }): Promise<FingersSaved> {
  const { applicationId, officerId, requestId, notes } = change;
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, change))) return { kind: 'not-draft', tooFewTries: [] };
    const held = await takeHeldFingers(tx, deps.secrets, applicationId);
    const before = await listFingers(tx, applicationId);
    const tooFewTries = notes.filter((note) => isTooEarly(note, before)).map(({ finger }) => finger);
    const taken = notes.filter(({ finger }) => !tooFewTries.includes(finger));
    for (const note of taken) await noteFinger(tx, applicationId, note);
    await holdNoted(tx, deps, { applicationId, notes: taken, held });
    if (statuses(before) !== statuses(await listFingers(tx, applicationId))) await voidException(tx, applicationId);
    const details = { fingers: taken.map(({ finger }) => finger) };
    await recordAudit(tx, { event: 'application.fingers-noted', actor: `officer:${officerId}`, applicationId, requestId, details });
    return { kind: 'saved', tooFewTries };
  });
}

function isTooEarly(note: FingerNote, before: readonly Finger[]): boolean {
  if (note.kind !== 'status' || note.status !== 'unreadable') return false;
  return (before.find(({ finger }) => finger === note.finger)?.tries ?? 0) < triesToUnreadable;
}

function statuses(fingers: readonly Finger[]): string {
  return fingers.map(({ status }) => status ?? '').join();
}

/** A failed try leaves a capture that is there already. The caller holds the file's row. */
export async function noteFinger(tx: Tx, applicationId: string, note: FingerNote): Promise<void> {
  const status = note.kind === 'image' ? 'captured' : note.kind === 'status' ? note.status : null;
  const which = { application_id: applicationId, finger: note.finger };
  await tx('application_fingers').insert(which).onConflict(['application_id', 'finger']).ignore();
  await tx('application_fingers')
    .where(which)
    .update({
      status: tx.raw('coalesce(?, status)', [status]),
      tries: tx.raw('least(tries + ?, 1000)', [note.kind === 'status' ? 0 : 1]),
      noted_at: tx.raw('app_now()'),
    });
}

async function holdNoted(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  { applicationId, notes, held }: { applicationId: string; notes: readonly FingerNote[]; held: readonly FingerCapture[] },
): Promise<void> {
  const images = notes.flatMap((note): FingerCapture[] => (note.kind === 'image' ? [{ finger: note.finger, image: note.jpeg }] : []));
  const changed = notes.filter(({ kind }) => kind !== 'failed').map(({ finger }) => finger);
  if (changed.length === 0) return;
  const older = held.filter(({ finger }) => !changed.includes(finger));
  await holdFingers(tx, secrets, { applicationId, fingers: [...older, ...images], withOlder: older.length > 0 });
}
