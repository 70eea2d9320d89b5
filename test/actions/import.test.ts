import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, generateKeyFile, readKeyFile } from '../../src/platform/key-file.ts';
import { filesIn, read } from '../house/files.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newFile } from '../setup/files-of-units.ts';
import { insertUnits } from '../setup/officers.ts';
import { newCitizen } from '../setup/applicants.ts';
import { registersInMemory } from '../setup/registers.ts';
import { depsOn, openTasksOf, standAt } from '../setup/running-files.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-import-'));
const keyFile = join(folder, 'own.key');

beforeAll(async () => {
  database = await createTestDatabase();
  await standAt(database.db, '2026-11-20T10:00+07:00');
  await insertUnits(database.db);
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

function load(files: unknown): Promise<{ code: number; text: string }> {
  const path = join(folder, 'files.json');
  writeFileSync(path, JSON.stringify(files));
  return run('import', path);
}

let counter = 0;

/** Taken in at a district on a Saturday morning of 2023, as only Decree 59 knows it. */
function file2023(more: Record<string, unknown> = {}): Record<string, unknown> {
  counter += 1;
  return {
    reference: `H29.15-230311-${String(counter).padStart(4, '0')}`,
    procedure: 'citizen-level-2',
    receivedAt: '2023-03-11T08:30:00+07:00',
    unitId: 'former-district',
    fullName: 'Trần Thị Mẫu',
    birthDate: '1990-03-27',
    sex: 'female',
    personalNumber: '001190000123',
    holds: ['chip-citizen-card'],
    contacts: { email: 'mau@example.com' },
    appointedOn: '2023-03-15',
    outcome: { kind: 'granted', at: '2023-03-14T15:00:00+07:00' },
    ...more,
  };
}

const foreigner = (more: Record<string, unknown> = {}): Record<string, unknown> =>
  file2023({
    procedure: 'foreigner-level-2',
    unitId: 'immigration',
    personalNumber: undefined,
    document: { kind: 'passport', number: 'P1234567', issuingState: 'PHL' },
    nationality: 'PHL',
    birthDate: '2008-05-30',
    holds: ['entry'],
    ...more,
  });

async function rowOf(reference: unknown): Promise<Record<string, unknown>> {
  return database
    .db('applications')
    .where({ reference: String(reference) })
    .first();
}

describe('a file of 2023 follows Decree 59', () => {
  test('its times, its rules, its slip and its decision are those of its day', async () => {
    const file = file2023();
    expect(await load(file)).toEqual({ code: 0, text: 'One file is entered.' });
    const row = await rowOf(file['reference']);
    expect(row).toMatchObject({
      state: 'notified',
      channel: 'import',
      rule_set: 'decree-59-2022',
      unit_id: 'former-district',
      received_at: new Date('2023-03-11T08:30+07:00'),
      due_on: '2023-03-15',
      printed_due_on: '2023-03-15',
      decided_at: new Date('2023-03-14T15:00+07:00'),
    });
    const decision = { outcome: 'grant', rule_set: 'decree-59-2022', decided_by: null };
    expect(await database.db('application_decisions').where({ application_id: row['id'] })).toMatchObject([decision]);
    expect(JSON.stringify(row)).not.toMatch(/Mẫu|001190000123/);
    expect(await database.db('messages').where({ application_id: row['id'] })).toEqual([]);
    const audit = await database.db('audit_events').where({ event: 'application.imported', application_id: row['id'] });
    expect(audit).toMatchObject([{ actor: 'operator:lan', details: { ruleSet: 'decree-59-2022', outcome: 'granted' } }]);
  });

  test('a foreigner of fourteen who had entered the country, without a residence card', async () => {
    expect(await load(foreigner())).toMatchObject({ code: 0 });
    expect(await load(foreigner({ birthDate: '2010-05-30' }))).toMatchObject({
      code: 1,
      text: expect.stringContaining('birthDate: is that of somebody who had no account of their own'),
    });
  });

  test.each<[what: string, more: Record<string, unknown>, said: string]>([
    ['a card without a chip', { holds: ['citizen-card'] }, 'holds: lacks a card'],
    ['neither telephone nor e-mail', { contacts: {} }, 'contacts.phone: is missing'],
    ['an office that takes in foreigners', { unitId: 'immigration' }, 'unitId: is an office that did not take in'],
    ['no slip', { appointedOn: undefined }, 'appointedOn: is missing'],
    ['a limit of foreigners', { limitCase: 'foreigner-with-reference' }, 'limitCase: is no limit'],
  ])('it is refused with %s', async (_what, more, said) => {
    expect(await load(file2023(more))).toMatchObject({ code: 1, text: expect.stringContaining(said) });
  });
});

test("today's rules know neither district nor slip, and ask for the own telephone; any card will do", async () => {
  const today = { receivedAt: '2026-11-19T09:00:00+07:00', outcome: undefined, holds: ['citizen-card'] };
  const { code, text } = await load(file2023(today));
  expect(code).toBe(1);
  expect(text).toContain('unitId: is an office that was not there');
  expect(text).toContain('unitId: is an office that did not take in');
  expect(text).toContain('appointedOn: is the day of a slip');
  expect(text).toContain('contacts.phone: is missing');
  expect(text).not.toContain('holds');
  expect(await load(foreigner({ ...today, birthDate: '1990-01-01', holds: ['entry'] }))).toMatchObject({
    text: expect.stringContaining('lacks the residence card'),
  });
});

describe('all or nothing', () => {
  test('everything that is wrong is named at once, by file and field, and nothing is entered', async () => {
    const before = await database.db('applications').count('* as n').first();
    const good = file2023();
    const { code, text } = await load([
      good,
      file2023({ fullName: '', sex: undefined, colour: 'red', receivedAt: 'yesterday' }),
      file2023({ receivedAt: '2019-01-01T09:00:00+07:00' }),
      file2023({ receivedAt: '2027-01-01T09:00:00+07:00' }),
      file2023({ outcome: { kind: 'refused', at: '2023-03-01T09:00:00+07:00', why: 'so' } }),
      file2023({ outcome: { kind: 'refused', at: '2023-03-01T09:00:00+07:00' } }),
      good,
    ]);
    expect(code).toBe(1);
    expect(text.split('\n').slice(1)).toEqual([
      '  File 2, receivedAt: cannot be used.',
      '  File 2, fullName: cannot be used.',
      '  File 2, sex: is missing.',
      '  File 2, colour: is not known here.',
      '  File 3, receivedAt: lies before the first rules there were.',
      '  File 4, receivedAt: lies in the future.',
      '  File 4, outcome.at: lies before the receipt of the file.',
      expect.stringContaining('File 4, unitId'),
      expect.stringContaining('File 4, unitId'),
      expect.stringContaining('File 4, contacts.phone'),
      expect.stringContaining('File 4, appointedOn'),
      expect.stringContaining('File 4, appointedOn'),
      '  File 5, outcome.why: is not known here.',
      '  File 6, outcome.at: lies before the receipt of the file.',
      '  File 6, outcome.reasons: is missing.',
      '  File 7, reference: stands in this list twice.',
    ]);
    expect(await database.db('applications').count('* as n').first()).toEqual(before);
  });

  test('the same list again changes nothing; another entry under a known reference is refused', async () => {
    const [one, two] = [file2023(), file2023()];
    expect(await load([one])).toMatchObject({ code: 0 });
    const audited = await database.db('audit_events').where({ event: 'files.imported' });
    expect(await load([one])).toEqual({ code: 0, text: '0 files are entered; 1 stood here already.' });
    expect(await database.db('audit_events').where({ event: 'files.imported' })).toHaveLength(audited.length);
    expect(await load([one, two])).toEqual({ code: 0, text: 'One file is entered; 1 stood here already.' });
    expect(await load({ ...one, sex: 'male' })).toMatchObject({ code: 1, text: expect.stringContaining('reference of another file') });
    const own = await newFile(database.db, { unitId: 'commune-a', reference: 'OWN-0001' });
    expect(await load(file2023({ reference: 'OWN-0001' }))).toMatchObject({ code: 1 });
    expect(await database.db('applications').where({ id: own }).first()).toMatchObject({ channel: 'counter' });
  });

  test('twenty operators with one list: it is entered once', async () => {
    const list = [file2023(), file2023(), file2023()];
    const path = join(folder, 'list.json');
    writeFileSync(path, JSON.stringify(list));
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => run('import', path)));
    expect(outcomes.filter(({ text }) => text === '3 files are entered.')).toHaveLength(1);
    expect(outcomes.filter(({ text }) => text === '0 files are entered; 3 stood here already.')).toHaveLength(19);
  });
});

test('an open file goes on: late since its own day, asked about anew, decided by an officer', async () => {
  const registers = registersInMemory();
  const { fullName, birthDate, sex, personalNumber } = newCitizen(registers).declared;
  const file = file2023({ outcome: undefined, fullName: fullName.replaceAll(/\d/g, 'a'), birthDate, sex, personalNumber });
  expect(await load(file)).toMatchObject({ code: 0 });
  const row = await rowOf(file['reference']);
  expect(row).toMatchObject({
    state: 'registry-check',
    rule_set: 'decree-59-2022',
    due_on: '2023-03-15',
    flags: ['on-papers'],
    submitted_at: new Date('2023-03-11T08:30+07:00'),
  });
  const asked = await database.db('application_checks').where({ application_id: row['id'] }).orderBy('name').pluck('name');
  expect(asked).toEqual(['duplicate', 'face', 'fingers', 'id-card', 'population']);
  const found = readKeyFile(keyFile);
  if ('problem' in found) throw new Error(found.problem);
  const deps: Deps = { ...depsOn(database.db), secrets: createSecrets(found.material) };
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check', 'grant-application']);
  expect(await rowOf(file['reference'])).toMatchObject({ state: 'awaiting-decision' });
  expect(await openTasksOf(database.db, String(row['id']))).toEqual(['decide authority 2023-03-15']);
});

test('an open file of a time that is known from the past only is refused', async () => {
  const old = { receivedAt: '2022-07-04T09:00:00+07:00', appointedOn: undefined };
  const { text } = await load(file2023({ ...old, outcome: undefined }));
  expect(text).toContain('outcome: is missing: the rules of the day of receipt are known from the past only');
});

describe('nothing else sets a time in the past', () => {
  test('the database refuses it for every other channel', async () => {
    const past = new Date('2023-03-11T08:30+07:00');
    for (const column of ['received_at', 'first_received_at', 'submitted_at'])
      await expect(newFile(database.db, { unitId: 'commune-a', [column]: past })).rejects.toThrow('applications_times');
    const own = await newFile(database.db, { unitId: 'commune-a' });
    await expect(database.db('applications').where({ id: own }).update({ received_at: past })).rejects.toThrow('applications_times');
    await expect(database.db('applications').where({ id: own }).update({ channel: 'import' })).rejects.toThrow('applications_imported');
  });

  test('no other source writes the channel, or the moment at which a file began', () => {
    const sources = filesIn(['src']).map((path) => ({ path, text: read(path) }));
    const writers = (what: RegExp): string[] => sources.filter(({ text }) => what.test(text)).map(({ path }) => path);
    expect(writers(/channel: 'import'/)).toEqual(['src/domain/registrations/import/write.ts']);
    expect(writers(/importFiles\(/)).toEqual(['src/cli-commands/import.ts', 'src/domain/registrations/import/import-files.ts']);
    const files = sources.filter(({ path }) => path.includes('registrations'));
    expect(files.filter(({ text }) => /(?<!readonly )started_at: (?!startedAt\b)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

test('says how it is used, and when the file is none', async () => {
  expect(await run('import')).toMatchObject({ code: 2 });
  expect(await run('import', join(folder, 'nothing.json'))).toMatchObject({ code: 1, text: expect.stringContaining('not a JSON file') });
});
