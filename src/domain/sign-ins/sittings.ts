import { prepared } from '../../platform/database/statements.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import type { StoredFactor } from '../../platform/token-store/types.ts';
import type { PassedFactor } from '../credentials/types.ts';

/** One sign-in in progress: the factors a person has passed before a session holds them. */
export interface Sitting {
  readonly accountId: string | undefined;
  readonly sessionUid: string | undefined;
  readonly clientId: string;
  readonly factors: readonly PassedFactor[];
  readonly offerDeclined: boolean;
  readonly deviceId: string | undefined;
  /** When the authorization request arrived. */
  readonly openedAt: Date;
  readonly closed: boolean;
  readonly now: Date;
}

/** Begins a sitting for an interaction; a second call for the same one changes nothing. */
export async function openSitting(
  db: Db,
  sitting: { uid: string; clientId: string; accountId?: string; sessionUid?: string; life: number },
): Promise<void> {
  await prepared(db, {
    name: 'open-sitting',
    text: `insert into sittings (uid_hash, client_id, account_id, session_uid, expires_at)
      values ($1, $2, $3, $4, app_now() + make_interval(secs => $5)) on conflict do nothing`,
    values: [artifactHash(sitting.uid), sitting.clientId, sitting.accountId ?? null, sitting.sessionUid ?? null, sitting.life],
  });
}

/** The sitting of an interaction, while it has not expired. */
export async function findSitting(db: Db, uid: string): Promise<Sitting | undefined> {
  const { rows } = await db.raw(`select *, app_now() as now from sittings where uid_hash = ? and expires_at > app_now()`, [
    artifactHash(uid),
  ]);
  return rows[0] && sittingFromRow(rows[0]);
}

/** Adds a passed factor; false when the sitting is over or belongs to somebody else. */
export async function addFactor(
  tx: Tx,
  uid: string,
  passed: { accountId: string; factor: PassedFactor; deviceId?: string },
): Promise<boolean> {
  const result = await tx.raw(
    `update sittings set factors = factors || ?::jsonb, account_id = ?, device_id = coalesce(?::uuid, device_id)
     where uid_hash = ? and closed_at is null and expires_at > app_now() and (account_id is null or account_id = ?)`,
    [JSON.stringify([toStored(passed.factor, uid)]), passed.accountId, passed.deviceId ?? null, artifactHash(uid), passed.accountId],
  );
  return result.rowCount === 1;
}

/** Remembers that the person chose to go on at the level reached. */
export async function declineOffer(db: Db, uid: string): Promise<void> {
  await db.raw('update sittings set offer_declined = true where uid_hash = ? and closed_at is null', [artifactHash(uid)]);
}

/** Starts over with nobody: the person at the screen is somebody else. */
export async function clearSitting(tx: Tx, uid: string): Promise<void> {
  await tx.raw(
    `update sittings set account_id = null, session_uid = null, factors = '[]', offer_declined = false
     where uid_hash = ? and closed_at is null`,
    [artifactHash(uid)],
  );
}

/** A row of `sittings` with `now`; times may be ISO 8601 text, as inside JSON. */
export function sittingFromRow(row: Record<string, unknown>): Sitting {
  return {
    accountId: (row.account_id as string | null) ?? undefined,
    sessionUid: (row.session_uid as string | null) ?? undefined,
    clientId: String(row.client_id),
    factors: (row.factors as StoredFactor[]).map(fromStored),
    offerDeclined: row.offer_declined === true,
    deviceId: (row.device_id as string | null) ?? undefined,
    openedAt: new Date(row.opened_at as string | Date),
    closed: row.closed_at !== null,
    now: new Date(row.now as string | Date),
  };
}

/** A factor as JSON, with the sitting in which it was passed. */
export function toStored(factor: PassedFactor, sitting: string): StoredFactor {
  return {
    kind: factor.kind,
    ...(factor.credentialId ? { credentialId: factor.credentialId } : {}),
    passedAt: factor.passedAt.toISOString(),
    ...(factor.deviceBound === undefined ? {} : { deviceBound: factor.deviceBound }),
    sitting: sittingName(sitting),
  };
}

export function fromStored(stored: StoredFactor): PassedFactor {
  return {
    kind: stored.kind as PassedFactor['kind'],
    ...(stored.credentialId ? { credentialId: stored.credentialId } : {}),
    passedAt: new Date(stored.passedAt),
    ...(stored.deviceBound === undefined ? {} : { deviceBound: stored.deviceBound }),
  };
}

/** How a stored factor names its sitting: the interaction id itself is a secret of the browser. */
export function sittingName(uid: string): string {
  return artifactHash(uid).toString('base64url');
}
