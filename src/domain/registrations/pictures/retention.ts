import { rulesOf } from '../deadlines/queries.ts';
import type { Application, ApplicationState, PictureKind } from '../types.ts';
import type { Tx } from '../../../platform/database/types.ts';

/** What a picture is kept for. */
export type PicturePurpose = 'identity' | 'proof' | 'consent';

/** The face is part of the identity (law.md 5.1), a paper proves something about it, a signature or mark is the statement of consent. */
export const purposeOf: Readonly<Record<PictureKind, PicturePurpose>> = { face: 'identity', paper: 'proof', signature: 'consent' };

/**
 * Which pictures stay, with the account, when a file comes to an end; all others go. Nothing of a file without an account is needed once its time
 * to complain is over. A granted one keeps the face with the account's data (K1: for good) and the consent, which must be provable later (C1);
 * papers have proved what they were brought for.
 */
const staysAfter: Readonly<Partial<Record<ApplicationState, readonly PicturePurpose[]>>> = {
  refused: [],
  returned: [],
  withdrawn: [],
  stopped: [],
  granted: ['identity', 'consent'],
};

/** Sets until when the pictures of a file are kept, in the transaction in which its state changes. Those of a draft go with the draft. */
export async function timePictures(tx: Tx, { application, to }: { application: Application; to: ApplicationState }): Promise<void> {
  const staying = staysAfter[to];
  if (!staying && application.state !== 'draft') return;
  await tx.raw(
    `update application_pictures set erase_at = case when ? and purpose <> all (?) then app_now() + make_interval(days => ?) end
     where application_id = ? and erased_at is null`,
    [staying !== undefined, [...(staying ?? [])], rulesOf(application).retention.pictureDays.value, application.id],
  );
}
