import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { tellApplicant } from '../../src/domain/notifications/tell-applicant.ts';
import { reportNotByMe } from '../../src/domain/registrations/contacts/not-by-me.ts';
import { decideApplication, type DecideOutcome } from '../../src/domain/registrations/decide.ts';
import { isDrawn } from '../../src/domain/registrations/draw.ts';
import { lookForAccount } from '../../src/domain/registrations/intake/account.ts';
import { confirmException, stateException } from '../../src/domain/registrations/intake/exception.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { erasePictures } from '../../src/domain/registrations/pictures/erase.ts';
import { findApplication, listChecks } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type Applicant, newCitizen, newDraft, newForeigner, sendDraft } from '../setup/applicants.ts';
import { completeIntake, consent, type Counter, keyIn, openAt, versionOf } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { openTasksOf } from '../setup/running-files.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;
let counter: Counter;
let decider: string;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = credentialDeps(database.db);
  registers = registersInMemory();
  await insertUnits(database.db);
  counter = { deps, registers, officerId: await officer('reception', 'commune-a'), unitId: 'commune-a' };
  decider = await officer('decider', 'authority');
});
beforeEach(async () => {
  registers.silent.clear();
  await shiftClock(database.db, '0');
});
afterAll(() => database.drop());

async function officer(role: 'reception' | 'decider', unitId: string): Promise<string> {
  return appoint(database.db, { accountId: await newAccount(database.db), role, unitId });
}

async function answer(names = ['run-check', 'grant-application']): Promise<void> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, names);
}

async function sentAtCounter(applicant: Applicant): Promise<string> {
  const change = await completeIntake(counter, applicant);
  await sendIntake(deps, change);
  await answer();
  return change.applicationId;
}

async function sentFromHome(applicant: Applicant, procedure: 'citizen-level-1' | 'foreigner-level-1'): Promise<string> {
  const applicationId = await newDraft(deps, applicant, { procedure });
  await sendDraft(deps, applicationId);
  return applicationId;
}

async function decide(applicationId: string, officerId = decider): Promise<DecideOutcome> {
  const version = await versionOf(database.db, { applicationId });
  const grant = { outcome: 'grant', reasons: [], explanation: undefined, requestId: 't' } as const;
  return decideApplication(deps, { registries: registers, takePass: async () => true }, { ...grant, applicationId, version, officerId });
}

const fileOf = async (applicationId: string) => findApplication(database.db, applicationId);

describe('"this was not me"', () => {
  async function report(applicationId: string): Promise<string> {
    const notice = { kind: 'applied-in-your-name', applicationId, language: 'vi', to: { email: 'mau@example.com' } } as const;
    await inTransaction(database.db, (tx) => tellApplicant(tx, deps, notice));
    const mail = await database.db('messages').where({ application_id: applicationId, kind: notice.kind, channel: 'email' }).first();
    return reportNotByMe(deps, { token: openMessage(deps.secrets, mail).variables['notMeToken'] ?? '', requestId: 't' });
  }

  test('of a file from anywhere stops it', async () => {
    const id = await sentFromHome(newCitizen(registers), 'citizen-level-1');
    expect(await report(id)).toBe('stopped');
    expect((await fileOf(id))?.state).toBe('stopped');
  });

  test('of an applicant who stood at a counter is for an officer to see: who made an account with the number stops nobody', async () => {
    const id = await sentAtCounter(newCitizen(registers));
    const shown = await versionOf(database.db, { applicationId: id });
    expect(await report(id)).toBe('noted');
    expect(await fileOf(id)).toMatchObject({ state: 'awaiting-decision', flags: ['reported-not-me'], version: shown + 1 });
    expect((await decide(id)).kind).toBe('granted');
    expect(await report(id)).toBe('late');
  });
});

describe('one telephone, one account', () => {
  test('two files with one number, granted by the machine at the same moment: one account, and the other file is for an officer', async () => {
    const [one, other] = [newForeigner(registers), newForeigner(registers)];
    const ids = [await sentFromHome(one, 'foreigner-level-1'), await sentFromHome({ ...other, phone: one.phone }, 'foreigner-level-1')];
    await answer(['run-check']);
    const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
    await Promise.all(ids.map(async (applicationId) => tasks['grant-application']?.({ applicationId }, { attempt: 1, signal: undefined })));
    const states = await Promise.all(ids.map(async (id) => (await fileOf(id))?.state));
    expect(new Set(states)).toEqual(new Set(['awaiting-decision', 'granted']));
    expect(await database.db('people').where({ phone: one.phone })).toHaveLength(1);
  });
});

describe('hints', () => {
  test('a namesake of the same day, marks and case aside, is told of and blocks nothing; a day known in part counts as far as it goes', async () => {
    const first = newCitizen(registers, { fullName: 'HOÀ THỊ NGÂN', birthDate: '1990-03' });
    const older = { ...first, declared: { ...first.declared, fullName: 'HOÀ THỊ NGÂN', birthDate: '1990-03' } };
    await sentFromHome(older, 'citizen-level-1');
    await answer();
    const second = newCitizen(registers, { fullName: 'Hòa Thị Ngân' });
    const id = await sentFromHome({ ...second, declared: { ...second.declared, fullName: 'Hòa Thị Ngân' } }, 'citizen-level-1');
    await answer();
    expect(await fileOf(id)).toMatchObject({ state: 'awaiting-decision' });
    const hint = (await listChecks(database.db, id)).find(({ name }) => name === 'duplicate');
    expect(hint).toMatchObject({ outcome: 'unclear', findings: ['same-name-and-birth-date'] });
    expect((await decide(id)).kind).toBe('granted');
  });
});

describe('maker and checker', () => {
  test('who confirmed an exception decides it neither at the desk nor in the database', async () => {
    const applicant = newCitizen(registers);
    const change = await openAt(counter);
    await keyIn(counter, change, applicant);
    await saveFingers(deps, { ...change, notes: fingerNames.map((finger) => ({ finger, kind: 'status', status: 'missing' })) });
    await stateException(deps, { ...change, reason: 'amputated', furtherCheck: 'paper-shown', words: 'x' });
    await lookForAccount(deps, { registries: registers }, change);
    await consent(counter, change, applicant.phone);
    const second = await officer('reception', 'commune-a');
    await confirmException(deps, { ...change, officerId: second });
    await sendIntake(deps, change);
    await answer();
    const { applicationId } = change;
    expect(await decide(applicationId, second)).toEqual({ kind: 'own-file' });
    const row = {
      id: applicationId,
      application_id: applicationId,
      number: 'x',
      outcome: 'grant',
      decided_by: second,
      rule_set: 'x',
      version: 1,
      proof_token: 'x',
    };
    await expect(database.db('application_decisions').insert(row)).rejects.toThrow('may not decide it');
    expect((await decide(applicationId)).kind).toBe('granted');
  });

  test('ten clicks of the maker and ten of a checker at the same moment: one decision, and it is the checker’s', async () => {
    const id = await sentAtCounter(newCitizen(registers));
    const clicks = Array.from({ length: 20 }, (_, i) => decide(id, i % 2 === 0 ? counter.officerId : decider));
    const kinds = (await Promise.all(clicks)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'granted')).toHaveLength(1);
    expect(await database.db('application_decisions').where({ application_id: id })).toMatchObject([{ decided_by: decider }]);
  });
});

test('a register that is silent at the decision makes a file late by its cause', async () => {
  const id = await sentAtCounter(newCitizen(registers));
  await shiftClock(database.db, '1 hour');
  registers.silent.add('population');
  expect(await decide(id)).toEqual({ kind: 'registry-silent' });
  const asked = (await listChecks(database.db, id)).find(({ name }) => name === 'population');
  expect(asked).toMatchObject({ outcome: 'pass', silentAt: expect.any(Date) });
  registers.silent.clear();
  expect((await decide(id)).kind).toBe('granted');
  expect((await listChecks(database.db, id)).find(({ name }) => name === 'population')?.silentAt).toBeUndefined();
});

test('a grant by machine that is drawn comes back as a task of the authority', async () => {
  const { db } = database;
  const id = await sentFromHome(newCitizen(registers), 'citizen-level-1');
  const seed = Array.from({ length: 10_000 }, (_, i) => `seed ${i}`).find((one) => isDrawn(one, id));
  await db('draw_seeds').insert({ seed });
  await answer();
  expect((await fileOf(id))?.state).toBe('granted');
  expect(await db('application_decisions').where({ application_id: id }).first()).toMatchObject({ drawn: true });
  expect(await openTasksOf(db, id)).toEqual([expect.stringMatching(/^review-grant authority/)]);
});

test('what registers answered goes with the pictures of a file that brought no account, and stays with one that did', async () => {
  const { db } = database;
  const refused = await sentAtCounter(newCitizen(registers));
  const version = await versionOf(db, { applicationId: refused });
  const refusal = { outcome: 'refuse', reasons: ['other'], explanation: 'Chưa đủ', officerId: decider, requestId: 't' } as const;
  await decideApplication(deps, { registries: registers, takePass: async () => true }, { ...refusal, applicationId: refused, version });
  const granted = await sentAtCounter(newCitizen(registers));
  await decide(granted);
  const answers = async (id: string): Promise<number> =>
    (await db('application_checks').where({ application_id: id }).whereNotNull('answer')).length;
  await shiftClock(db, '89 days');
  await erasePictures(deps, 100);
  expect(await answers(refused)).toBeGreaterThan(0);
  await shiftClock(db, '91 days');
  await erasePictures(deps, 100);
  expect(await answers(refused)).toBe(0);
  expect(await answers(granted)).toBeGreaterThan(0);
});
