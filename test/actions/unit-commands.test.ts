import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { superiorUnit } from '../../src/domain/units/queries.ts';
import { generateKeyFile } from '../../src/platform/key-file.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { seedUnits } from '../../src/sandbox/units.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { standAt } from '../setup/running-files.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-units-'));
const keyFile = join(folder, 'own.key');

beforeAll(async () => {
  database = await createTestDatabase();
  await standAt(database.db, '2026-11-20T10:00+07:00');
  generateKeyFile(keyFile);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function run(...typed: string[]): Promise<{ code: number; text: string }> {
  const { code, lines } = await runCommand(typed, { DATABASE_URL: database.url, KEY_FILE: keyFile, USER: 'lan' });
  return { code, text: lines.join('\n') };
}

function fileOf(units: unknown): string {
  const path = join(folder, 'units.json');
  writeFileSync(path, JSON.stringify(units));
  return path;
}

const province = {
  id: 'province',
  kind: 'province-identity',
  nameVi: 'Phòng',
  nameEn: 'Division',
  address: '1 Mẫu',
  validFrom: '2018-08-06',
};
const ward = { ...province, id: 'ward', kind: 'commune', nameVi: 'Phường', parentId: 'province', opensAt: '08:00' };

describe('units import', () => {
  test('enters offices in any order, replaces what is known, names the operator in the audit', async () => {
    expect(await run('units', 'list')).toMatchObject({ code: 0, text: expect.stringContaining('No office is entered') });
    expect(await run('units', 'import', fileOf([ward, province]))).toEqual({ code: 0, text: '2 offices are entered.' });
    expect(await run('units', 'import', fileOf({ ...ward, nameVi: 'Phường mới' }))).toEqual({ code: 0, text: 'One office is entered.' });
    expect((await run('units', 'list')).text).toMatch(/ward +commune +province +Phường mới/);
    expect((await superiorUnit(database.db, { unitId: 'ward', day: '2026-11-20' }))?.id).toBe('province');
    const audit = await database.db('audit_events').where({ event: 'units.imported' }).orderBy('id');
    expect(audit).toMatchObject([{ actor: 'operator:lan', details: { count: 2 } }, { details: { count: 1 } }]);
  });

  test.each<[what: string, units: unknown, said: string]>([
    ['a kind that no decree knows', { ...province, kind: 'county' }, 'Unit 1: kind'],
    ['a day that is none', [province, { ...ward, validFrom: '2025-02-30' }], 'Unit 2: validFrom'],
    ['an end before the beginning', { ...province, validTo: '2018-01-01' }, 'Unit 1: validTo'],
    ['a field nobody knows', { ...province, colour: 'red' }, 'Unit 1: colour'],
    ['a unit above itself', { ...province, parentId: 'province' }, 'Unit 1: id'],
    ['one unit twice', [province, province], 'Unit 2: id'],
    ['a unit above that nobody knows', { ...ward, parentId: 'nowhere' }, 'nowhere is named'],
  ])('refuses %s and enters nothing', async (_what, units, said) => {
    const before = await database.db('units').orderBy('id');
    expect(await run('units', 'import', fileOf(units))).toMatchObject({ code: 1, text: expect.stringContaining(said) });
    expect(await database.db('units').orderBy('id')).toEqual(before);
  });

  test('says how it is used, and when the file is none', async () => {
    expect(await run('units', 'import')).toMatchObject({ code: 2 });
    expect(await run('units', 'import', join(folder, 'nothing.json'))).toMatchObject({
      code: 1,
      text: expect.stringContaining('not a JSON file'),
    });
  });
});

test('holidays list shows what is ahead', async () => {
  const { code, text } = await run('holidays', 'list');
  expect(code).toBe(0);
  expect(text).toMatch(/2027-02-06 +off +computed +Tết Nguyên đán/);
  expect(text).not.toContain('2026-11-24');
});

test('the sandbox has an office of every kind, entered once', async () => {
  await database.db('units').del();
  for (let start = 0; start < 2; start += 1) await inTransaction(database.db, seedUnits);
  const kinds = await database.db('units').distinct('kind').pluck('kind');
  expect(kinds.map(String).toSorted()).toEqual([
    'authority',
    'commune',
    'district',
    'ministry-immigration',
    'population-centre',
    'province-identity',
    'province-immigration',
  ]);
});
