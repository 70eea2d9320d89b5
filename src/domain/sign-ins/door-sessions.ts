import { randomBytes } from 'node:crypto';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db } from '../../platform/database/types.ts';
import { artifactHash } from '../../platform/token-store/hash.ts';

export type DoorName = 'self-service' | 'back-office';

/** What a door learned when its person signed in. */
export interface DoorSignIn {
  readonly door: DoorName;
  readonly accountId: string;
  /** Session id in the ID token. */
  readonly sid: string;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly authTime: Date;
  /** Sealed ID token, the hint for the log-out. */
  readonly sealedIdToken: string;
}

export interface DoorSession extends Omit<DoorSignIn, 'sid'> {
  readonly sessionUid: string;
  /** Hash of the cookie, to which form tokens and later writes are bound. */
  readonly id: Buffer;
  /** A recovery code opened it: it may add a new factor and change no other. */
  readonly byRecovery: boolean;
  /** When the sign-in that opened it came back; `authTime` is of whole seconds only (OIDC Core 2). */
  readonly startedAt: Date;
  readonly now: Date;
}

/** Seconds: how long a door session lives without use, and in all (NIST SP 800-63B-4 2.3.3 for the back-office). */
export const doorLimits: Readonly<Record<DoorName, { readonly idle: number; readonly absolute: number }>> = {
  'self-service': { idle: 60 * 60, absolute: 12 * 60 * 60 },
  'back-office': { idle: 15 * 60, absolute: 12 * 60 * 60 },
};

/** Begins a door session on the living browser session behind an ID token; undefined when that has ended meanwhile. */
export async function beginDoorSession(db: Db, signIn: DoorSignIn): Promise<string | undefined> {
  const cookie = randomBytes(32).toString('base64url');
  const { rowCount } = await db.raw(
    `insert into door_sessions (id_hash, door, account_id, session_uid, acr, amr, auth_time, id_token, expires_at)
     select ?, ?, account_id, uid, ?, ?, ?, ?, least(expires_at, app_now() + make_interval(secs => ?)) from sessions
     where account_id = ? and ended_at is null and expires_at > app_now() and authorizations -> ? ->> 'sid' = ?`,
    [
      artifactHash(cookie),
      signIn.door,
      signIn.acr,
      [...signIn.amr],
      signIn.authTime,
      signIn.sealedIdToken,
      doorLimits[signIn.door].absolute,
      signIn.accountId,
      signIn.door,
      signIn.sid,
    ],
  );
  return rowCount === 1 ? cookie : undefined;
}

/** The door session of a cookie, and that it was used; undefined when it, its browser session or its account no longer stands. */
export async function useDoorSession(db: Db, door: DoorName, cookie: string): Promise<DoorSession | undefined> {
  const { rows } = await db.raw(
    `update door_sessions d set last_used_at = app_now() from sessions s, accounts a
     where d.id_hash = ? and d.door = ? and d.expires_at > app_now() and d.last_used_at > app_now() - make_interval(secs => ?)
       and s.uid = d.session_uid and s.ended_at is null and s.expires_at > app_now()
       and a.id = d.account_id and a.state = 'active' and not a.held
     returning d.*, app_now() as now, (
       select e.factors @> '[{"kind":"recovery-code"}]' from authorization_events e
       where e.session_uid = d.session_uid and e.client_id = d.door and date_trunc('second', e.auth_time) = d.auth_time and e.at <= d.started_at
       order by e.at desc limit 1) as by_recovery`,
    [artifactHash(cookie), door, doorLimits[door].idle],
  );
  return rows[0] && fromRow(rows[0]);
}

/** Notes a factor that was passed at the door itself. The acr stays: it is the provider's word. */
export async function addToDoorSession(db: Db, session: Pick<DoorSession, 'id'>, amr: readonly string[]): Promise<void> {
  await db.raw('update door_sessions set amr = ? where id_hash = ?', [[...amr], session.id]);
}

export async function endDoorSession(db: Db, cookie: string): Promise<void> {
  await db.raw('delete from door_sessions where id_hash = ?', [artifactHash(cookie)]);
}

/** Removes expired ones. Returns how many. */
export async function purgeDoorSessions(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'door_sessions', { which: 'expires_at <= app_now()', limit });
}

function fromRow(row: Record<string, unknown>): DoorSession {
  return {
    id: row.id_hash as Buffer,
    door: row.door as DoorName,
    accountId: String(row.account_id),
    sessionUid: String(row.session_uid),
    acr: String(row.acr),
    amr: row.amr as string[],
    authTime: row.auth_time as Date,
    sealedIdToken: String(row.id_token),
    byRecovery: row.by_recovery !== false,
    startedAt: row.started_at as Date,
    now: row.now as Date,
  };
}
