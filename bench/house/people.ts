import { sealTotpSecret } from '../../src/domain/credentials/factors/totp.ts';
import { consentTextVersion } from '../../src/domain/consents/actions.ts';
import { ruleSetInForce } from '../../src/domain/rule-sets/in-force.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Secrets } from '../../src/platform/secrets.ts';
import type { CrowdFacts } from '../load/crowd.ts';
import type { Service } from '../load/flows.ts';

export const benchPassword = 'thuyen giay trang 2026';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export const benchService: Service = {
  clientId: 'bench',
  secret: 'secret-of-the-bench-0123456789abcdef0123456789',
  redirectUri: 'https://party.example/callback',
  scope: 'openid profile',
};

/** Level-2 citizens with password and TOTP, all with one hash: making 10,000 would take longer than measuring. */
export async function seedPeople(db: Db, crowd: { secrets: Secrets; count: number; passwordHash: string }): Promise<CrowdFacts> {
  await db.raw(
    `with crowd as (
      select i, gen_random_uuid() as person, gen_random_uuid() as account, '003090' || lpad((500000 + i)::text, 6, '0') as number
      from generate_series(0, ?::int - 1) i
    ), people as (
      insert into people (id, full_name, birth_date, sex, nationality) select person, 'Nguyễn Văn ' || i, '1990-01-01', 'male', 'VNM' from crowd
    ), accounts as (
      insert into accounts (id, person_id, subject_kind, level, state, activated_at)
      select account, person, 'citizen', 2, 'active', app_now() from crowd
    ), numbers as (
      insert into account_numbers (number, account_id, kind) select number, account, 'personal' from crowd
    ), passwords as (
      insert into credentials (id, account_id, kind, secret, stands_alone) select gen_random_uuid(), account, 'password', ?, true from crowd
    )
    insert into credentials (id, account_id, kind, secret) select gen_random_uuid(), account, 'totp', ? from crowd`,
    [crowd.count, crowd.passwordHash, sealTotpSecret(crowd.secrets, totpSecret)],
  );
  const { rows } = await db.raw<{ rows: { number: string }[] }>('select number from account_numbers order by number');
  return { logins: rows.map(({ number }) => number), password: benchPassword, totpSecret };
}

/** Everybody has agreed before: what is measured is signing in, not the first visit. */
export async function agreeForAll(db: Db, service: Service): Promise<void> {
  await db.raw(
    `insert into consents (id, account_id, client_id, scopes, claims, text_version, lang, rule_set)
      select gen_random_uuid(), a.id, r.client_id, ?, r.claims, ?, 'vi', ? from accounts a cross join relying_parties r where r.client_id = ?`,
    [service.scope.split(' '), consentTextVersion, ruleSetInForce, service.clientId],
  );
}
