import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRunOpenFiles, type DryRunReport } from '../../src/domain/overviews/dry-run.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';
import type { RuleSetId } from '../../src/domain/rule-sets/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newDraft, newForeigner } from '../setup/applicants.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';

/** Open files under rules other than those of their receipt: what would differ, counted; nothing of them changes. */
let database: TestDatabase;
let deps: Deps;
const registers = registersInMemory();

beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
  await insertUnits(database.db);
  const received = {
    state: 'registry-check',
    started_at: '2026-11-24T02:00:00Z',
    received_at: '2026-11-24T03:00:00Z',
    rule_set: 'decree-69-2024-amended-320-2026',
  };
  const citizen = newCitizen(registers);
  const number = citizen.declared.personalNumber ?? '';
  const answered = await newDraft(deps, citizen, {
    procedure: 'citizen-level-2',
    unitId: 'commune-a',
    columns: { ...received, channel: 'counter', limit_case: 'card-valid' },
  });
  await answer(answered, 'population', registers.people.get(number));
  await answer(answered, 'id-card', { ...registers.cards.get(number), kind: 'citizen-card', hasChip: false });
  await newDraft(deps, newForeigner(registers), {
    procedure: 'foreigner-level-1',
    columns: { ...received, limit_case: 'foreigner-level-1' },
  });
  // Neither of these is open.
  await newDraft(deps, newCitizen(registers));
  await newDraft(deps, newCitizen(registers), { columns: { ...received, state: 'refused', decided_at: '2026-11-24T05:00:00Z' } });
});
afterAll(() => database.drop());

async function answer(applicationId: string, name: string, data: unknown): Promise<void> {
  await database.db('application_checks').insert({
    application_id: applicationId,
    name,
    outcome: 'pass',
    answered_at: database.db.raw('app_now()'),
    answer: deps.secrets.seal('registry-answer', JSON.stringify({ kind: 'found', data })),
  });
}

const run = (id: RuleSetId, most = 100): Promise<DryRunReport> =>
  dryRunOpenFiles(database.db, deps.secrets, { rules: rulesById(id), most });

test('under the rules of their receipt nothing differs', async () => {
  expect(await run('decree-69-2024-amended-320-2026')).toEqual({ open: 2, looked: 2, withoutAnswers: 1, changes: [] });
});

test('under Decree 59 a card without a chip is none', async () => {
  const { changes } = await run('decree-59-2022');
  expect(changes).toContainEqual({
    procedure: 'citizen-level-2',
    count: 1,
    change: expect.objectContaining({ kind: 'eligibility', after: { kind: 'not-open', reason: 'no-valid-card' } }),
  });
});

test('no more files are looked at than wanted, and the report says so', async () => {
  expect(await run('decree-59-2022', 1)).toMatchObject({ open: 2, looked: 1 });
});

test('no file is changed by it, and nothing in it says which they are', async () => {
  const before = await database.db('applications').orderBy('id');
  const report = await run('decree-59-2022');
  expect(await database.db('applications').orderBy('id')).toEqual(before);
  for (const { id, reference } of before) {
    expect(JSON.stringify(report)).not.toContain(id);
    expect(JSON.stringify(report)).not.toContain(reference);
  }
});
