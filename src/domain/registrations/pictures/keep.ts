import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { takeApplication } from '../queries.ts';
import type { Application, ApplicationState, Flag, PictureKind, PictureSource } from '../types.ts';
import { picturePurpose } from './queries.ts';
import { purposeOf } from './retention.ts';

/** While a file is written, and while it waits for what is missing. */
const takesPictures: readonly ApplicationState[] = ['draft', 'needs-supplement'];
/** A face that a register could not use is taken again at the counter while it is compared. */
const takesFaceAgain: readonly ApplicationState[] = ['registry-check', 'awaiting-decision'];
/** Papers of one file. */
const mostPapers = 12;

export interface NewPicture {
  readonly applicationId: string;
  readonly kind: PictureKind;
  readonly source: PictureSource;
  /** As `readPicture` gave it: nothing that came from outside is kept as it came. */
  readonly jpeg: Uint8Array;
}

export type KeptPicture =
  | { readonly kind: 'kept'; readonly pictureId: string }
  | { readonly kind: 'state-forbids' }
  | { readonly kind: 'too-many' };

/**
 * Keeps a picture of a file, sealed. In a draft a new face or signature takes the place of the one before; while a file waits for what is missing
 * the earlier one stays, because a decision may have looked at it. A face that was not taken in the sitting raises its flag, one that was lowers it.
 */
export async function keepPicture(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, picture: NewPicture): Promise<KeptPicture> {
  const { applicationId, kind, source, jpeg } = picture;
  const application = await takeApplication(tx, applicationId);
  if (!application || !mayKeep(application, picture)) return { kind: 'state-forbids' };
  if (kind === 'paper' && (await countPapers(tx, applicationId)) >= mostPapers) return { kind: 'too-many' };
  if (kind !== 'paper' && application.state === 'draft') await erase(tx, { applicationId, kind });
  const id = randomUUID();
  await tx('application_pictures').insert({
    id,
    application_id: applicationId,
    kind,
    purpose: purposeOf[kind],
    source,
    sealed: secrets.seal(picturePurpose, Buffer.from(jpeg).toString('base64')),
    media_type: 'image/jpeg',
    bytes: jpeg.length,
    erase_at: tx('applications').where({ id: applicationId, state: 'draft' }).select('erase_at'),
  });
  if (kind === 'face') await flagUpload(tx, application, source === 'upload');
  return { kind: 'kept', pictureId: id };
}

function mayKeep({ state }: Application, { kind, source }: NewPicture): boolean {
  return takesPictures.includes(state) || (kind === 'face' && source === 'officer' && takesFaceAgain.includes(state));
}

/** Takes back a picture of a draft that the applicant does not want to send. False: there is none, or the file was sent. */
export async function dropPicture(tx: Tx, { applicationId, pictureId }: { applicationId: string; pictureId: string }): Promise<boolean> {
  const application = await takeApplication(tx, applicationId);
  if (application?.state !== 'draft') return false;
  return (await erase(tx, { applicationId, id: pictureId })) > 0;
}

async function countPapers(tx: Tx, applicationId: string): Promise<number> {
  const row = await tx('application_pictures')
    .where({ application_id: applicationId, kind: 'paper', erased_at: null })
    .count('* as n')
    .first();
  return Number(row?.['n']);
}

/** What it showed goes; that there was one stays with the file. */
async function erase(tx: Tx, { applicationId, ...which }: { applicationId: string; kind?: PictureKind; id?: string }): Promise<number> {
  return tx('application_pictures')
    .where({ application_id: applicationId, erased_at: null, ...which })
    .update({ sealed: null, erased_at: tx.raw('app_now()') });
}

async function flagUpload(tx: Tx, { id, flags }: Application, uploaded: boolean): Promise<void> {
  const flag: Flag = 'uploaded-face';
  if (flags.includes(flag) === uploaded) return;
  const change = uploaded ? 'array_append(flags, ?)' : 'array_remove(flags, ?)';
  await tx('applications')
    .where({ id })
    .update({ flags: tx.raw(change, [flag]) });
}
