import type { FingerCapture } from '../../../connectors/registries.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { recordAudit } from '../../audit/actions.ts';
import { readHeldFingers } from '../subject.ts';
import type { CardPicture } from './types.ts';

const purpose = 'held-card-captures';

/** Hours in which a file must be sent once its captures are taken: they are of one sitting. */
const sittingHours = 24;

/** Days that the captures of a sent file wait, for a population register that is corrected or a card system that is down. */
const waitingDays = 30;

/** Everything the card system needs of a body. */
export interface CardCaptures {
  readonly face: Uint8Array;
  readonly fingers: readonly FingerCapture[];
  readonly iris: readonly Uint8Array[];
}

/** Holds a capture, sealed, in the place of the one before. The caller holds the file's row. */
export async function holdPicture(
  tx: Tx,
  secrets: Secrets,
  { applicationId, kind, jpeg }: { applicationId: string; kind: CardPicture; jpeg: Uint8Array },
): Promise<void> {
  await tx.raw(
    `insert into held_card_captures (application_id, kind, sealed, erase_at) values (?, ?, ?, app_now() + make_interval(hours => ?))
     on conflict (application_id, kind) do update set sealed = excluded.sealed, held_at = app_now(), erase_at = excluded.erase_at`,
    [applicationId, kind, secrets.seal(purpose, Buffer.from(jpeg).toString('base64')), sittingHours],
  );
}

/** Takes back captures of the eyes. The caller holds the file's row. */
export async function dropIris(tx: Tx, applicationId: string): Promise<void> {
  await tx('held_card_captures').where({ application_id: applicationId }).whereIn('kind', ['iris-left', 'iris-right']).delete();
}

/** The file was sent: what was captured waits as long as it may have to. */
export async function keepWaiting(tx: Tx, applicationId: string): Promise<void> {
  for (const table of ['held_card_captures', 'held_captures']) {
    await tx(table)
      .where({ application_id: applicationId })
      .update({ erase_at: tx.raw('app_now() + make_interval(days => ?)', [waitingDays]) });
  }
}

/** What waits for the card system; undefined when the face is not there, or not any more. */
export async function readCaptures(db: Db, secrets: Secrets, applicationId: string): Promise<CardCaptures | undefined> {
  const rows: { kind: CardPicture; sealed: string }[] = await db('held_card_captures')
    .where({ application_id: applicationId })
    .orderBy('kind')
    .select('kind', 'sealed');
  const open = ({ sealed }: { sealed: string }): Uint8Array => Buffer.from(secrets.unseal(purpose, sealed), 'base64');
  const face = rows.find(({ kind }) => kind === 'face');
  if (!face) return undefined;
  const iris = rows.filter(({ kind }) => kind !== 'face').map(open);
  return { face: open(face), fingers: await readHeldFingers(db, secrets, applicationId), iris };
}

/** The card system has them: nothing of a body stays here. */
export async function dropCaptures(tx: Tx, applicationId: string): Promise<void> {
  for (const table of ['held_card_captures', 'held_captures']) await tx(table).where({ application_id: applicationId }).delete();
}

/** Erases captures that waited too long; in a draft they were then not taken. Answers how many went. */
export async function eraseCardCaptures({ db }: Pick<Deps, 'db'>, limit: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { rows } = await tx.raw(
      `delete from held_card_captures where (application_id, kind) in (
         select application_id, kind from held_card_captures where erase_at <= app_now() order by erase_at limit ? for update skip locked)
       returning application_id`,
      [limit],
    );
    const files = new Set((rows as { application_id: string }[]).map((row) => row.application_id));
    for (const applicationId of files) await recordAudit(tx, { event: 'card.captures-erased', actor: 'system', applicationId });
    return rows.length;
  });
}
