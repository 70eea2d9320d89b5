import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccount, findAccountByNumber, findPerson, listOpenLocks } from '../../src/domain/accounts/queries.ts';
import { openTotpSecret } from '../../src/domain/credentials/factors/totp.ts';
import { openFile } from '../../src/domain/registrations/status.ts';
import { findParty } from '../../src/domain/relying-parties/queries.ts';
import { createSecrets, newKeyMaterial } from '../../src/platform/key-file.ts';
import { seedCrowd } from '../../src/sandbox/crowd.ts';
import { accountIdOf } from '../../src/sandbox/seed-person.ts';
import { sandboxPassword, sandboxPeople, sandboxTotpSecret } from '../../src/sandbox/people.ts';
import { seedSandbox } from '../../src/sandbox/seed.ts';
import { waitingFile } from '../../src/sandbox/waiting-file.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

const secrets = createSecrets(newKeyMaterial());
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'dinhdanh-clients-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const deps = (): { db: TestDatabase['db']; secrets: typeof secrets } => ({ db: database.db, secrets });
const tables = ['people', 'accounts', 'account_numbers', 'account_locks', 'credentials', 'relying_parties', 'audit_events'];

async function counts(): Promise<number[]> {
  return Promise.all(tables.map(async (table) => Number((await database.db(table).count('* as n').first())?.n)));
}

function clients(content: unknown): string {
  const file = join(folder, 'clients.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('two starts at the same moment and a later one make five people and nine officers, once', async () => {
  const answers = await Promise.all([seedSandbox(deps()), seedSandbox(deps())]);
  expect(answers).toEqual([[], []]);
  const first = await counts();
  expect(first.slice(0, 5)).toEqual([14, 14, 14, 1, 26]);
  const officers = await database.db('officers as o').join('officer_roles as r', 'r.officer_id', 'o.id').select('r.role');
  expect(officers.map(({ role }) => String(role)).toSorted()).toEqual([
    ...Array(2).fill('decider'),
    ...Array(2).fill('hotline'),
    ...Array(2).fill('immigration-reception'),
    ...Array(3).fill('reception'),
  ]);
  expect(await seedSandbox(deps())).toEqual([]);
  expect(await counts()).toEqual(first);
});

test.each([
  ['003090000001', 'Nguyễn Văn An', 'citizen', 2, 'active'],
  ['003192000002', 'Trần Thị Bình', 'citizen', 1, 'active'],
  ['003085000003', 'Lê Quốc Cường', 'citizen', 2, 'locked'],
  ['003300000004', 'Phạm Thu Dung', 'citizen', 2, 'waiting'],
  ['900000000001', 'Maria Santos', 'foreigner', 2, 'active'],
])('%s is %s', async (login, name, subjectKind, level, state) => {
  const found = await findAccountByNumber(database.db, login);
  expect(found).toEqual({ accountId: accountIdOf({ login }), isReplaced: false });
  expect(await findAccount(database.db, String(found?.accountId))).toMatchObject({ subjectKind, level, state, held: false });
  expect((await findPerson(database.db, String(found?.accountId)))?.fullName).toBe(name);
});

test('Cường is locked because his card expired; Dung has no factors; the others have the factors of the table', async () => {
  const locks = await Promise.all(sandboxPeople.map(async (person) => listOpenLocks(database.db, accountIdOf(person))));
  expect(locks.map((open) => open.map(({ ground }) => ground))).toEqual([[], [], ['card-expired'], [], []]);
  for (const person of sandboxPeople) {
    const rows = await database
      .db('credentials')
      .where({ account_id: accountIdOf(person) })
      .orderBy('kind');
    expect(rows.map(({ kind }) => kind)).toEqual(person.login === '003300000004' ? [] : ['password', 'totp']);
    if (rows.length === 0) continue;
    expect(await verify(rows[0].secret, sandboxPassword)).toBe(true);
    expect(openTotpSecret(secrets, rows[1].secret)).toBe(sandboxTotpSecret);
  }
});

test('Dung has one granted file with an open activation, an electronic card, and the codes that are printed', async () => {
  const accountId = accountIdOf({ login: waitingFile.login });
  const files = await database.db('applications').where({ account_id: accountId });
  expect(files.map(({ reference, state, unit_id: unit }) => [reference, state, unit])).toEqual([
    [waitingFile.reference, 'granted', 'ben-mau'],
  ]);
  const activations = await database.db('activations').where({ account_id: accountId });
  expect(activations).toMatchObject([{ state: 'waiting', level: 2, ends_on: null }]);
  expect((await database.db('electronic_identity_cards').where({ account_id: accountId })).length).toBe(1);
  const opened = await openFile({ ...deps(), log: pino({ level: 'silent' }) } as Deps, waitingFile);
  expect(opened.kind).toBe('opened');
});

test('a changed password survives the next start', async () => {
  const where = { account_id: accountIdOf({ login: '003090000001' }), kind: 'password' };
  await database.db('credentials').where(where).update({ secret: 'another' });
  await seedSandbox(deps());
  expect((await database.db('credentials').where(where).first())?.secret).toBe('another');
});

test('the demo bank is admitted as a private party of the sandbox', async () => {
  const bank = await findParty(database.db, 'demo-bank');
  expect(bank).toMatchObject({ kind: 'private', minAcr: 'urn:dinhdanh:acr:level-1', strictAcr: true, offline: false, sandbox: true });
  expect(bank?.metadata.redirect_uris).toEqual(['http://localhost:3002/bank/callback', 'http://127.0.0.1:3002/bank/callback']);
  expect(bank?.metadata.backchannel_logout_uri).toBe('http://localhost:3002/bank/backchannel-logout');
  expect(JSON.stringify(await database.db('relying_parties').first())).not.toContain('for-the-sandbox-only');
});

test("clients of a tester's file are admitted with the defaults of a new service", async () => {
  const file = clients([{ client_id: 'rp', client_secret: 's3cret', redirect_uris: ['http://localhost:4000/cb'] }]);
  expect(await seedSandbox(deps(), { clientsFile: file, origin: 'http://localhost:4002' })).toEqual([]);
  expect(await findParty(database.db, 'rp')).toMatchObject({
    kind: 'private',
    sector: 'rp',
    minAcr: 'urn:dinhdanh:acr:level-1',
    strictAcr: true,
    requirePkce: true,
    secretMac: secrets.mac('client-secret', 's3cret'),
  });
  expect((await findParty(database.db, 'demo-bank'))?.metadata.redirect_uris).toContain('http://127.0.0.1:4002/bank/callback');
});

test('a file with a mistake names field and client, and admits nobody', async () => {
  const good = { client_id: 'good', client_secret: 'x', redirect_uris: ['https://good.example/cb'] };
  const file = clients([good, { client_id: 'bad', client_secret: 'x', redirect_uris: ['http://bad.example/cb'], colour: 'red' }]);
  expect(await seedSandbox(deps(), { clientsFile: file })).toEqual([
    { code: 'client-malformed', subject: 'bad: redirect_uris: not-an-address' },
    { code: 'client-malformed', subject: 'bad: colour: unknown-field' },
  ]);
  expect(await findParty(database.db, 'good')).toBeUndefined();
});

test.each([['[1]'], ['{}'], ['not json'], ['']])('%s is no list of clients', async (content) => {
  expect(await seedSandbox(deps(), { clientsFile: clients(content) })).toEqual([{ code: 'setting-malformed', subject: 'SANDBOX_CLIENTS' }]);
});

test('a crowd: level 2, one hash for all, again changes nothing, more adds the rest', async () => {
  const before = await counts();
  const { logins } = await seedCrowd(deps(), { count: 25, passwordHash: 'hash of all' });
  expect(new Set(logins).size).toBe(25);
  expect(logins.every((login) => /^005[01]60\d{6}$/.test(login))).toBe(true);
  const after = await counts();
  expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([25, 25, 25, 0, 50, 0, 0]);
  for (const login of [logins[0], logins[24]]) {
    const found = await findAccountByNumber(database.db, String(login));
    const proofs = await database
      .db('credentials')
      .where({ account_id: found?.accountId ?? null })
      .orderBy('kind');
    expect(proofs.map(({ kind }) => kind)).toEqual(['password', 'totp']);
    expect(proofs[0].secret).toBe('hash of all');
    expect(openTotpSecret(secrets, proofs[1].secret)).toBe(sandboxTotpSecret);
  }
  await seedCrowd(deps(), { count: 25, passwordHash: 'another' });
  expect(await counts()).toEqual(after);
  await seedCrowd(deps(), { count: 30, passwordHash: 'another' });
  expect((await counts())[0]).toBe((after[0] ?? 0) + 5);
});

test('a database with invented people is marked for ever', async () => {
  expect(await database.db('installation_marks').select('mark')).toEqual([{ mark: 'sandbox-seed' }]);
});
