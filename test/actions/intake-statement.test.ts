import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmContact, sendContactCode } from '../../src/domain/registrations/contacts/codes.ts';
import { saveContacts } from '../../src/domain/registrations/contacts/save.ts';
import { saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { readIntake } from '../../src/domain/registrations/intake/queries.ts';
import { agreeByCode, agreeOnPaper, type StatementOutcome } from '../../src/domain/registrations/intake/statement.ts';
import { sendStatementCode } from '../../src/domain/registrations/intake/statement-code.ts';
import type { CounterChange } from '../../src/domain/registrations/intake/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen } from '../setup/applicants.ts';
import { codesSent, type Counter, keyIn, noise, openAt, otherThan, versionOf } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { statementWords } from '../../src/domain/registrations/statement.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';

const officerName = 'Lê Thị Tiếp';
const officerNumber = '003191000099';
const colleagueNumber = '003191000098';

let database: TestDatabase;
let deps: Deps;
let counter: Counter;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  deps = credentialDeps(db);
  await insertUnits(db);
  const newOfficer = async (number: string): Promise<string> => {
    const accountId = await newAccount(db, { fullName: officerName });
    await db('account_numbers').where({ account_id: accountId }).update({ number });
    return appoint(db, { accountId, role: 'reception', unitId: 'commune-a' });
  };
  const officerId = await newOfficer(officerNumber);
  await newOfficer(colleagueNumber);
  counter = { deps, registers: registersInMemory(), officerId, unitId: 'commune-a' };
});
afterAll(() => database.drop());

async function keyed(): Promise<{ change: CounterChange; phone: string; number: string }> {
  const change = await openAt(counter);
  const applicant = newCitizen(counter.registers);
  await keyIn(counter, change, applicant);
  return { change, phone: applicant.phone, number: applicant.declared.personalNumber ?? '' };
}

async function send(change: CounterChange, phone: string): Promise<string> {
  expect(await sendStatementCode(deps, { ...change, language: 'vi' })).toBe('sent');
  return (await codesSent(deps, phone)).at(-1) ?? '';
}

async function type(change: CounterChange, code: string): Promise<StatementOutcome> {
  return agreeByCode(deps, { ...change, code, version: await versionOf(database.db, change) });
}

const statements = ({ applicationId }: CounterChange): Promise<Record<string, unknown>[]> =>
  database.db('application_statements').where({ application_id: applicationId });

test('the applicant agrees by typing the code of their phone; the row names version, words, language, manner and who keyed it', async () => {
  const { change, phone } = await keyed();
  expect(await type(change, await send(change, phone))).toBe('agreed');
  expect(await statements(change)).toMatchObject([
    {
      manner: 'typed-code',
      version: 'counter-2026-11-25',
      words_hash: statementWords['counter-2026-11-25'].vi,
      language: 'vi',
      keyed_by: change.officerId,
    },
  ]);
  expect((await readIntake(database.db, deps.secrets, change.applicationId))?.agreed).toBe(true);
});

test('the code that confirmed the phone is no consent', async () => {
  const { change, phone } = await keyed();
  const [contactCode = ''] = await codesSent(deps, phone);
  expect(await type(change, contactCode)).toBe('expired');
  const code = await send(change, phone);
  if (code !== contactCode) expect(await type(change, contactCode)).toBe('wrong');
  expect(await statements(change)).toEqual([]);
});

test('five tries, then the right code is of no use either; a new code begins anew', async () => {
  const { change, phone } = await keyed();
  const code = await send(change, phone);
  for (let tries = 0; tries < 5; tries += 1) expect(await type(change, otherThan(code))).toBe('wrong');
  expect(await type(change, code)).toBe('held');
  expect(await type(change, await send(change, phone))).toBe('agreed');
});

test('of twenty wrong guesses at once five are looked at', async () => {
  const { change, phone } = await keyed();
  const code = await send(change, phone);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => type(change, otherThan(code))));
  expect(outcomes.filter((outcome) => outcome === 'wrong')).toHaveLength(5);
});

test('a right code typed twenty times at once agrees once', async () => {
  const { change, phone } = await keyed();
  const code = await send(change, phone);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => type(change, code)));
  expect(outcomes.filter((outcome) => outcome === 'agreed')).toHaveLength(1);
  expect(await statements(change)).toHaveLength(1);
});

test('ten minutes later the code is dead', async () => {
  const { change, phone } = await keyed();
  const code = await send(change, phone);
  try {
    await shiftClock(database.db, '10 minutes 1 second');
    expect(await type(change, code)).toBe('expired');
  } finally {
    await shiftClock(database.db, '0');
  }
});

test('once something is keyed anew, neither a code that was sent nor an agreement holds; the same again changes nothing', async () => {
  const { change, phone } = await keyed();
  const version = await versionOf(database.db, change);
  const code = await send(change, phone);
  const { declared } = newCitizen(counter.registers);
  await saveTk01(deps, { ...change, declared });
  expect(await agreeByCode(deps, { ...change, code, version })).toBe('changed');
  expect(await type(change, await send(change, phone))).toBe('agreed');
  await saveTk01(deps, { ...change, declared });
  expect(await statements(change)).toHaveLength(1);
  await saveTk01(deps, { ...change, declared: { ...declared, birthDate: '1990-03-15' } });
  expect(await statements(change)).toEqual([]);
});

test('without a confirmed phone no code is sent', async () => {
  const change = await openAt(counter);
  expect(await sendStatementCode(deps, { ...change, language: 'en' })).toBe('no-phone');
  await saveContacts(deps, { ...change, contacts: { phone: '+84500000999' } });
  expect(await sendStatementCode(deps, { ...change, language: 'en' })).toBe('no-phone');
});

const witness = { name: 'Trần Văn Chứng', number: '003090000777' };

test('a signature is a picture, a mark needs a witness beside it; both are sealed', async () => {
  const { change } = await keyed();
  const paper = { ...change, version: await versionOf(database.db, change), language: 'vi', jpeg: await noise() } as const;
  expect(await agreeOnPaper(deps, { ...paper, manner: 'signature', jpeg: undefined })).toBe('no-signature');
  expect(await agreeOnPaper(deps, { ...paper, manner: 'mark' })).toBe('no-witness');
  expect(await agreeOnPaper(deps, { ...paper, manner: 'mark', witness, jpeg: undefined })).toBe('no-signature');
  expect(await agreeOnPaper(deps, { ...paper, manner: 'mark', witness })).toBe('agreed');
  const [row] = await statements(change);
  expect(row).toMatchObject({ manner: 'mark', picture_id: expect.any(String) });
  expect(JSON.stringify(row)).not.toContain('Chứng');
  expect(await agreeOnPaper(deps, { ...paper, manner: 'signature' })).toBe('agreed');
  expect(await statements(change)).toHaveLength(1);
});

test('witness and interpreter are never the officer, a colleague of the office, the applicant, or one and the same', async () => {
  const { change, number } = await keyed();
  const paper = { ...change, version: await versionOf(database.db, change), language: 'vi', jpeg: await noise(), manner: 'mark' } as const;
  const outcomes = await Promise.all([
    agreeOnPaper(deps, { ...paper, witness: { ...witness, number: officerNumber } }),
    agreeOnPaper(deps, { ...paper, witness: { ...witness, number: colleagueNumber } }),
    agreeOnPaper(deps, { ...paper, witness: { ...witness, name: officerName.toUpperCase() } }),
    agreeOnPaper(deps, { ...paper, witness, interpreter: { name: officerName, number: '003090000778' } }),
    agreeOnPaper(deps, { ...paper, witness: { ...witness, number } }),
    agreeOnPaper(deps, { ...paper, witness, interpreter: witness }),
  ]);
  expect(outcomes).toEqual(['is-officer', 'is-officer', 'is-officer', 'is-officer', 'is-applicant', 'is-both']);
  expect(await statements(change)).toEqual([]);
});

test('an interpreter signs too, also where the applicant types a code', async () => {
  const { change, phone } = await keyed();
  const code = await send(change, phone);
  const typed = { ...change, code, version: await versionOf(database.db, change), interpreter: witness };
  expect(await agreeByCode(deps, typed)).toBe('no-signature');
  expect(await agreeByCode(deps, { ...typed, jpeg: await noise() })).toBe('agreed');
  expect(await statements(change)).toMatchObject([{ picture_id: expect.any(String), interpreter: expect.any(String) }]);
});

test('the database knows no agreement by an officer: what an officer keyed is a code, a signature or a mark', async () => {
  const change = await openAt(counter);
  const row = { id: crypto.randomUUID(), application_id: change.applicationId, version: 'x', language: 'vi', keyed_by: change.officerId };
  for (const manner of ['online', 'signature', 'mark', 'tick'])
    await expect(database.db('application_statements').insert({ ...row, manner }), manner).rejects.toThrow('check constraint');
});

test('an officer is not held up by the messages of colleagues behind the same address, but by their own', async () => {
  const address = '198.51.100.4';
  const codeFor = async (officerId: string | undefined): Promise<string> => {
    const { officerId: _own, ...change } = await openAt(counter);
    const { phone } = newCitizen(counter.registers);
    await saveContacts(deps, { ...change, contacts: { phone } });
    return sendContactCode(deps, { ...change, kind: 'phone', language: 'vi', address, ...(officerId ? { officerId } : {}) });
  };
  for (let sent = 0; sent < 30; sent += 1) expect(await codeFor(undefined)).toBe('sent');
  expect(await codeFor(undefined)).toBe('held');
  expect(await codeFor('11111111-1111-4111-8111-111111111111')).toBe('sent');
  for (let sent = 1; sent < 60; sent += 1) await codeFor('11111111-1111-4111-8111-111111111111');
  expect(await codeFor('11111111-1111-4111-8111-111111111111')).toBe('held');
});

test('a contact that was confirmed at the counter names the officer in its audit row', async () => {
  const { change } = await keyed();
  const actor = `officer:${change.officerId}` as const;
  await saveContacts(deps, { ...change, actor, contacts: { phone: '+84500000998' } });
  await sendContactCode(deps, { ...change, actor, kind: 'phone', language: 'vi', address: 'x', officerId: change.officerId });
  const code = (await codesSent(deps, '+84500000998')).at(-1) ?? '';
  expect((await confirmContact(deps, { ...change, actor, kind: 'phone', code })).kind).toBe('confirmed');
  const rows = await database.db('audit_events').where({ application_id: change.applicationId, event: 'application.contact-confirmed' });
  expect(rows.map((row) => row.actor)).toContain(actor);
});
