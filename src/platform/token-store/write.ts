import { deleteBatch } from '../database/delete-batch.ts';
import { prepared } from '../database/statements.ts';
import type { Db } from '../database/types.ts';
import { artifactHash } from './hash.ts';
import type { Payload } from './types.ts';

/** Why a guarded write was refused: the row that is not in order, or the one-time thing that is used up. */
export type Refusal = 'account' | 'client' | 'grant' | 'level' | 'session' | 'consent' | 'consumed' | 'gone';

/** What a code says and under what it was issued; `factors` is the counted set. Times in ISO 8601. The rules are those of the moment. */
export interface AuthorizationEvent {
  readonly grant_id: string;
  readonly account_id: string;
  readonly client_id: string;
  readonly session_uid: string;
  readonly consent_id: string | null;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly authn_level: number;
  readonly account_level: 1 | 2 | null;
  readonly auth_time: string;
  readonly factors: readonly unknown[];
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
  readonly offline: boolean;
  readonly address: string;
  readonly user_agent: string;
}

export interface Stored {
  readonly id: string;
  readonly payload: Payload;
  /** Seconds. */
  readonly ttl: number;
}

/** Stores a code with its grant, event and pairwise subject and notes the service in the session, in one guarded round trip. */
export async function issueCode(
  db: Db,
  issue: { event: AuthorizationEvent; grant: Stored; code: Stored; sessionPatch: Payload; sub: string },
): Promise<Refusal | null> {
  const { event, grant, code } = issue;
  return refusalOf(db, {
    name: 'issue-code',
    text: `select issue_code($1::jsonb || jsonb_build_object('rule_set', rule_set_on(app_now())), $2, $3,
      app_now() + make_interval(secs => $4), $5, $6, app_now() + make_interval(secs => $7), $8, $9) as refusal`,
    values: [
      JSON.stringify(event),
      artifactHash(grant.id),
      JSON.stringify(grant.payload),
      grant.ttl,
      artifactHash(code.id),
      JSON.stringify(code.payload),
      code.ttl,
      JSON.stringify(issue.sessionPatch),
      issue.sub,
    ],
  });
}

/** An access or refresh token about to be stored. */
export interface TokenWrite extends Stored {
  readonly model: string;
  readonly grantId: string;
  readonly accountId: string;
  readonly clientId: string;
}

/** Stores an access or refresh token when its grant still stands. */
export async function issueToken(db: Db, token: TokenWrite): Promise<Refusal | null> {
  return refusalOf(db, {
    name: 'issue-token',
    text: 'select issue_token($1, $2, $3, $4, $5, $6, app_now() + make_interval(secs => $7)) as refusal',
    values: [token.model, artifactHash(token.id), token.grantId, token.accountId, token.clientId, JSON.stringify(token.payload), token.ttl],
  });
}

/** Marks a code as used and stores what it is exchanged for, in one round trip: the loser of a race stores nothing. */
export async function redeemCode(db: Db, code: string, tokens: readonly TokenWrite[]): Promise<Refusal | null> {
  return refusalOf(db, {
    name: 'redeem-code',
    text: 'select redeem_code($1, $2, $3, $4::text[]::jsonb[], $5) as refusal',
    values: [
      artifactHash(code),
      tokens.map(({ model }) => model),
      tokens.map(({ id }) => artifactHash(id)),
      tokens.map(({ payload }) => JSON.stringify(payload)),
      tokens.map(({ ttl }) => ttl),
    ],
  });
}

/** Marks a one-time artifact as used; the loser of a race is told `consumed`. */
export async function consumeArtifact(db: Db, model: string, value: string): Promise<Refusal | null> {
  return refusalOf(db, { name: 'consume', text: 'select consume_artifact($1, $2) as refusal', values: [model, artifactHash(value)] });
}

/** Stores or replaces an artifact that belongs to no grant. */
export async function putArtifact(db: Db, model: string, stored: Stored & { clientId?: string }): Promise<void> {
  await prepared(db, {
    name: 'put-artifact',
    text: `insert into oidc_artifacts (model, id_hash, client_id, payload, expires_at)
      values ($1, $2, $3, $4, app_now() + make_interval(secs => $5))
      on conflict (model, id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`,
    values: [model, artifactHash(stored.id), stored.clientId ?? null, JSON.stringify(stored.payload), stored.ttl],
  });
}

/** Stores the result of an interaction's prompt beside those of its earlier prompts; false when it is over. An error stands alone. */
export async function putInteractionResult(db: Db, uid: string, result: Payload): Promise<boolean> {
  const rows = await prepared(db, {
    name: 'interaction-result',
    text: `update oidc_artifacts set payload = jsonb_set(payload, '{result}',
        case when $2::jsonb ? 'error' then $2 else coalesce(payload -> 'lastSubmission', '{}') || $2 end)
      where model = 'Interaction' and id_hash = $1 and expires_at > app_now() returning 1`,
    values: [artifactHash(uid), JSON.stringify(result)],
  });
  return rows.length === 1;
}

/** Insert-only: true for the first, false for every other one (replay records). */
export async function insertOnce(db: Db, model: string, stored: Stored): Promise<boolean> {
  const rows = await prepared(db, {
    name: 'insert-once',
    text: `insert into oidc_artifacts (model, id_hash, payload, expires_at) values ($1, $2, $3, app_now() + make_interval(secs => $4))
      on conflict (model, id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at
        where oidc_artifacts.expires_at <= app_now()
      returning 1`,
    values: [model, artifactHash(stored.id), JSON.stringify(stored.payload), stored.ttl],
  });
  return rows.length === 1;
}

export async function deleteArtifact(db: Db, model: string, value: string): Promise<void> {
  await prepared(db, {
    name: 'delete-artifact',
    text: 'delete from oidc_artifacts where model = $1 and id_hash = $2',
    values: [model, artifactHash(value)],
  });
}

/** Ends a grant with everything issued under it. The grant row goes first: a token being issued meanwhile waits for it and is refused. */
export async function revokeGrant(db: Db, grantId: string): Promise<void> {
  await prepared(db, {
    name: 'revoke-grant',
    text: 'select revoke_grant($1)',
    values: [grantId],
  });
}

async function refusalOf(db: Db, statement: { name: string; text: string; values: unknown[] }): Promise<Refusal | null> {
  const rows = await prepared<{ refusal: Refusal | null }>(db, statement);
  return rows[0]?.refusal ?? null;
}

/** Removes at most `limit` expired rows of each table; true when there may be more. */
export async function purgeExpired(db: Db, limit: number): Promise<boolean> {
  const which = 'expires_at <= app_now() order by expires_at';
  const removed = [await deleteBatch(db, 'oidc_artifacts', { which, limit }), await deleteBatch(db, 'sittings', { which, limit })];
  return removed.includes(limit);
}
