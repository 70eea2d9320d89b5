import type { FingerCapture } from '../../../connectors/registries.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { recordAudit } from '../../audit/actions.ts';
import { readHeldFingers } from '../subject.ts';
import { heldHours } from './finger-rules.ts';

export interface FingersToHold {
  readonly applicationId: string;
  readonly fingers: readonly FingerCapture[];
  /** Some of them were held before: all go when the oldest must. */
  readonly withOlder: boolean;
}

/** Puts captured fingers, sealed, where they wait for the register, in the place of those of before. The caller holds the file's row. */
export async function holdFingers(tx: Tx, secrets: Secrets, { applicationId, fingers, withOlder }: FingersToHold): Promise<void> {
  if (fingers.length === 0) {
    await tx('held_captures').where({ application_id: applicationId }).delete();
    return;
  }
  const images = fingers.map(({ finger, image }) => ({ finger, image: Buffer.from(image).toString('base64') }));
  await tx.raw(
    `insert into held_captures as h (application_id, sealed, erase_at) values (?, ?, app_now() + make_interval(hours => ?))
     on conflict (application_id) do update set
       sealed = excluded.sealed, held_at = app_now(), erase_at = case when ? then h.erase_at else excluded.erase_at end`,
    [applicationId, secrets.seal('held-captures', JSON.stringify(images)), heldHours, withOlder],
  );
}

/** Fingers that still wait, once those whose time is over are gone. The caller holds the file's row. */
export async function takeHeldFingers(tx: Tx, secrets: Secrets, applicationId: string): Promise<FingerCapture[]> {
  await erase(tx, 'application_id = ? and erase_at <= app_now()', [applicationId]);
  return readHeldFingers(tx, secrets, applicationId);
}

/** Erases fingers that no register compared within a day: the person is asked to come again. Returns how many files had some. */
export async function eraseHeldFingers(deps: Deps, limit: number): Promise<number> {
  const due = `application_id in (select application_id from held_captures where erase_at <= app_now() order by erase_at limit ? for update skip locked)`;
  return inTransaction(deps.db, (tx) => erase(tx, due, [limit]));
}

/** In a draft a finger whose image is gone was not captured. */
async function erase(tx: Tx, which: string, bindings: readonly (string | number)[]): Promise<number> {
  const { rows } = await tx.raw(`delete from held_captures where ${which} returning application_id`, bindings);
  const gone = (rows as { application_id: string }[]).map((row) => row.application_id);
  if (gone.length === 0) return 0;
  await tx.raw(
    `update application_fingers f set status = null from applications a
     where a.id = f.application_id and a.state = 'draft' and f.status = 'captured' and a.id = any (?)`,
    [gone],
  );
  for (const applicationId of gone) await recordAudit(tx, { event: 'application.captures-erased', actor: 'system', applicationId });
  return gone.length;
}
