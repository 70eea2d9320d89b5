import { isUuid } from '../../../lib/uuid.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { PictureKind, PictureSource } from '../types.ts';
import type { PicturePurpose } from './retention.ts';

/** Under which pictures are sealed. */
export const picturePurpose = 'picture';

/** A picture without what it shows. */
export interface Picture {
  readonly id: string;
  readonly kind: PictureKind;
  readonly purpose: PicturePurpose;
  readonly source: PictureSource;
  readonly bytes: number;
  readonly takenAt: Date;
  /** Undefined: as long as the file, or the account, is kept. */
  readonly eraseAt: Date | undefined;
}

/** The pictures of a file that are still there, the newest first. */
export async function listPictures(db: Db, applicationId: string): Promise<Picture[]> {
  const rows = await db('application_pictures')
    .where({ application_id: applicationId, erased_at: null })
    .orderBy([{ column: 'taken_at', order: 'desc' }, 'id']);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    purpose: row.purpose,
    source: row.source,
    bytes: row.bytes,
    takenAt: row.taken_at,
    eraseAt: row.erase_at ?? undefined,
  }));
}

/**
 * What a picture shows, as JPEG. Both ids must belong together: whoever may see one file asks for no picture of another. Undefined when they do
 * not, when it is erased, and for ids that are none.
 */
export async function openPicture(
  db: Db,
  secrets: Secrets,
  { applicationId, pictureId }: { readonly applicationId: string; readonly pictureId: string },
): Promise<Buffer | undefined> {
  if (!isUuid(applicationId) || !isUuid(pictureId)) return undefined;
  const row = await db('application_pictures')
    .where({ id: pictureId, application_id: applicationId })
    .whereNotNull('sealed')
    .first('sealed');
  return row && Buffer.from(secrets.unseal(picturePurpose, row.sealed), 'base64');
}

/** The newest face of a file, as JPEG; undefined when none was taken, or it is erased. */
export async function openFace(db: Db, secrets: Secrets, applicationId: string): Promise<Buffer | undefined> {
  const row = await db('application_pictures')
    .where({ application_id: applicationId, kind: 'face' })
    .whereNotNull('sealed')
    .orderBy('taken_at', 'desc')
    .first('sealed');
  return row && Buffer.from(secrets.unseal(picturePurpose, row.sealed), 'base64');
}
