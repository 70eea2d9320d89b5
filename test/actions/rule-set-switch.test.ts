import { afterAll, beforeAll, expect, test } from 'vitest';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, sendDraft } from '../setup/applicants.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { standAt } from '../setup/running-files.ts';
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

const [before, after] = ['decree-69-2024-amended-169-2025', 'decree-69-2024-amended-320-2026'];

async function granted(applicationId: string): Promise<Application | undefined> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check', 'grant-application']);
  return findApplication(database.db, applicationId);
}

test('at the midnight of a new rule set: the receipt decides, not the beginning of the draft nor the day of the decision', async () => {
  const { db } = database;
  await standAt(db, '2026-09-27T23:58+07:00');
  const [early, late] = [await newDraft(deps, newCitizen(registers)), await newDraft(deps, newCitizen(registers))];
  await standAt(db, '2026-09-27T23:59+07:00');
  expect((await sendDraft(deps, early)).ruleSet).toBe(before);
  await standAt(db, '2026-09-28T00:00:05+07:00');
  expect((await sendDraft(deps, late)).ruleSet).toBe(after);

  for (const [id, ruleSet] of [
    [early, before],
    [late, after],
  ] as const) {
    expect(await granted(id)).toMatchObject({ state: 'granted', ruleSet });
    const decision = await db('application_decisions').where({ application_id: id }).first();
    expect(decision.rule_set).toBe(ruleSet);
    // An audit row says which rules were in force when it was written.
    const row = await db('audit_events').where({ application_id: id, event: 'application.granted' }).first();
    expect(row.rule_set).toBe(after);
  }
});
