import { prepared } from '../database/statements.ts';
import type { Db, Tx } from '../database/types.ts';
import { artifactHash } from './hash.ts';
import type { Payload } from './types.ts';

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

/**
 * Writes a session; does nothing to one that has ended. Updates first: with two unique keys on the table, an insert that turns into an
 * update can miss a row that another request is just changing, and then fails on the cookie.
 */
export async function saveSession(db: Db, write: SessionWrite): Promise<void> {
  await prepared(db, {
    name: 'save-session',
    text: `with known as (
        update sessions s set
          previous_cookie_hash = case when $7 and s.cookie_hash <> $2 then s.cookie_hash else s.previous_cookie_hash end,
          rotated_at = case when $7 and s.cookie_hash <> $2 then app_now() else s.rotated_at end,
          previous_factors = case when $7 and s.cookie_hash <> $2 then null else s.previous_factors end,
          cookie_hash = case when $7 then $2 else s.cookie_hash end,
          payload = $4, authorizations = (s.authorizations || $5) - $8::text[],
          factors = case when s.last_used_at > app_now() - make_interval(secs => $9) then s.factors else '[]' end,
          last_used_at = app_now()
        where s.uid = $1 and s.ended_at is null returning 1)
      insert into sessions (uid, cookie_hash, account_id, payload, authorizations, expires_at)
      select $1, $2, $3::uuid, $4, $5, app_now() + make_interval(secs => $6) where not exists (select from known)
      on conflict do nothing`,
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
