import { prepared } from '../database/statements.ts';
import type { Db, Tx } from '../database/types.ts';
import { artifactHash } from './hash.ts';
import type { Payload } from './types.ts';

export interface SessionWrite {
  readonly uid: string;
  readonly cookie: string;
  /** The cookie that the request came with, when it opened this session. */
  readonly presented: string | undefined;
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
 * Writes a session; does nothing to one that has ended. False when the browser came with another than the present cookie and the session
 * keeps its own: the cookie before a step-up is good for a tab in flight, and can be traded for nothing. Updates first: with two unique
 * keys on the table, an insert that turns into an update can miss a row that another request is just changing, and then fails on the cookie.
 */
export async function saveSession(db: Db, write: SessionWrite): Promise<boolean> {
  const [row] = await prepared<{ stands: boolean }>(db, {
    name: 'save-session',
    text: `with known as (
        update sessions s set
          previous_cookie_hash = case when ${rotates} then s.cookie_hash else s.previous_cookie_hash end,
          rotated_at = case when ${rotates} then app_now() else s.rotated_at end,
          previous_factors = case when ${rotates} then null else s.previous_factors end,
          cookie_hash = case when ${rotates} then $2 else s.cookie_hash end,
          payload = $4, authorizations = (s.authorizations || $5) - $7::text[],
          factors = case when s.last_used_at > app_now() - make_interval(secs => $8) then s.factors else '[]' end,
          last_used_at = app_now()
        where s.uid = $1 and s.ended_at is null returning cookie_hash = $2 as stands
      ), begun as (
        insert into sessions (uid, cookie_hash, account_id, payload, authorizations, expires_at)
        select $1, $2, $3::uuid, $4, $5, app_now() + make_interval(secs => $6) where not exists (select from known)
        on conflict do nothing)
      select stands from known`,
    values: [
      write.uid,
      artifactHash(write.cookie),
      write.accountId,
      JSON.stringify(write.payload),
      JSON.stringify(write.patch),
      write.ttl,
      write.removed,
      write.idle,
      write.presented === undefined ? null : artifactHash(write.presented),
    ],
  });
  return row?.stands ?? true;
}

/** A new cookie takes the place of the one that the request came with, and of no other. */
const rotates = `(s.cookie_hash <> $2 and s.cookie_hash = $9)`;

/**
 * Takes a credential that was removed or replaced out of the factors of every session: whoever came in with it must show what is held
 * now. The account's row first: a sign-in under way is either seen here, or finds that it is void and begins again.
 */
export async function forgetFactor(tx: Tx, accountId: string, credentialId: string): Promise<void> {
  await tx.raw('update accounts set ended_all_at = app_now() where id = ?', [accountId]);
  await tx.raw(
    `update sessions set factors = ${withoutFactor('factors')}, previous_factors = ${withoutFactor('previous_factors')}
     where account_id = ? and ended_at is null and (factors @> ?::jsonb or previous_factors @> ?::jsonb)`,
    [credentialId, credentialId, accountId, ...Array.from({ length: 2 }, () => JSON.stringify([{ credentialId }]))],
  );
}

/** Null stays null: then the previous cookie opens what the present one does. */
function withoutFactor(column: string): string {
  return `case when ${column} is not null then (select coalesce(jsonb_agg(factor), '[]') from jsonb_array_elements(${column}) factor
    where factor ->> 'credentialId' is distinct from ?) end`;
}
