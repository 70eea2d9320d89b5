import { prepared } from '../database/statements.ts';
import type { Db, Tx } from '../database/types.ts';
import { artifactHash } from './hash.ts';
import type { Payload, StoredFactor } from './types.ts';

export interface SessionWrite {
  readonly uid: string;
  readonly cookie: string;
  /** False when the request came with the cookie before the last rotation: the present one stays. */
  readonly rotate: boolean;
  readonly accountId: string | null;
  readonly payload: Payload;
  /** Only the services this request changed: two tabs must not undo each other. */
  readonly patch: Payload;
  /** Services taken out by a log-out of one service. */
  readonly removed: readonly string[];
  /** Seconds. */
  readonly ttl: number;
  /** Seconds without use after which no factor of the session counts any more. */
  readonly idle: number;
}

/** Writes a session; does nothing to one that has ended. */
export async function saveSession(db: Db, write: SessionWrite): Promise<void> {
  await prepared(db, {
    name: 'save-session',
    text: `insert into sessions as s (uid, cookie_hash, account_id, payload, authorizations, expires_at)
      values ($1, $2, $3, $4, $5, app_now() + make_interval(secs => $6))
      on conflict (uid) do update set
        previous_cookie_hash = case when $7 and s.cookie_hash <> excluded.cookie_hash then s.cookie_hash else s.previous_cookie_hash end,
        rotated_at = case when $7 and s.cookie_hash <> excluded.cookie_hash then app_now() else s.rotated_at end,
        previous_factors = case when $7 and s.cookie_hash <> excluded.cookie_hash then null else s.previous_factors end,
        cookie_hash = case when $7 then excluded.cookie_hash else s.cookie_hash end,
        payload = excluded.payload, authorizations = (s.authorizations || excluded.authorizations) - $8::text[],
        factors = case when s.last_used_at > app_now() - make_interval(secs => $9) then s.factors else '[]' end,
        last_used_at = app_now()
      where s.ended_at is null`,
    values: [
      write.uid,
      artifactHash(write.cookie),
      write.accountId,
      JSON.stringify(write.payload),
      JSON.stringify(write.patch),
      write.ttl,
      write.rotate,
      write.removed,
      write.idle,
    ],
  });
}

/**
 * Puts the factors of a sitting into the session; false when the session has ended. Begins the session when there is none. From here on
 * the new cookie opens it: whoever knows the one before gets nothing that was proved now, and nothing at all where nobody was signed in
 * (session fixation, ASVS 7.2.4).
 */
export async function putFactors(
  tx: Tx,
  session: {
    /** Interaction id of the sitting the factors come from; it is closed. */
    sitting: string;
    uid: string;
    cookie: string;
    accountId: string;
    factors: readonly StoredFactor[];
    absolute: number;
    deviceId: string | null;
    address: string;
    userAgent: string;
  },
): Promise<boolean> {
  const rows = await prepared(tx, {
    name: 'put-factors',
    text: `with closed as (update sittings set closed_at = app_now(), session_uid = $1 where uid_hash = $10)
      insert into sessions as s (uid, cookie_hash, account_id, factors, started_at, expires_at, device_id, address, user_agent)
      values ($1, $2, $3, $4, least(app_now(), $5), least(app_now(), $5) + make_interval(secs => $6), $7, $8, $9)
      on conflict (uid) do update set factors = excluded.factors, last_used_at = app_now(),
        cookie_hash = excluded.cookie_hash, previous_cookie_hash = case when s.account_id is not null then s.cookie_hash end,
        rotated_at = app_now(), previous_factors = s.factors,
        account_id = coalesce(s.account_id, excluded.account_id),
        started_at = case when s.account_id is null then excluded.started_at else s.started_at end,
        expires_at = case when s.account_id is null then excluded.expires_at else s.expires_at end,
        device_id = excluded.device_id, address = excluded.address, user_agent = excluded.user_agent
      where s.ended_at is null and (s.account_id is null or s.account_id = excluded.account_id)
      returning 1`,
    values: [
      session.uid,
      artifactHash(session.cookie),
      session.accountId,
      JSON.stringify(session.factors),
      session.factors[0]?.passedAt ?? null,
      session.absolute,
      session.deviceId,
      session.address,
      session.userAgent,
      artifactHash(session.sitting),
    ],
  });
  return rows.length === 1;
}

/**
 * Takes a credential that was removed or replaced out of the factors of every session: whoever came in with it must show what is held
 * now. The account's row first: a sign-in under way is either seen here, or finds that it is void and begins again.
 */
export async function forgetFactor(tx: Tx, accountId: string, credentialId: string): Promise<void> {
  await tx.raw('update accounts set ended_all_at = app_now() where id = ?', [accountId]);
  await tx.raw(
    `update sessions set previous_factors = null, factors = (select coalesce(jsonb_agg(factor), '[]')
       from jsonb_array_elements(factors) factor where factor ->> 'credentialId' is distinct from ?)
     where account_id = ? and ended_at is null and factors @> ?::jsonb`,
    [credentialId, accountId, JSON.stringify([{ credentialId }])],
  );
}
