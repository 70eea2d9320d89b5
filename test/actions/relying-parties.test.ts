import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admitParty, readmitParty, suspendParty } from '../../src/domain/relying-parties/actions.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import { ensureOwnParties, ownSecret } from '../../src/domain/relying-parties/own-parties.ts';
import { findParty, listParties } from '../../src/domain/relying-parties/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { artifactsOf, issueNow, type Issued, makeAccount, makeConsent, refreshUnder, signIn, stands } from '../setup/issued.ts';

const names = { selfService: { vi: 'Tài khoản', en: 'Account' }, backOffice: { vi: 'Cán bộ', en: 'Officers' } };

const secrets = createSecrets(newKeyMaterial());
const settings = {
  issuer: 'https://id.example',
  backOfficeOrigin: 'https://desk.example',
  passkeyRpId: 'id.example',
  sandbox: false,
  limits: { factorFreshness: 43200, biometricFreshness: 300, idle: 3600, absolute: 43200 },
};
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function admit(clientId: string, more: object = {}): Promise<boolean> {
  const given = { client_id: clientId, client_secret: 'the secret', redirect_uris: ['https://rp.example/'], ...more };
  const read = readAdmission(given, { sandbox: true });
  if ('problems' in read) throw new Error(read.problems.join());
  return inTransaction(database.db, (tx) => admitParty(tx, { secrets }, read.admission, { actor: 'operator:1' }));
}

const suspend = (clientId: string) => inTransaction(database.db, (tx) => suspendParty(tx, clientId, 'operator:1'));
const readmit = (clientId: string) => inTransaction(database.db, (tx) => readmitParty(tx, clientId, 'operator:1'));

async function visit(clientId: string, more: { offline?: boolean } = {}): Promise<Issued> {
  const accountId = await makeAccount(database.db);
  return signIn(database.db, { accountId, clientId, consentId: await makeConsent(database.db, accountId, clientId), ...more });
}

async function events(clientId: string): Promise<string[]> {
  return database.db('audit_events').where({ client_id: clientId }).orderBy('id').pluck('event');
}

describe('admitting', () => {
  test('a new party is a row, its secret only a keyed hash', async () => {
    expect(await admit('new', { sector: 'group', claims: ['name'], min_acr: 'level-2' })).toBe(true);
    expect(await findParty(database.db, 'new')).toMatchObject({
      state: 'admitted',
      kind: 'private',
      sector: 'group',
      claims: ['name'],
      minAcr: 'urn:dinhdanh:acr:level-2',
      secretMac: secrets.mac('client-secret', 'the secret'),
      sandbox: false,
    });
    expect(JSON.stringify(await database.db('relying_parties').where({ client_id: 'new' }))).not.toContain('the secret');
  });

  test('the same again changes nothing and is not written down again', async () => {
    await admit('same');
    expect(await admit('same')).toBe(false);
    expect(await admit('same', { name_vi: 'Tên mới' })).toBe(true);
    expect(await events('same')).toEqual(['relying-party.admitted', 'relying-party.admitted']);
  });

  test('a replaced admission leaves grants alone while it takes nothing away', async () => {
    await admit('wider', { claims: ['name'] });
    const issued = await visit('wider');
    await admit('wider', { claims: ['name', 'email'], client_name: 'Renamed' });
    expect(await stands(database.db, issued)).toBe(true);
  });

  test.each([
    ['a claim', { claims: ['name', 'email'] }, { claims: ['name'] }],
    ['offline access', { offline: true }, { offline: false }],
    ['the sector', { sector: 'a' }, { sector: 'b' }],
  ])('one that takes away %s ends what was issued under the wider one', async (what, before, after) => {
    const clientId = `narrower-${what.replaceAll(' ', '-')}`;
    await admit(clientId, before);
    const issued = await visit(clientId, { offline: true });
    await admit(clientId, after);
    expect(await artifactsOf(database.db, issued)).toBe(0);
  });

  test('replacing does not lift a suspension', async () => {
    await admit('sleeper');
    await suspend('sleeper');
    expect(await admit('sleeper', { name_en: 'Renamed' })).toBe(true);
    expect((await findParty(database.db, 'sleeper'))?.state).toBe('suspended');
  });
});

describe('suspending', () => {
  test('ends every grant of the party, offline too, and of no other', async () => {
    await admit('bad');
    await admit('good');
    const [first, offline, other] = [await visit('bad'), await visit('bad', { offline: true }), await visit('good')];
    expect(await suspend('bad')).toBe(true);
    expect([await artifactsOf(database.db, first), await artifactsOf(database.db, offline)]).toEqual([0, 0]);
    expect(await stands(database.db, other)).toBe(true);
    expect(await refreshUnder(database.db, first, 'more')).toBe('client');
    expect((await issueNow(database.db, { accountId: first.accountId, clientId: 'bad' })).refusal).toBe('client');
    expect(await suspend('bad')).toBe(false);
    expect(await events('bad')).toEqual(['relying-party.admitted', 'relying-party.suspended']);
  });

  test('readmitted, it may ask again, and what was issued before stays dead', async () => {
    await admit('back');
    const issued = await visit('back');
    await suspend('back');
    expect(await readmit('back')).toBe(true);
    expect(await readmit('back')).toBe(false);
    expect(await stands(database.db, issued)).toBe(false);
    expect(await refreshUnder(database.db, issued, 'more')).toBe('grant');
    expect(await stands(database.db, await visit('back'))).toBe(true);
    expect((await database.db('relying_parties').where({ client_id: 'back' }).first())?.suspended_at).toBeNull();
  });

  test('nobody', async () => expect([await suspend('nobody'), await readmit('nobody')]).toEqual([false, false]));

  test('a code that races the suspension is refused or dies with it', async () => {
    await admit('racer');
    const accountId = await makeAccount(database.db);
    const consentId = await makeConsent(database.db, accountId, 'racer');
    const racing = Array.from({ length: 12 }, async () => {
      const { refusal, issued } = await issueNow(database.db, { accountId, clientId: 'racer', consentId });
      if (!refusal) await refreshUnder(database.db, issued);
    });
    const [done] = await Promise.all([suspend('racer'), ...racing]);
    expect(done).toBe(true);
    expect(await database.db('oidc_artifacts').where({ client_id: 'racer' })).toEqual([]);
  });
});

describe('our own doors', () => {
  const ensure = (more: Partial<typeof settings> = {}) =>
    inTransaction(database.db, (tx) => ensureOwnParties(tx, { secrets, settings: { ...settings, ...more } }, names));

  test('are parties of kind own, by account id, without claims; officers need a passkey', async () => {
    await ensure();
    const own = (await listParties(database.db)).filter((party) => party.kind === 'own');
    expect(own.map(({ clientId, minAcr, phishingResistant, claims }) => [clientId, minAcr, phishingResistant, claims])).toEqual([
      ['back-office', 'urn:dinhdanh:acr:level-2', true, []],
      ['self-service', 'urn:dinhdanh:acr:level-1', false, []],
    ]);
    expect(own.map(({ metadata }) => metadata.redirect_uris)).toEqual([
      ['https://desk.example/callback'],
      ['https://id.example/me/callback'],
    ]);
    expect(own.map(({ secretMac }) => secretMac)).toEqual(
      ['back-office', 'self-service'].map((id) => secrets.mac('client-secret', ownSecret({ secrets }, id))),
    );
  });

  test('a later start writes nothing, another issuer moves them', async () => {
    await ensure();
    const before = await events('self-service');
    await ensure();
    expect(await events('self-service')).toEqual(before);
    await ensure({ issuer: 'https://new.example' });
    expect((await findParty(database.db, 'self-service'))?.metadata.redirect_uris).toEqual(['https://new.example/me/callback']);
  });

  test('in the sandbox officers may do without a passkey', async () => {
    await ensure({ sandbox: true });
    expect((await findParty(database.db, 'back-office'))?.phishingResistant).toBe(false);
  });
});
