import { consentTextVersion } from '../../src/domain/consents/actions.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Secrets } from '../../src/platform/secrets.ts';
import { seedCrowd } from '../../src/sandbox/crowd.ts';
import { sandboxPassword } from '../../src/sandbox/people.ts';
import type { CrowdFacts } from '../load/crowd.ts';
import type { Service } from '../load/flows.ts';

export const benchPassword = sandboxPassword;

export const benchService: Service = {
  clientId: 'bench',
  secret: 'secret-of-the-bench-0123456789abcdef0123456789',
  redirectUri: 'https://party.example/callback',
  scope: 'openid profile',
};

/** Level-2 citizens with password and TOTP, all with one hash: making 10,000 would take longer than measuring. */
export async function seedPeople(db: Db, crowd: { secrets: Secrets; count: number; passwordHash: string }): Promise<CrowdFacts> {
  const { secrets, count, passwordHash } = crowd;
  const { logins, totpSecret } = await seedCrowd({ db, secrets }, { count, passwordHash });
  // Without a telephone there is one second factor and no page to choose it on: the same two pages as the bare library shows.
  await db.raw('update people set phone = null');
  return { logins, totpSecret, password: benchPassword };
}

/** Everybody has agreed before: what is measured is signing in, not the first visit. */
export async function agreeForAll(db: Db, service: Service): Promise<void> {
  await db.raw(
    `insert into consents (id, account_id, client_id, scopes, claims, text_version, lang, rule_set)
      select gen_random_uuid(), a.id, r.client_id, ?, r.claims, ?, 'vi', rule_set_on(app_now()) from accounts a cross join relying_parties r where r.client_id = ?`,
    [service.scope.split(' '), consentTextVersion, service.clientId],
  );
}
