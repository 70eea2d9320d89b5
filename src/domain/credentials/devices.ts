import { randomBytes, randomUUID } from 'node:crypto';
import { prepared } from '../../platform/database/statements.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';
import { tokensIn } from './device-cookie.ts';

export interface Device {
  readonly id: string;
  readonly userAgent: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

const longestUserAgent = 300;

/** Makes the device known for this account; answers the token for its cookie, of which only a hash is kept. `proven`: by two factors. */
export async function rememberDevice(tx: Tx, accountId: string, seen: { userAgent: string; proven: boolean }): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await prepared(tx, {
    name: 'remember-device',
    text: `insert into devices (id, account_id, token_hash, user_agent, proven_at) values ($1, $2, $3, $4, case when $5 then app_now() end)`,
    values: [randomUUID(), accountId, artifactHash(token), seen.userAgent.slice(0, longestUserAgent), seen.proven],
  });
  return token;
}

/** Notes that a known device was used; its id, or undefined when it is not known to this account. */
export async function touchDevice(db: Db, accountId: string, seen: { cookie: string; proven: boolean }): Promise<string | undefined> {
  const rows = await prepared<{ id: string }>(db, {
    name: 'touch-device',
    text: `update devices set last_seen_at = app_now(), proven_at = coalesce(proven_at, case when $1 then app_now() end)
      where account_id = $2 and token_hash = any ($3::bytea[]) and revoked_at is null returning id`,
    values: [seen.proven, accountId, tokensIn(seen.cookie).map(artifactHash)],
  });
  return rows[0]?.id;
}

/** The devices an account is known on, last used first. */
export async function listDevices(db: Db, accountId: string): Promise<Device[]> {
  const { rows } = await db.raw('select * from devices where account_id = ? and revoked_at is null order by last_seen_at desc, id', [
    accountId,
  ]);
  return rows.map(deviceFromRow);
}

/** Makes a device unknown again; false when the account has no such device. */
export async function forgetDevice(tx: Tx, accountId: string, deviceId: string): Promise<boolean> {
  const { rowCount } = await tx.raw('update devices set revoked_at = app_now() where id = ? and account_id = ? and revoked_at is null', [
    deviceId,
    accountId,
  ]);
  if (rowCount === 1) await tx.raw('delete from attempt_counters where key = ?', [`device:${deviceId}`]);
  return rowCount === 1;
}

/** Makes every device unknown: whoever holds the cookie of one is a stranger again. */
export async function forgetAllDevices(tx: Tx, accountId: string): Promise<void> {
  await tx.raw('update devices set revoked_at = app_now() where account_id = ? and revoked_at is null', [accountId]);
}

function deviceFromRow(row: Record<string, unknown>): Device {
  return {
    id: String(row['id']),
    userAgent: String(row['user_agent']),
    firstSeenAt: row['first_seen_at'] as Date,
    lastSeenAt: row['last_seen_at'] as Date,
  };
}
