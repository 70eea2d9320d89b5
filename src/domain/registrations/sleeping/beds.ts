import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { SleepingKind } from '../types.ts';

/** Where a device was enrolled that wakes with the activation: at the counter, or in the sitting of a browser that activates. */
export interface Bed {
  readonly applicationId: string;
  /** Hash of the cookie of the sitting; absent at the counter. */
  readonly sitting?: Buffer | undefined;
}

/** Name of a bed wherever challenges are bound to it. */
export function challengeName({ applicationId, sitting }: Bed): string {
  return `sleeping:${applicationId}:${sitting?.toString('hex') ?? 'counter'}`;
}

export interface Sleeper {
  readonly id: string;
  readonly kind: SleepingKind;
  readonly secret: string;
  readonly label: string | undefined;
  readonly totpLastStep: number | undefined;
}

/** Lays a device to sleep in the place of an earlier one of its kind in the same bed. */
export async function laySleeper(tx: Tx, bed: Bed, sleeper: Omit<Sleeper, 'id'>): Promise<void> {
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('sleeping:' || ?, 0))`, [bed.applicationId]);
  await tx('sleeping_credentials')
    .where({ application_id: bed.applicationId, kind: sleeper.kind })
    .modify((query) => void (bed.sitting ? query.whereNotNull('sitting_hash') : query.whereNull('sitting_hash')))
    .delete();
  await tx('sleeping_credentials').insert({
    id: randomUUID(),
    application_id: bed.applicationId,
    kind: sleeper.kind,
    secret: sleeper.secret,
    label: sleeper.label ?? null,
    totp_last_step: sleeper.totpLastStep ?? null,
    sitting_hash: bed.sitting ?? null,
  });
}

/** What sleeps in a bed. */
export async function findSleeper(db: Db, { applicationId, sitting }: Bed, kind: SleepingKind): Promise<Sleeper | undefined> {
  const { rows } = await db.raw(
    'select * from sleeping_credentials where application_id = ? and kind = ? and sitting_hash is not distinct from ?::bytea',
    [applicationId, kind, sitting ?? null],
  );
  return rows[0] && sleeperFromRow(rows[0]);
}

/** Everything that wakes when this sitting takes the account into use: from the counter, and from the sitting itself, which goes before. */
export async function takeSleepers(tx: Tx, { applicationId, sitting }: Required<Bed>): Promise<Sleeper[]> {
  const { rows } = await tx.raw(
    `with gone as (delete from sleeping_credentials where application_id = ? returning *)
     select distinct on (kind) * from gone where sitting_hash is null or sitting_hash = ? order by kind, sitting_hash nulls last`,
    [applicationId, sitting ?? null],
  );
  return (rows as Record<string, unknown>[]).map(sleeperFromRow);
}

function sleeperFromRow(row: Record<string, unknown>): Sleeper {
  return {
    id: String(row['id']),
    kind: row['kind'] as SleepingKind,
    secret: String(row['secret']),
    label: (row['label'] as string | null) ?? undefined,
    totpLastStep: row['totp_last_step'] === null ? undefined : Number(row['totp_last_step']),
  };
}
