import { prepared } from '../database/statements.ts';
import type { Db } from '../database/types.ts';
import { artifactHash } from './hash.ts';
import type { Bundle, Opening, Payload, Row, SessionRow } from './types.ts';

/** JSON of an `AccountStanding` from a joined row of accounts; null when there is none. */
export function accountStandingSql(a: string): string {
  return `case when ${a}.id is null then null else json_build_object('id', ${a}.id, 'state', ${a}.state, 'held', ${a}.held,
    'level', ${a}.level, 'subject_kind', ${a}.subject_kind) end`;
}

const bundleSql = `
select app_now() as now, row_to_json(caller) as party,
  case when a.model is null then null else json_build_object('model', a.model, 'payload', a.payload,
    'consumedFor', extract(epoch from app_now() - a.consumed_at)) end as artifact,
  g.payload as "grant", row_to_json(e) as event,
  ${accountStandingSql('acc')} as account,
  ps.sub, case when owner.client_id is distinct from caller.client_id then row_to_json(owner) end as owner,
  coalesce(a.grant_id is null or (e.grant_id is not null and g.grant_id is not null and owner.state = 'admitted' and acc.state = 'active' and not acc.held
    and (acc.level is null or acc.level >= e.account_level or e.acr = 'urn:dinhdanh:acr:level-1')
    and (e.offline or e.session_uid is null or (s.uid is not null and s.ended_at is null and s.expires_at > app_now()))
    and (e.consent_id is null or c.withdrawn_at is null)), false) as stands
from (values (1)) one
left join relying_parties caller on caller.client_id = $3
left join oidc_artifacts a on a.model = any($1) and a.id_hash = $2 and a.expires_at > app_now()
left join oidc_artifacts g on g.model = 'Grant' and g.grant_id = a.grant_id and g.expires_at > app_now()
left join authorization_events e on e.grant_id = a.grant_id
left join accounts acc on acc.id = a.account_id
left join relying_parties owner on owner.client_id = a.client_id
left join pairwise_subjects ps on ps.sector = owner.sector and ps.account_id = a.account_id
left join sessions s on s.uid = e.session_uid
left join consents c on c.id = e.consent_id`;

/** One artifact of any of the models, with its grant, event, account, subject and standing, and the calling client: one round trip. */
export async function readBundle(db: Db, value: string, about: { models: readonly string[]; clientId?: string }): Promise<Bundle> {
  const rows = await prepared<Bundle>(db, {
    name: 'token-bundle',
    text: bundleSql,
    values: [about.models, artifactHash(value), about.clientId ?? null],
  });
  return rows[0] as Bundle;
}

const openingSql = `
select app_now() as now, row_to_json(party) as party,
  case when s.uid is null then null else json_build_object('uid', s.uid, 'account_id', s.account_id,
    'factors', case when s.cookie_hash <> $1 then coalesce(s.previous_factors, s.factors) else s.factors end,
    'authorizations', s.authorizations, 'payload', s.payload, 'started_at', s.started_at, 'last_used_at', s.last_used_at,
    'expires_at', s.expires_at, 'by_previous', s.cookie_hash <> $1) end as session,
  ${accountStandingSql('acc')} as account,
  case when c.id is null then null else json_build_object('id', c.id, 'scopes', c.scopes, 'claims', c.claims) end as consent, ps.sub
from (values (1)) one
left join relying_parties party on party.client_id = $2
left join lateral (
  select * from sessions where cookie_hash = $1 and ended_at is null and expires_at > app_now()
  union all
  select * from sessions where previous_cookie_hash = $1 and rotated_at > app_now() - interval '30 seconds'
    and ended_at is null and expires_at > app_now()
  limit 1) s on true
left join accounts acc on acc.id = s.account_id
left join lateral (select id, scopes, claims from consents where account_id = s.account_id and client_id = party.client_id
  and withdrawn_at is null order by given_at desc limit 1) c on true
left join pairwise_subjects ps on ps.sector = party.sector and ps.account_id = s.account_id`;

/** The session behind a cookie and all that an authorization request of this client will be judged by: one round trip. */
export async function readOpening(db: Db, cookie: string, clientId: string | undefined): Promise<Opening> {
  const rows = await prepared<Opening>(db, { name: 'opening', text: openingSql, values: [artifactHash(cookie), clientId ?? null] });
  return rows[0] as Opening;
}

/** A session by its uid, dead or alive only when alive. */
export async function readSessionByUid(db: Db, uid: string): Promise<SessionRow | undefined> {
  const rows = await prepared<SessionRow>(db, {
    name: 'session-by-uid',
    text: `select uid, account_id, factors, authorizations, payload, started_at, last_used_at, expires_at, false as by_previous
      from sessions where uid = $1 and ended_at is null and expires_at > app_now()`,
    values: [uid],
  });
  return rows[0];
}

/** An artifact that belongs to no grant: interaction, pushed request, replay record. */
export async function readArtifact(db: Db, model: string, value: string): Promise<{ payload: Payload; consumed: boolean } | undefined> {
  const rows = await prepared<{ payload: Payload; consumed: boolean }>(db, {
    name: 'artifact',
    text: `select payload, consumed_at is not null as consumed from oidc_artifacts
      where model = $1 and id_hash = $2 and expires_at > app_now()`,
    values: [model, artifactHash(value)],
  });
  return rows[0];
}

/** A client row alone. */
export async function readParty(db: Db, clientId: string): Promise<Row | undefined> {
  const rows = await prepared<Row>(db, { name: 'party', text: 'select * from relying_parties where client_id = $1', values: [clientId] });
  return rows[0];
}

/** An interaction, the relying party behind it, and whose the session is that it began with, while that session stands. */
export interface StoredInteraction {
  readonly payload: Payload;
  readonly party: Row | null;
  readonly session_account: string | null;
}

/** An open interaction by its hashed id, `$1`. */
export const interactionSql = `select i.payload, row_to_json(p) as party, b.account_id as session_account from oidc_artifacts i
  left join relying_parties p on p.client_id = i.client_id
  left join sessions b on b.uid = i.payload -> 'session' ->> 'uid' and b.ended_at is null and b.expires_at > app_now()
  where i.model = 'Interaction' and i.id_hash = $1 and i.expires_at > app_now()`;

/** An open interaction by its id, for the protocol library. */
export async function readInteraction(db: Db, uid: string): Promise<StoredInteraction | undefined> {
  const rows = await prepared<StoredInteraction>(db, { name: 'interaction', text: interactionSql, values: [artifactHash(uid)] });
  return rows[0];
}
