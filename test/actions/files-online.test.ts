import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccountByNumber } from '../../src/domain/accounts/queries.ts';
import { findApplication, listChecks } from '../../src/domain/registrations/queries.ts';
import { submitApplication } from '../../src/domain/registrations/submit.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, newForeigner, sendDraft } from '../setup/applicants.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, shiftClockTo, type TestDatabase } from '../setup/database.ts';
import { insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
  registers = registersInMemory();
  await insertUnits(database.db);
});
afterAll(() => database.drop());

const asks = ['run-check', 'grant-application', 'enrol-captures'];

async function answer(): Promise<void> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, asks);
}

async function events(applicationId: string): Promise<string[]> {
  const rows = await database.db('audit_events').where({ application_id: applicationId }).orderBy('id').select('event');
  return rows.map(({ event }: { event: string }) => event);
}

async function decisionOf(applicationId: string): Promise<{ outcome: string; reasons: string[]; decided_by: string | null } | undefined> {
  return database.db('application_decisions').where({ application_id: applicationId }).first();
}

test('a clean file of a citizen is granted by the machine: account, number, window of activation and notice in one transaction', async () => {
  const applicant = newCitizen(registers);
  const id = await newDraft(deps, applicant);
  const sent = await sendDraft(deps, id);
  expect(sent.state).toBe('registry-check');
  expect(sent.ruleSet).toBe('decree-69-2024-amended-320-2026');
  expect(sent.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await answer();
  const file = await findApplication(database.db, id);
  expect(file?.state).toBe('granted');
  expect(await decisionOf(id)).toMatchObject({ outcome: 'grant', reasons: [], decided_by: null });
  const account = await findAccountByNumber(database.db, applicant.declared.personalNumber ?? '');
  expect(account?.accountId).toBe(file?.accountId);
  expect(await database.db('accounts').where({ id: file?.accountId }).first()).toMatchObject({ level: 1, state: 'waiting' });
  expect(await database.db('activations').where({ application_id: id }).first()).toMatchObject({
    level: 1,
    state: 'waiting',
    ends_on: null,
  });
  expect(await database.db('electronic_identity_cards').where({ account_id: file?.accountId })).toEqual([]);
  expect((await database.db('messages').where({ application_id: id, kind: 'application-granted' })).length).toBeGreaterThan(0);
  expect(await events(id)).toEqual(
    expect.arrayContaining(['application.submitted', 'application.received', 'application.granted', 'account.created']),
  );
});

test('a clean file of a foreigner of level 1 is granted, with a number of its own and the person of the immigration register', async () => {
  const id = await newDraft(deps, newForeigner(registers), { procedure: 'foreigner-level-1' });
  await sendDraft(deps, id);
  await answer();
  const file = await findApplication(database.db, id);
  expect(file?.state).toBe('granted');
  const number = await database.db('account_numbers').where({ account_id: file?.accountId }).first();
  expect(number).toMatchObject({ kind: 'foreigner' });
  expect(number.number).toMatch(/^9\d{11}$/);
  expect(await database.db('immigration_persons').where({ account_id: file?.accountId })).toHaveLength(1);
});

test('twenty clicks send one file once', async () => {
  const id = await newDraft(deps, newCitizen(registers));
  const sends = Array.from({ length: 20 }, () => submitApplication(deps, { applicationId: id, requestId: 't', missing: async () => [] }));
  const outcomes = (await Promise.all(sends)).map(({ kind }) => kind);
  expect(outcomes.filter((kind) => kind === 'submitted')).toHaveLength(1);
  expect(outcomes.filter((kind) => kind === 'not-draft')).toHaveLength(19);
  expect((await events(id)).filter((event) => event === 'application.received')).toHaveLength(1);
});

test('what is missing keeps a draft a draft', async () => {
  const id = await newDraft(deps, newCitizen(registers));
  const outcome = await submitApplication(deps, { applicationId: id, requestId: 't', missing: async () => ['face'] });
  expect(outcome).toEqual({ kind: 'incomplete', missing: ['face'] });
  expect((await findApplication(database.db, id))?.state).toBe('draft');
});

test.each<[string, Parameters<typeof newCitizen>[1], string[]]>([
  ['a dead person', { diedOn: '2026-02-01' }, ['dead']],
  ['a child', { birthDate: '2020-01-01' }, ['age']],
])('%s is refused by the machine, in writing', async (_name, knows, reasons) => {
  const applicant = newCitizen(registers, knows);
  const declared = { ...applicant.declared, birthDate: knows?.birthDate ?? applicant.declared.birthDate };
  const id = await newDraft(deps, { ...applicant, declared });
  await sendDraft(deps, id);
  await answer();
  expect((await findApplication(database.db, id))?.state).toBe('refused');
  expect(await decisionOf(id)).toMatchObject({ outcome: 'refuse', reasons, decided_by: null });
  expect(await findAccountByNumber(database.db, declared.personalNumber ?? '')).toBeUndefined();
});

test('another name goes to an officer of the authority, with a task that is due with the file', async () => {
  const id = await newDraft(deps, newCitizen(registers, { fullName: 'Trần Thị Khác' }));
  const { dueOn } = await sendDraft(deps, id);
  await answer();
  expect((await findApplication(database.db, id))?.state).toBe('awaiting-decision');
  expect(await database.db('tasks').where({ application_id: id }).first()).toMatchObject({
    kind: 'decide',
    unit_id: 'authority',
    state: 'open',
    due_on: dueOn,
  });
});

test('a chosen picture is never decided by the machine', async () => {
  const id = await newDraft(deps, newCitizen(registers), { flags: ['uploaded-face'] });
  await sendDraft(deps, id);
  await answer();
  expect((await findApplication(database.db, id))?.state).toBe('awaiting-decision');
});

test('a register that is down delays the file; when it is back the file goes on, and nothing was decided meanwhile', async () => {
  registers.silent.add('idCard');
  const id = await newDraft(deps, newCitizen(registers));
  await sendDraft(deps, id);
  await answer();
  const asked = (await listChecks(database.db, id)).find(({ name }) => name === 'id-card');
  expect(asked).toMatchObject({ outcome: undefined, attempts: 1 });
  expect((await findApplication(database.db, id))?.state).toBe('registry-check');
  registers.silent.delete('idCard');
  await database.db.raw(`update graphile_worker._private_jobs set run_at = now() where key like 'check:%'`);
  await answer();
  expect((await findApplication(database.db, id))?.state).toBe('granted');
});

test('the second of two files of one person is refused when the first has the account', async () => {
  const applicant = newCitizen(registers);
  const first = await newDraft(deps, applicant);
  await sendDraft(deps, first);
  await answer();
  const second = await newDraft(deps, { ...applicant, phone: newCitizen(registers).phone });
  await sendDraft(deps, second);
  await answer();
  expect(await decisionOf(second)).toMatchObject({ outcome: 'refuse', reasons: ['account-exists'] });
});

test('twenty workers with one answer store it once and grant once', async () => {
  const applicant = newCitizen(registers);
  const id = await newDraft(deps, applicant);
  await sendDraft(deps, id);
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  const run = { attempt: 1, signal: undefined };
  for (const { name } of await listChecks(database.db, id))
    await Promise.all(Array.from({ length: 20 }, async () => tasks['run-check']?.({ applicationId: id, check: name }, run)));
  await Promise.all(Array.from({ length: 20 }, async () => tasks['grant-application']?.({ applicationId: id }, run)));
  expect((await findApplication(database.db, id))?.state).toBe('granted');
  expect((await events(id)).filter((event) => event === 'application.granted')).toHaveLength(1);
  expect((await events(id)).filter((event) => event === 'application.checked')).toHaveLength((await listChecks(database.db, id)).length);
});

test('what was true at the check and is not at the grant: nothing is granted', async () => {
  const applicant = newCitizen(registers);
  const id = await newDraft(deps, applicant);
  await sendDraft(deps, id);
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check']);
  const number = applicant.declared.personalNumber ?? '';
  const known = registers.people.get(number);
  if (known) registers.people.set(number, { ...known, diedOn: '2026-11-01' });
  await shiftClock(database.db, '11 minutes');
  await workOff(database.db, tasks, ['grant-application']);
  await shiftClock(database.db, '0');
  expect(await decisionOf(id)).toMatchObject({ outcome: 'refuse', reasons: ['dead'] });
});

test('the notice of a grant that arrives makes the file notified and starts the seven days, once', async () => {
  const id = await newDraft(deps, newCitizen(registers));
  await sendDraft(deps, id);
  await answer();
  const sms = { sendSms: async () => ({ sent: true }) as const };
  const tasks = jobTasks(deps, { senders: { sms }, sendLogOut: async () => undefined });
  const messages = await database.db('messages').where({ application_id: id, kind: 'application-granted', channel: 'sms' }).select('id');
  await shiftClockTo(database.db, '12:00');
  try {
    const deliver = async (): Promise<void> =>
      tasks['deliver-message']?.({ messageId: messages[0]?.id }, { attempt: 1, signal: undefined });
    await Promise.all(Array.from({ length: 5 }, deliver));
  } finally {
    await shiftClock(database.db, '0');
  }
  expect((await findApplication(database.db, id))?.state).toBe('notified');
  const activation = await database.db('activations').where({ application_id: id }).first();
  expect(activation.delivered_at).not.toBeNull();
  expect(activation.ends_on).not.toBeNull();
});
