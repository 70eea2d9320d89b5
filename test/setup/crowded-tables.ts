import type { TestHouse } from './house.ts';

/** Tables that grow with people and sign-ins: none of them may be read from end to end while somebody waits. */
export const bigTables = [
  'people',
  'accounts',
  'account_numbers',
  'credentials',
  'oidc_artifacts',
  'sittings',
  'sessions',
  'authorization_events',
  'consents',
  'pairwise_subjects',
  'challenges',
  'attempt_counters',
  'devices',
  'messages',
  'not_me_links',
  'logout_deliveries',
  'door_sessions',
  'audit_events',
] as const;

/** Fills every one of them with `count` rows of other people, and lets the planner know. */
export async function crowdTables({ deps }: TestHouse, count: number): Promise<void> {
  await deps.db.transaction(async (tx) => {
    // A hundred thousand checks of each foreign key would say nothing.
    await tx.raw(`set local session_replication_role = replica; set local statement_timeout = 0`);
    for (const sql of fillings)
      await tx.raw(`${sql} from (select i, ${account} as account from generate_series(0, ?::int - 1) i) rows`, [count]);
  });
  await deps.db.raw(`analyze ${bigTables.join(', ')}`);
}

const account = `('00000000-0000-4000-8005-' || lpad(i::text, 12, '0'))::uuid`;
const hash = `sha256(i::text::bytea)`;
const soon = `app_now() + interval '1 hour'`;

const fillings: readonly string[] = [
  `insert into people (id, full_name, birth_date, sex, nationality) select account, 'Nguyễn Văn ' || i, '1990', 'male', 'VNM'`,
  `insert into accounts (id, person_id, subject_kind, level, state) select account, account, 'citizen', 2, 'active'`,
  `insert into account_numbers (number, account_id, kind) select '0051' || lpad(i::text, 8, '0'), account, 'personal'`,
  `insert into credentials (id, account_id, kind, secret, stands_alone) select account, account, 'password', 'x', true`,
  `insert into oidc_artifacts (model, id_hash, grant_id, account_id, client_id, payload, expires_at)
   select (array['Grant', 'AccessToken', 'RefreshToken', 'Interaction'])[1 + i % 4], ${hash}, case when i % 4 < 3 then 'g' || i / 4 end,
     account, 'client-' || i % 200, '{}', ${soon}`,
  `insert into sittings (uid_hash, client_id, expires_at) select ${hash}, 'client-' || i % 200, ${soon}`,
  `insert into sessions (uid, cookie_hash, account_id, expires_at) select 's' || i, ${hash}, account, ${soon}`,
  `insert into authorization_events (grant_id, account_id, client_id, session_uid, acr, amr, authn_level, auth_time, factors, scopes, claims, offline, rule_set)
   select 'g' || i, account, 'client-' || i % 200, 's' || i, 'a', '{pwd}', 1, app_now(), '[]', '{openid}', '{}', i % 2 = 0, 'r'`,
  `insert into consents (id, account_id, client_id, scopes, claims, text_version, lang, rule_set)
   select gen_random_uuid(), account, 'client-' || i % 200, '{openid}', '{}', '1', 'vi', 'r'`,
  `insert into pairwise_subjects (sector, account_id, sub) select 'sector-' || i % 200, account, 'sub' || i`,
  `insert into challenges (kind, sitting_hash, account_id, value_hash, expires_at) select 'sms-code', ${hash}, account, ${hash}, ${soon}`,
  `insert into attempt_counters (key, kind, failures) select 'key' || i, 'account-unknown-device', 1`,
  `insert into devices (id, account_id, token_hash, user_agent) select gen_random_uuid(), account, ${hash}, 'Mozilla'`,
  `insert into messages (id, account_id, kind, channel, language) select gen_random_uuid(), account, 'new-device', 'inbox', 'vi'`,
  `insert into not_me_links (token_hash, account_id, expires_at) select ${hash}, account, ${soon}`,
  `insert into logout_deliveries (id, client_id, subject_account_id, sid, session_uid, reason, state)
   select gen_random_uuid(), 'client-' || i % 200, account, 'sid', 's' || i, 'log-out', 'delivered'`,
  `insert into door_sessions (id_hash, door, account_id, session_uid, acr, amr, auth_time, id_token, expires_at)
   select ${hash}, 'self-service', account, 's' || i, 'a', '{pwd}', app_now(), 'x', ${soon}`,
  `insert into audit_events (event, actor, account_id, rule_set) select 'session.ended', 'system', account, 'r'`,
];
