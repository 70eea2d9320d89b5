import { dayOf } from '../../../lib/days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { DraftSaved } from '../drafts/actions.ts';
import { takeCounterDraft } from '../intake/take.ts';
import type { CounterChange } from '../intake/types.ts';
import { dropPicture, keepPicture } from '../pictures/keep.ts';
import { readDeclared } from '../queries.ts';
import { dropIris, holdPicture } from './captures.ts';
import { deliveryPurpose } from './queries.ts';
import { needsIris } from './rules.ts';
import type { CardDelivery, IrisReason } from './types.ts';

/** Changes the card application of a draft that this officer is keying, with an audit row. */
async function change(
  deps: Deps,
  { applicationId, officerId, requestId }: CounterChange,
  { part, write }: { readonly part: string; readonly write: (tx: Tx) => Promise<Record<string, unknown> | undefined> },
): Promise<DraftSaved> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, { applicationId, officerId }))) return 'not-draft';
    const set = await write(tx);
    if (!set) return 'not-draft';
    await tx('card_applications').where({ application_id: applicationId }).update(set);
    await recordAudit(tx, { event: 'card.keyed', actor: `officer:${officerId}`, applicationId, requestId, details: { part } });
    return 'saved';
  });
}

/** Holds the face for the card system; it is no picture of the file, and is never kept. */
export async function saveCardFace(deps: Deps, face: CounterChange & { readonly jpeg: Uint8Array }): Promise<DraftSaved> {
  return change(deps, face, {
    part: 'face',
    write: async (tx) => {
      await holdPicture(tx, deps.secrets, { applicationId: face.applicationId, kind: 'face', jpeg: face.jpeg });
      return { face_at: tx.raw('app_now()') };
    },
  });
}

/** One eye or both, and why not both. */
export interface Iris {
  readonly left?: Uint8Array | undefined;
  readonly right?: Uint8Array | undefined;
  readonly reason?: IrisReason | undefined;
}

/** Holds the eyes for the card system, in the place of those of before. Of a child below the age for it no eye is taken (L-CC:23.1). */
export async function saveIris(deps: Deps, eyes: CounterChange & Iris): Promise<DraftSaved> {
  const { applicationId, left, right, reason } = eyes;
  return change(deps, eyes, {
    part: 'iris',
    write: async (tx) => {
      const declared = await readDeclared(tx, deps.secrets, applicationId);
      if (!needsIris({ birthDate: declared?.birthDate, today: dayOf(await databaseNow(tx)) })) return undefined;
      await dropIris(tx, applicationId);
      if (left) await holdPicture(tx, deps.secrets, { applicationId, kind: 'iris-left', jpeg: left });
      if (right) await holdPicture(tx, deps.secrets, { applicationId, kind: 'iris-right', jpeg: right });
      const isBoth = left !== undefined && right !== undefined;
      return { iris_at: tx.raw('app_now()'), no_iris: !left && !right, iris_reason: isBoth ? null : (reason ?? null) };
    },
  });
}

/** Keys where the card is to go; what was signed before said something else. */
export async function saveDelivery(deps: Deps, to: CounterChange & { readonly delivery: CardDelivery }): Promise<DraftSaved> {
  const { applicationId, delivery } = to;
  const address = delivery.kind === 'address' ? deps.secrets.seal(deliveryPurpose, delivery.address) : null;
  return change(deps, to, {
    part: 'delivery',
    write: async (tx) => {
      await dropForms(tx, applicationId);
      return { delivery: delivery.kind, deliver_to: address, signed_id: null };
    },
  });
}

/** Keeps the collection form (CC01) that the applicant read and signed; an earlier one goes. */
export async function saveSignedForm(deps: Deps, form: CounterChange & { readonly jpeg: Uint8Array }): Promise<DraftSaved> {
  const { applicationId, jpeg } = form;
  return change(deps, form, {
    part: 'form',
    write: async (tx) => {
      await dropForms(tx, applicationId);
      const kept = await keepPicture(tx, deps, { applicationId, kind: 'paper', source: 'officer', jpeg });
      return kept.kind === 'kept' ? { signed_id: kept.pictureId } : undefined;
    },
  });
}

/** The form is the only paper of such a draft: what was signed for something else goes, also where it counts no longer already. */
async function dropForms(tx: Tx, applicationId: string): Promise<void> {
  await tx('card_applications').where({ application_id: applicationId }).update({ signed_id: null });
  const forms: string[] = await tx('application_pictures')
    .where({ application_id: applicationId, kind: 'paper', erased_at: null })
    .pluck('id');
  for (const pictureId of forms) await dropPicture(tx, { applicationId, pictureId });
}
