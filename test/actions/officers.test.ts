import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { recordRefusedDesk } from '../../src/domain/officers/actions.ts';
import { confirmAppointment, proposeOfficer } from '../../src/domain/officers/appointments.ts';
import { findOfficer } from '../../src/domain/officers/queries.ts';
import { generateKeyFile } from '../../src/platform/key-file.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount, newFile } from '../setup/files-of-units.ts';
import { insertUnits } from '../setup/officers.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-officers-'));
const keyFile = join(folder, 'own.key');
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  generateKeyFile(keyFile);
  await insertUnits(database.db);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function run(typed: string, operator: string | undefined = 'lan'): Promise<{ code: number; text: string }> {
  const env = { DATABASE_URL: database.url, KEY_FILE: keyFile, ...(operator ? { USER: operator } : {}) };
  const { code, lines } = await runCommand(typed.split(' '), env);
  return { code, text: lines.join('\n') };
}

async function numberOf(accountId: string): Promise<string> {
  return (await database.db('account_numbers').where({ account_id: accountId }).first('number')).number;
}

const idIn = (text: string): string => /officers confirm (\S+)/.exec(text)?.[1] ?? '';

test('an empty desk: nobody has a right, and who came is listed, newest first', async () => {
  expect(await run('officers list')).toMatchObject({ code: 0, text: expect.stringContaining('Nobody was refused there') });
  const [first, second] = ['7c1d2f7e-0000-4000-8000-000000000001', '7c1d2f7e-0000-4000-8000-000000000002'];
  await recordRefusedDesk(database, { accountId: first, requestId: 'request-1' });
  await recordRefusedDesk(database, { accountId: second, requestId: 'request-2' });
  const { text } = await run('officers list');
  expect(text).toMatch(new RegExp(`Nobody has a right[^]*${second} +request-2[^]*${first} +request-1`));
  expect(await run('officers list all')).toMatchObject({ code: 2 });
});

describe('the ceremony', () => {
  test('two operators: the first proposes, the same may not confirm, another appoints for 30 days; all of it is written down', async () => {
    const accountId = await newAccount(database.db, { fullName: 'Hồ Văn Mẫu' });
    const number = await numberOf(accountId);
    const proposed = await run(`officers add ${number} reception commune-a`);
    expect(proposed.code).toBe(0);
    const id = idIn(proposed.text);
    expect(await findOfficer(database.db, accountId)).toBeUndefined();
    expect((await run('officers list')).text).toMatch(new RegExp(`${id} +${number} +Hồ Văn Mẫu +reception +commune-a +operator:lan`));

    expect(await run(`officers confirm ${id}`)).toMatchObject({ code: 1, text: expect.stringContaining('Another operator must confirm') });
    expect(await findOfficer(database.db, accountId)).toBeUndefined();
    expect(await run(`officers confirm ${id}`, 'minh')).toMatchObject({
      code: 0,
      text: expect.stringContaining('unless they are proofed'),
    });
    const officer = await findOfficer(database.db, accountId);
    expect(officer?.roles).toMatchObject([{ role: 'reception', unitId: 'commune-a' }]);
    const days = ((officer?.endsAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    expect((await run('officers list')).text).toMatch(new RegExp(`${number} +Hồ Văn Mẫu +reception +commune-a`));
    expect(await run(`officers confirm ${id}`, 'minh')).toMatchObject({ code: 1 });
    expect(await run(`officers add ${number} reception commune-a`)).toMatchObject({ code: 1, text: expect.stringContaining('already') });

    expect(await run(`officers remove ${number}`, 'mai')).toMatchObject({ code: 0 });
    expect(await findOfficer(database.db, accountId)).toBeUndefined();
    expect(await run(`officers remove ${number}`, 'mai')).toMatchObject({ code: 1 });
    const rows = await database.db('audit_events').where({ account_id: accountId }).orderBy('id').select('event', 'actor');
    expect(rows).toEqual([
      { event: 'officer.proposed', actor: 'operator:lan' },
      { event: 'officer.appointed', actor: 'operator:minh' },
      { event: 'officer.removed', actor: 'operator:mai' },
    ]);
  });

  test('the database refuses one operator as both, whoever writes', async () => {
    const accountId = await newAccount(database.db);
    const row = { id: accountId, account_id: accountId, role: 'hotline', unit_id: 'authority', proposed_by: 'operator:lan' };
    const both = { ...row, confirmed_by: 'operator:lan', confirmed_at: new Date() };
    await expect(database.db('officer_appointments').insert(both)).rejects.toThrow('officer_appointments_check');
  });

  test('twenty confirmations at once appoint once', async () => {
    const accountId = await newAccount(database.db);
    const proposal = { number: await numberOf(accountId), role: 'decider', unitId: 'authority', operator: 'operator:lan' } as const;
    const proposed = await proposeOfficer(database, proposal);
    if (proposed.kind !== 'proposed') throw new Error(proposed.because);
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => confirmAppointment(database, { id: proposed.id, operator: 'operator:minh' })),
    );
    expect(answers.filter(({ kind }) => kind === 'appointed')).toHaveLength(1);
    expect(await database.db('officers').where({ account_id: accountId })).toHaveLength(1);
  });

  test('a proposal is good for a day; after a month without proofing it takes another ceremony', async () => {
    const accountId = await newAccount(database.db);
    const number = await numberOf(accountId);
    const late = idIn((await run(`officers add ${number} decider authority`)).text);
    try {
      await shiftClock(database.db, '24 hours');
      expect(await run(`officers confirm ${late}`, 'minh')).toMatchObject({ code: 1, text: expect.stringContaining('older than a day') });
      await run(`officers confirm ${idIn((await run(`officers add ${number} decider authority`)).text)}`, 'minh');
      expect(await findOfficer(database.db, accountId)).toBeDefined();
      await shiftClock(database.db, '32 days');
      expect(await findOfficer(database.db, accountId)).toBeUndefined();
      expect(await run(`officers confirm ${idIn((await run(`officers add ${number} decider authority`)).text)}`, 'minh')).toMatchObject({
        code: 0,
      });
      expect(await findOfficer(database.db, accountId)).toBeDefined();
    } finally {
      await shiftClock(database.db, '0 minutes');
    }
  });

  test('who was proofed at a counter is appointed for good', async () => {
    const accountId = await newAccount(database.db);
    await newFile(database.db, { unitId: 'commune-a', account_id: accountId, state: 'notified', decided_at: new Date() });
    const id = idIn((await run(`officers add ${await numberOf(accountId)} hotline authority`)).text);
    expect(await run(`officers confirm ${id}`, 'minh')).toEqual({ code: 0, text: 'Appointed.' });
    expect((await findOfficer(database.db, accountId))?.endsAt).toBeUndefined();
  });
});

describe('nobody is proposed', () => {
  test.each([
    ['who has no account', 'officers add 005099999999 reception commune-a', 'no active account'],
    ['for a number that is none', 'officers add x reception commune-a', 'no active account'],
    ['for a role that is none', 'officers add 005099999999 chief commune-a', 'no role "chief"'],
    ['for a role by a name of objects', 'officers add 005099999999 constructor commune-a', 'no role "constructor"'],
    ['at a unit that is none', 'officers add 005099999999 reception nowhere', 'no such unit'],
    ['at a unit that is no more', 'officers add 005099999999 reception former-district', 'no such unit'],
    ['at a unit where the role has no place', 'officers add 005099999999 decider commune-a', 'cannot be held'],
  ])('%s', async (_, typed, sentence) => {
    expect(await run(typed)).toMatchObject({ code: 1, text: expect.stringContaining(sentence) });
  });

  test('with an account of level 1, a waiting one, or by nobody', async () => {
    const [low, waiting, good] = await Promise.all([
      newAccount(database.db, { level: 1 }),
      newAccount(database.db, { state: 'waiting' }),
      newAccount(database.db),
    ]);
    for (const id of [low, waiting]) expect(await run(`officers add ${await numberOf(id)} reception commune-a`)).toMatchObject({ code: 1 });
    const nameless = await run(`officers add ${await numberOf(good)} reception commune-a`, '');
    expect(nameless).toMatchObject({ code: 1, text: expect.stringContaining('two names') });
  });

  test.each(['officers add', 'officers add 1 reception', 'officers confirm', 'officers confirm a b', 'officers remove'])(
    '"%s" is not how the command is used',
    async (typed) => expect(await run(typed)).toMatchObject({ code: 2 }),
  );
});
