import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideApplication, type DecideOutcome, type OfficerDecision } from '../../src/domain/registrations/decide.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, newForeigner, sendDraft, type Applicant, type NewFile } from '../setup/applicants.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;
let clerk: string;
let decider: string;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
  registers = registersInMemory();
  await insertUnits(database.db);
  const [one, two] = [await newAccount(database.db), await newAccount(database.db)];
  clerk = await appoint(database.db, { accountId: one, role: 'reception', unitId: 'commune-a' });
  decider = await appoint(database.db, { accountId: two, role: 'decider', unitId: 'authority' });
});
afterAll(() => database.drop());

async function answer(): Promise<void> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check', 'grant-application', 'enrol-captures']);
}

/** A file of level 2 that waits for its decision; answers what an officer sees of it. */
async function waiting(applicant: Applicant, file: NewFile = {}): Promise<{ applicationId: string; version: number }> {
  const draft = { procedure: 'citizen-level-2', keyedBy: clerk, unitId: 'commune-a', fingers: true, ...file } as const;
  const applicationId = await newDraft(deps, applicant, draft);
  await sendDraft(deps, applicationId);
  await answer();
  const found = await findApplication(database.db, applicationId);
  expect(found?.state).toBe('awaiting-decision');
  return { applicationId, version: found?.version ?? 0 };
}

async function decide(of: Pick<OfficerDecision, 'applicationId' | 'version'>, more: Partial<OfficerDecision> = {}): Promise<DecideOutcome> {
  const decision = { outcome: 'grant', reasons: [], explanation: undefined, officerId: decider, requestId: 't', ...of, ...more } as const;
  return decideApplication(deps, { registries: registers, takePass: async () => true }, decision);
}

test('a grant of level 2 makes account and electronic card; the fingers are gone with the comparison', async () => {
  const seen = await waiting(newCitizen(registers));
  expect(await database.db('held_captures').where({ application_id: seen.applicationId })).toEqual([]);
  const outcome = await decide(seen);
  expect(outcome.kind).toBe('granted');
  const accountId = outcome.kind === 'granted' ? outcome.accountId : '';
  expect(await database.db('accounts').where({ id: accountId }).first()).toMatchObject({ level: 2, state: 'waiting' });
  expect(await database.db('electronic_identity_cards').where({ account_id: accountId })).toHaveLength(1);
  expect(await database.db('tasks').where({ application_id: seen.applicationId, kind: 'decide' }).first()).toMatchObject({ state: 'done' });
});

test('of twenty clicks one decides', async () => {
  const seen = await waiting(newCitizen(registers));
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => decide(seen)));
  expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'state-forbids')).toHaveLength(19);
});

test('a grant and a refusal at the same moment: one of them', async () => {
  const seen = await waiting(newCitizen(registers));
  const both = await Promise.all([decide(seen), decide(seen, { outcome: 'refuse', reasons: ['other'], explanation: 'x' })]);
  expect(both.filter(({ kind }) => kind === 'granted' || kind === 'refused')).toHaveLength(1);
  expect(await database.db('application_decisions').where({ application_id: seen.applicationId })).toHaveLength(1);
});

test('whoever took a file in does not decide it, and the database would refuse it too', async () => {
  const seen = await waiting(newCitizen(registers));
  expect(await decide(seen, { officerId: clerk })).toEqual({ kind: 'own-file' });
  const row = {
    id: crypto.randomUUID(),
    application_id: seen.applicationId,
    number: 'x',
    outcome: 'grant',
    rule_set: 'x',
    version: 1,
    proof_token: 'x',
  };
  await expect(database.db('application_decisions').insert({ ...row, decided_by: clerk, keyed_by: clerk })).rejects.toThrow(
    'check constraint',
  );
  await expect(database.db('application_decisions').insert({ ...row, decided_by: clerk, keyed_by: decider })).rejects.toThrow(
    'foreign key',
  );
});

test('a file that was changed after it was shown is not decided', async () => {
  const seen = await waiting(newCitizen(registers));
  expect(await decide({ ...seen, version: seen.version - 1 })).toEqual({ kind: 'changed', version: seen.version, findings: [] });
});

test('without a step-up for this decision nothing is decided', async () => {
  const seen = await waiting(newCitizen(registers));
  const decision = { ...seen, outcome: 'grant', reasons: [], explanation: undefined, officerId: decider, requestId: 't' } as const;
  expect(await decideApplication(deps, { registries: registers, takePass: async () => false }, decision)).toEqual({ kind: 'no-pass' });
  expect((await findApplication(database.db, seen.applicationId))?.state).toBe('awaiting-decision');
});

test('facts of this moment: a death stops the grant, a silent register delays it, news are shown first', async () => {
  const applicant = newCitizen(registers);
  const number = applicant.declared.personalNumber ?? '';
  const record = registers.people.get(number);
  if (!record) throw new Error('unknown');
  const seen = await waiting(applicant);
  await shiftClock(database.db, '1 day');
  try {
    registers.silent.add('population');
    expect(await decide(seen)).toEqual({ kind: 'registry-silent' });
    registers.silent.clear();
    registers.people.set(number, { ...record, fullName: 'Nguyen Van Thu' });
    const news = await decide(seen);
    expect(news).toMatchObject({ kind: 'changed' });
    registers.people.set(number, { ...record, diedOn: '2026-11-20' });
    await shiftClock(database.db, '2 days');
    const version = (await findApplication(database.db, seen.applicationId))?.version ?? 0;
    expect(await decide({ ...seen, version })).toEqual({ kind: 'forbidden-by-facts', reasons: ['dead'] });
    expect((await findApplication(database.db, seen.applicationId))?.state).toBe('awaiting-decision');
  } finally {
    await shiftClock(database.db, '0');
  }
});

test('a refusal keeps its reasons, and the words of the officer sealed', async () => {
  const seen = await waiting(newCitizen(registers));
  expect(await decide(seen, { outcome: 'refuse', reasons: ['data-differ'], explanation: 'Ngày sinh khác' })).toEqual({ kind: 'refused' });
  const row = await database.db('application_decisions').where({ application_id: seen.applicationId }).first();
  expect(row).toMatchObject({ outcome: 'refuse', reasons: ['data-differ'], decided_by: decider, keyed_by: clerk });
  expect(row.explanation).not.toContain('Ngày');
});

test('a foreigner of whom the register has nothing: the long limit, counted from the same receipt, and the captures enrolled', async () => {
  const file = { procedure: 'foreigner-level-2', keyedBy: clerk, unitId: 'immigration', fingers: true } as const;
  const applicationId = await newDraft(deps, newForeigner(registers), file);
  registers.likeness = { kind: 'no-reference' };
  const short = await sendDraft(deps, applicationId);
  await answer();
  registers.likeness = { kind: 'compared', score: 0.97 };
  const long = await findApplication(database.db, applicationId);
  expect(long).toMatchObject({ state: 'awaiting-decision', limitCase: 'foreigner-without-reference' });
  expect(long?.receivedAt).toEqual(short.receivedAt);
  expect((long?.dueOn ?? '') > (short.dueOn ?? '')).toBe(true);
  expect(registers.enrolled).toHaveLength(1);
  expect(await database.db('held_captures').where({ application_id: applicationId })).toEqual([]);
});

test('while the immigration register is silent the short limit holds and the fingers wait, sealed', async () => {
  registers.silent.add('immigration');
  const file = { procedure: 'foreigner-level-2', keyedBy: clerk, unitId: 'immigration', fingers: true } as const;
  const applicationId = await newDraft(deps, newForeigner(registers), file);
  await sendDraft(deps, applicationId);
  await answer();
  registers.silent.clear();
  expect(await findApplication(database.db, applicationId)).toMatchObject({
    state: 'registry-check',
    limitCase: 'foreigner-with-reference',
  });
  const [held] = await database.db('held_captures').where({ application_id: applicationId });
  expect(held.sealed).not.toContain('finger');
});

test('a raise: the account goes on at level 1, what its maker bound to it is gone, and it rises at activation', async () => {
  const applicant = newCitizen(registers);
  const accountId = await newAccount(database.db, { level: 1 });
  await database.db('account_numbers').where({ account_id: accountId }).update({ number: applicant.declared.personalNumber });
  const password = crypto.randomUUID();
  await database.db('credentials').insert({ id: password, account_id: accountId, kind: 'password', secret: 'x', stands_alone: true });
  const seen = await waiting(applicant, { columns: { account_id: accountId, account_answer: 'mine' } });
  expect(await decide(seen)).toEqual({ kind: 'granted', accountId });
  expect(await database.db('accounts').where({ id: accountId }).first()).toMatchObject({ level: 1, state: 'active' });
  expect(await database.db('credentials').where({ id: password }).first()).toMatchObject({ state: 'removed' });
  expect(await database.db('activations').where({ account_id: accountId }).first()).toMatchObject({ level: 2, state: 'waiting' });
});

test('"that is not mine": the account is repudiated by the grant, its number goes to the new one', async () => {
  const applicant = newCitizen(registers);
  const number = applicant.declared.personalNumber ?? '';
  const stolen = await newAccount(database.db, { level: 1 });
  await database.db('account_numbers').where({ account_id: stolen }).update({ number });
  const seen = await waiting(applicant, { columns: { repudiates_id: stolen, account_answer: 'not-mine' } });
  const outcome = await decide(seen);
  expect(outcome.kind).toBe('granted');
  expect(await database.db('accounts').where({ id: stolen }).first()).toMatchObject({ state: 'repudiated', level: 1 });
  expect(await database.db('account_numbers').where({ number }).first()).toMatchObject({
    account_id: outcome.kind === 'granted' ? outcome.accountId : '',
  });
});

test('an account of the same person that nobody asked about is never raised silently', async () => {
  const applicant = newCitizen(registers);
  const accountId = await newAccount(database.db, { level: 1 });
  await database.db('account_numbers').where({ account_id: accountId }).update({ number: applicant.declared.personalNumber });
  const seen = await waiting(applicant);
  expect(await decide(seen)).toEqual({ kind: 'forbidden-by-facts', reasons: ['account-exists'] });
  expect(await database.db('accounts').where({ id: accountId }).first()).toMatchObject({ level: 1 });
});
