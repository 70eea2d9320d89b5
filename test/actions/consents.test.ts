import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordConsent, withdrawConsent } from '../../src/domain/consents/actions.ts';
import { agree } from '../../src/domain/consents/agree.ts';
import { listConsents, standingConsent } from '../../src/domain/consents/queries.ts';
import { covers } from '../../src/domain/consents/rules.ts';
import { admitParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { artifactsOf, issueNow, makeAccount, refreshUnder, signIn, stands } from '../setup/issued.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  for (const clientId of ['bank', 'shop']) {
    const read = readAdmission({ client_id: clientId, client_secret: 's', redirect_uris: ['https://rp.example/'] }, { sandbox: true });
    if ('problems' in read) throw new Error(read.problems.join());
    await inTransaction(database.db, (tx) => admitParty(tx, { secrets: createSecrets(newKeyMaterial()) }, read.admission));
  }
});
afterAll(() => database.drop());

const agreed = { scopes: ['openid', 'profile'], claims: ['name'] };

async function consent(accountId: string, clientId = 'bank', what = agreed): Promise<string> {
  return inTransaction(database.db, (tx) => recordConsent(tx, { accountId, clientId, agreed: what, lang: 'vi', requestId: 'request-1' }));
}

async function withdraw(accountId: string, clientId = 'bank'): Promise<boolean> {
  return inTransaction(database.db, (tx) => withdrawConsent(tx, { accountId, clientId, requestId: 'request-2' }));
}

describe('recording', () => {
  test('keeps what was agreed to, with the text version, and an audit row of names', async () => {
    const accountId = await makeAccount(database.db);
    const id = await consent(accountId);
    expect(await standingConsent(database.db, accountId, 'bank')).toMatchObject({ id, clientId: 'bank', ...agreed });
    expect(await database.db('consents').where({ id }).first()).toMatchObject({ lang: 'vi', text_version: expect.stringMatching(/./) });
    const audit = await database.db('audit_events').where({ account_id: accountId }).first();
    expect(audit).toMatchObject({
      event: 'consent.given',
      client_id: 'bank',
      request_id: 'request-1',
      details: { consent: id, ...agreed },
    });
  });

  test("a state service's consent grows, a private one's does not", async () => {
    const accountId = await makeAccount(database.db);
    const more = { scopes: ['openid'], claims: ['email'] };
    const click = (clientId: string, keeps?: string) =>
      agree({ db: database.db } as Deps, { accountId, clientId, asked: more, ...(keeps ? { keeps } : {}), lang: 'vi', requestId: 'r' });
    const earlier = await consent(accountId, 'bank');
    await consent(accountId, 'shop');
    expect(await click('bank', earlier)).toMatchObject(more);
    await click('shop');
    const [bank, shop] = [await standingConsent(database.db, accountId, 'bank'), await standingConsent(database.db, accountId, 'shop')];
    expect(bank && covers(bank, { scopes: [...agreed.scopes, ...more.scopes], claims: ['name', 'email'] })).toEqual({
      scopes: [],
      claims: [],
    });
    expect(shop?.claims).toEqual(['email']);
  });

  test('nothing is recorded beside another earlier consent than the one that was shown', async () => {
    const accountId = await makeAccount(database.db);
    const click = (keeps: string) =>
      agree({ db: database.db } as Deps, { accountId, clientId: 'bank', asked: agreed, keeps, lang: 'vi', requestId: 'r' });
    const earlier = await consent(accountId);
    expect(await click('')).toBeUndefined();
    await withdraw(accountId);
    expect(await click(earlier)).toBeUndefined();
    expect(await standingConsent(database.db, accountId, 'bank')).toBeUndefined();
    expect(await click('')).toMatchObject(agreed);
  });
});

describe('withdrawing', () => {
  test('ends what was issued under it, offline access too, and nothing of another service or person', async () => {
    const [an, binh] = [await makeAccount(database.db), await makeAccount(database.db)];
    const at = async (accountId: string, clientId: string, offline = false) =>
      signIn(database.db, { accountId, clientId, consentId: await consent(accountId, clientId), offline });
    const mine = [await at(an, 'bank'), await at(an, 'bank', true)];
    const others = [await at(an, 'shop'), await at(binh, 'bank')];
    expect(await withdraw(an)).toBe(true);
    for (const issued of mine) {
      expect(await artifactsOf(database.db, issued)).toBe(0);
      expect(await refreshUnder(database.db, issued, 'more')).toBe('grant');
    }
    for (const issued of others) expect(await stands(database.db, issued)).toBe(true);
    expect((await listConsents(database.db, an)).map(({ clientId }) => clientId)).toEqual(['shop']);
  });

  test('no older consent rises again', async () => {
    const accountId = await makeAccount(database.db);
    for (let click = 0; click < 3; click += 1) await consent(accountId);
    expect((await listConsents(database.db, accountId)).length).toBe(1);
    await withdraw(accountId);
    expect(await standingConsent(database.db, accountId, 'bank')).toBeUndefined();
  });

  test('a code under a withdrawn consent is refused', async () => {
    const accountId = await makeAccount(database.db);
    const consentId = await consent(accountId);
    await withdraw(accountId);
    expect((await issueNow(database.db, { accountId, clientId: 'bank', consentId })).refusal).toBe('consent');
  });

  test('once; where there is nothing, nothing is written', async () => {
    const accountId = await makeAccount(database.db);
    expect(await withdraw(accountId)).toBe(false);
    await consent(accountId);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => withdraw(accountId)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const events = await database.db('audit_events').where({ account_id: accountId }).orderBy('id').pluck('event');
    expect(events).toEqual(['consent.given', 'consent.withdrawn']);
  });

  test('what races the withdrawal is refused or dies with it, and nobody waits for each other for ever', async () => {
    const accountId = await makeAccount(database.db);
    const consentId = await consent(accountId);
    const racing = Array.from({ length: 12 }, async () => {
      const { refusal, issued } = await issueNow(database.db, { accountId, clientId: 'bank', consentId });
      if (!refusal) await refreshUnder(database.db, issued);
    });
    const [done] = await Promise.all([withdraw(accountId), ...racing]);
    expect(done).toBe(true);
    expect(await database.db('oidc_artifacts').where({ account_id: accountId })).toEqual([]);
  });
});
