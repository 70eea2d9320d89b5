import type { Db } from '../../src/platform/database/types.ts';

const chunk = 100_000;

/**
 * Leaves behind what months of sign-ins leave when nothing is swept: codes, tokens and grants, with a tenth each of sittings and
 * sessions, all past their end.
 */
export async function leaveExpired(db: Db, count: number): Promise<void> {
  const tenth = Math.floor(count / 10);
  await inChunks(count - 2 * tenth, (from, to) => db.raw(artifacts, [from, to]));
  await inChunks(tenth, (from, to) => db.raw(sittings, [from, to]));
  await inChunks(tenth, (from, to) => db.raw(sessions, [from, to]));
  await db.raw('vacuum analyze');
}

async function inChunks(count: number, insert: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 1; from <= count; from += chunk) await insert(from, Math.min(from + chunk - 1, count));
}

/** Four artefacts a grant, as one sign-in leaves them, of 40,000 accounts that nobody has: no foreign key binds an artefact. */
const artifacts = `
  insert into oidc_artifacts (model, id_hash, grant_id, account_id, client_id, payload, expires_at, consumed_at)
  select (array['Grant', 'AuthorizationCode', 'AccessToken', 'RefreshToken'])[1 + i % 4],
    sha256(convert_to('artifact ' || i, 'UTF8')), 'worn-' || i / 4, md5('account ' || i / 50)::uuid, 'bench',
    jsonb_build_object('iat', 1790000000 + i, 'exp', 1790000600 + i, 'kind', 'AccessToken', 'accountId', md5('account ' || i / 50),
      'grantId', 'worn-' || i / 4, 'gty', 'authorization_code', 'scope', 'openid profile', 'sessionUid', md5('session ' || i / 4),
      'clientId', 'bench', 'claims', jsonb_build_object('rejected', '[]'::jsonb), 'authTime', 1790000000 + i),
    app_now() - interval '1 minute' - make_interval(secs => i / 10), null
  from generate_series(?::int, ?::int) i`;

const sittings = `
  insert into sittings (uid_hash, client_id, opened_at, expires_at)
  select sha256(convert_to('sitting ' || i, 'UTF8')), 'bench', app_now() - interval '40 minutes', app_now() - interval '10 minutes'
  from generate_series(?::int, ?::int) i`;

const sessions = `
  insert into sessions (uid, cookie_hash, account_id, factors, started_at, last_used_at, expires_at)
  select 'worn-' || i, sha256(convert_to('cookie ' || i, 'UTF8')), a.id, '[]', app_now() - interval '1 day', app_now() - interval '13 hours',
    app_now() - interval '12 hours'
  from (select i, i % (select count(*)::int from accounts) as n from generate_series(?::int, ?::int) i) worn
  join (select id, (row_number() over (order by id) - 1)::int as n from accounts) a using (n)`;
