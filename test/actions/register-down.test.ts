import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchDeadlines } from '../../src/domain/registrations/deadlines/watch.ts';
import { sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { findApplication, listChecks } from '../../src/domain/registrations/queries.ts';
import { countOpenFiles } from '../../src/domain/overviews/figures.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, sendDraft } from '../setup/applicants.ts';
import { completeIntake, type Counter } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { standAt } from '../setup/running-files.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;
let counter: Counter;
beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  deps = credentialDeps(db);
  registers = registersInMemory();
  await insertUnits(db);
  const officerId = await appoint(db, { accountId: await newAccount(db), role: 'reception', unitId: 'commune-a' });
  counter = { deps, registers, officerId, unitId: 'commune-a' };
});
afterAll(() => database.drop());

const hour = 3_600_000;
const begun = Date.parse('2026-11-24T09:00+07:00');

/** So many hours after the beginning: what waited in the queue is an hour older, jobs are done, deadlines watched. */
async function afterHours(hours: number): Promise<void> {
  await standAt(database.db, new Date(begun + hours * hour).toISOString());
  await database.db.raw(`update graphile_worker._private_jobs set run_at = run_at - interval '1 hour'`);
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check', 'grant-application', 'enrol-captures']);
  await watchDeadlines(deps, 100);
}

async function triesOf(applicationId: string): Promise<number> {
  return (await listChecks(database.db, applicationId)).find(({ name }) => name === 'population')?.attempts ?? 0;
}

const file = (applicationId: string): Promise<Record<string, unknown>> => database.db('applications').where({ id: applicationId }).first();

test('the population register is down for a day and back: eight tries, nothing decided or lost, late by its cause, then everything goes on', async () => {
  const { db } = database;
  await standAt(db, new Date(begun).toISOString());
  registers.silent.add('population');
  const online = await newDraft(deps, newCitizen(registers));
  await sendDraft(deps, online);
  const { applicationId: atCounter } = await completeIntake(counter, newCitizen(registers));
  expect((await sendIntake(deps, { applicationId: atCounter, officerId: counter.officerId, requestId: 't' })).kind).toBe('submitted');
  const { due_on: due } = await file(online);

  for (let hours = 0; hours <= 24; hours += 1) await afterHours(hours);
  for (const id of [online, atCounter]) {
    // Waits are spread by a fifth either way: the eighth try falls in the hours around the end of the day.
    expect(await triesOf(id)).toBeGreaterThanOrEqual(7);
    expect(await triesOf(id)).toBeLessThanOrEqual(9);
    expect((await findApplication(db, id))?.state).toBe('registry-check');
  }
  expect(await db('application_decisions')).toEqual([]);

  // The day after the last one of its limit.
  for (let hours = 25; hours <= 48 + 24; hours += 1) await afterHours(hours);
  expect(await file(online)).toMatchObject({ due_on: due, late_cause: 'registry' });
  expect(await countOpenFiles(db, ['commune-a'])).toMatchObject({ open: 1, overdueByUnit: 0 });

  registers.silent.delete('population');
  for (let hours = 73; hours <= 78; hours += 1) await afterHours(hours);
  expect(await file(online)).toMatchObject({ state: 'granted', due_on: due, printed_due_on: due });
  expect(await file(atCounter)).toMatchObject({ state: 'awaiting-decision' });
});
