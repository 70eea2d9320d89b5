import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAccount, lookForAccount } from '../../src/domain/registrations/intake/account.ts';
import { askAgainAtCounter } from '../../src/domain/registrations/intake/again.ts';
import { saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { confirmException, stateException } from '../../src/domain/registrations/intake/exception.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { openCounterFile } from '../../src/domain/registrations/intake/open.ts';
import { sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { printReceipt } from '../../src/domain/registrations/intake/slip.ts';
import { agreeOnPaper } from '../../src/domain/registrations/intake/statement.ts';
import { jobTasks } from '../../src/jobs.ts';
import { newCitizen } from '../setup/applicants.ts';
import { completeIntake, type Counter, keyIn, noise, openAt, tenFingers, versionOf } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { countWrites, dieAtEachWrite } from '../setup/faults.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';
import { workOff } from '../setup/work-off.ts';

/** A process that dies between two writes leaves everything or nothing, and the same click afterwards does what it should. */
let database: TestDatabase;
let counter: Counter;
let colleague: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await insertUnits(db);
  const officerId = await appoint(db, { accountId: await newAccount(db), role: 'reception', unitId: 'commune-a' });
  colleague = await appoint(db, { accountId: await newAccount(db), role: 'reception', unitId: 'commune-a' });
  counter = { deps: credentialDeps(db), registers: registersInMemory(), officerId, unitId: 'commune-a' };
  await countWrites(db);
});
afterAll(() => database.drop());

/** Everything that belongs to files, but for when it was seen. */
async function everything(): Promise<string> {
  const tables = [
    'applications',
    'application_contacts',
    'application_checks',
    'application_pictures',
    'application_statements',
    'application_fingers',
    'application_proofs',
    'biometric_exceptions',
    'held_captures',
    'statement_codes',
    'messages',
    'tasks',
    'audit_events',
    'graphile_worker._private_jobs',
  ];
  const texts: string[] = [];
  for (const table of tables) {
    const { rows } = await database.db.raw(`select md5(string_agg(t::text, ',' order by t::text)) as sum from ${table} t`);
    texts.push(`${table} ${rows[0].sum}`);
  }
  return texts.join('\n');
}

async function diesSafely(act: () => Promise<unknown>): Promise<number> {
  const before = await everything();
  return dieAtEachWrite(database.db, act, async () => expect(await everything()).toBe(before));
}

test('opening, keying and fingers', async () => {
  const { deps, officerId } = counter;
  const file = { procedure: 'citizen-level-2', officerId, unitId: 'commune-a', language: 'vi', requestId: 't' } as const;
  expect(await diesSafely(() => openCounterFile(deps, file))).toBe(2);
  const change = await openAt(counter);
  const { declared } = newCitizen(counter.registers);
  expect(await diesSafely(() => saveTk01(deps, { ...change, declared }))).toBeGreaterThan(2);
  const notes = await tenFingers();
  expect(await diesSafely(() => saveFingers(deps, { ...change, notes }))).toBeGreaterThan(20);
});

test('the answer about the account, an exception and the statement', async () => {
  const { deps, registers } = counter;
  const change = await openAt(counter);
  const applicant = newCitizen(registers);
  const accountId = await newAccount(database.db, { level: 1 });
  await database.db('account_numbers').where({ account_id: accountId }).update({ number: applicant.declared.personalNumber });
  await keyIn(counter, change, applicant);
  expect(await diesSafely(() => lookForAccount(deps, { registries: registers }, change))).toBeGreaterThan(1);
  expect(await diesSafely(() => answerAccount(deps, { ...change, answer: 'not-mine' }))).toBeGreaterThan(2);
  await saveFingers(deps, { ...change, notes: fingerNames.map((finger) => ({ finger, kind: 'status', status: 'missing' })) });
  const exception = { reason: 'worn', furtherCheck: 'paper-shown', words: 'x' } as const;
  expect(await diesSafely(() => stateException(deps, { ...change, ...exception }))).toBeGreaterThan(1);
  expect(await diesSafely(() => confirmException(deps, { ...change, officerId: colleague }))).toBeGreaterThan(2);
  const paper = {
    ...change,
    version: await versionOf(database.db, change),
    language: 'vi',
    jpeg: await noise(),
    manner: 'signature',
  } as const;
  expect(await diesSafely(() => agreeOnPaper(deps, paper))).toBeGreaterThan(3);
  expect((await sendIntake(deps, change)).kind).toBe('submitted');
});

test('sending, the slip, and a capture that is taken again', async () => {
  const { deps, registers } = counter;
  const change = await completeIntake(counter, newCitizen(registers));
  expect(await diesSafely(() => sendIntake(deps, change))).toBeGreaterThan(15);
  expect(await database.db('application_checks').where({ application_id: change.applicationId })).toHaveLength(6);
  expect(await diesSafely(() => printReceipt(deps, change))).toBe(2);
  registers.likeness = { kind: 'poor-capture' };
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check']);
  const fingers = [{ finger: 'right-thumb', image: await noise(120) }] as const;
  expect(await diesSafely(() => askAgainAtCounter(deps, { ...change, of: { fingers } }))).toBeGreaterThan(5);
});
