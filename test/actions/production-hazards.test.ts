import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { productionProblems } from '../../src/config-production.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { generateKeyFile } from '../../src/platform/key-file.ts';
import { keyFileProblems, markSandboxSeed, productionHazards } from '../../src/platform/production-hazards.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

let migrated: TestDatabase;
let empty: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-hazards-'));

beforeAll(async () => {
  [migrated, empty] = await Promise.all([createTestDatabase(), createTestDatabase({ empty: true })]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([migrated.drop(), empty.drop()]);
});

test('a migrated database without anything of the sandbox is safe', async () => {
  expect(await productionHazards(migrated.db)).toEqual([]);
});

test('every pending migration is named, and a missing table is no surprise', async () => {
  const hazards = await productionHazards(empty.db);
  expect(hazards).toContainEqual({ code: 'migration-pending', subject: '0040_signing_keys' });
  expect(hazards.every(({ code }) => code === 'migration-pending')).toBe(true);
});

test('the people and the services of the sandbox are found', async () => {
  await inTransaction(migrated.db, (tx) => markSandboxSeed(tx));
  await inTransaction(migrated.db, (tx) => markSandboxSeed(tx));
  const party = {
    kind: 'private',
    sector: 's',
    min_acr: 'a',
    name_vi: '-',
    name_en: '-',
    purpose_vi: '-',
    purpose_en: '-',
    metadata: '{}',
  };
  await migrated.db('relying_parties').insert([
    { ...party, client_id: 'demo-bank', sandbox: true },
    { ...party, client_id: 'real-bank', sandbox: false },
  ]);
  expect(await productionHazards(migrated.db)).toEqual([
    { code: 'sandbox-people', subject: 'DATABASE_URL' },
    { code: 'sandbox-client', subject: 'demo-bank' },
  ]);
});

test('a key file of the sandbox is for the sandbox, one open to others for nobody', () => {
  const [own, sandbox] = [join(folder, 'own.key'), join(folder, 'sandbox.key')];
  generateKeyFile(own);
  generateKeyFile(sandbox, { sandbox: true });
  expect(keyFileProblems(own, 'production')).toEqual([]);
  expect(keyFileProblems(sandbox, 'sandbox')).toEqual([]);
  expect(keyFileProblems(sandbox, 'production')).toEqual([{ code: 'key-file-of-sandbox', subject: sandbox }]);
  chmodSync(own, 0o644);
  expect(keyFileProblems(own, 'production')).toEqual([{ code: 'key-file-open-to-others', subject: own }]);
  expect(keyFileProblems(join(folder, 'none'), 'sandbox')).toMatchObject([{ code: 'key-file-missing' }]);
});

test('a start is refused with every problem at once: settings, key file, database', async () => {
  const sandbox = join(folder, 'once.key');
  generateKeyFile(sandbox, { sandbox: true });
  const codes = (await productionProblems({ DATABASE_URL: empty.url, KEY_FILE: sandbox, ISSUER: 'http://id.example.vn' })).map(
    ({ code, subject }) => `${code} ${subject}`,
  );
  expect(codes).toEqual(
    expect.arrayContaining([
      'https-required ISSUER',
      'setting-missing SMTP_URL',
      `key-file-of-sandbox ${sandbox}`,
      'migration-pending 0001_clock',
      'migration-pending 0040_signing_keys',
    ]),
  );
});

test('a database that is away or refuses the password is a problem with a code, beside the others', async () => {
  const wrong = new URL(empty.url);
  wrong.password = 'wrong-Yk3xq0bW7n';
  const away = await productionProblems({ DATABASE_URL: 'postgres://a:Yk3xq0bW7n@127.0.0.1:1/x' });
  expect(away).toContainEqual({ code: 'database-unavailable', subject: 'ECONNREFUSED' });
  expect(away).toContainEqual({ code: 'setting-missing', subject: 'ISSUER' });
  const refused = (await productionProblems({ DATABASE_URL: wrong.href })).find(({ code }) => code === 'database-unavailable');
  expect(refused).toEqual({ code: 'database-unavailable', subject: '28P01' });
});
