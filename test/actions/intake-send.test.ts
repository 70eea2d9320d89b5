import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lookForAccount } from '../../src/domain/registrations/intake/account.ts';
import { askAgainAtCounter } from '../../src/domain/registrations/intake/again.ts';
import { savePapers } from '../../src/domain/registrations/intake/declared.ts';
import { confirmException, stateException } from '../../src/domain/registrations/intake/exception.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { openCounterFile } from '../../src/domain/registrations/intake/open.ts';
import { dropIntake, sendIntake } from '../../src/domain/registrations/intake/send.ts';
import { printReceipt } from '../../src/domain/registrations/intake/slip.ts';
import type { CounterChange } from '../../src/domain/registrations/intake/types.ts';
import { findApplication, listChecks } from '../../src/domain/registrations/queries.ts';
import { canonicalCode, fileCodeMac } from '../../src/domain/registrations/references.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { newCitizen, newForeigner } from '../setup/applicants.ts';
import { completeIntake, type Counter, consent, keyIn, noise, openAt, tenFingers } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { type Registers, registersInMemory } from '../setup/registers.ts';
import { workOff } from '../setup/work-off.ts';

let database: TestDatabase;
let deps: Deps;
let registers: Registers;
let counter: Counter;
let immigration: Counter;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  deps = credentialDeps(db);
  registers = registersInMemory();
  await insertUnits(db);
  const at = async (role: 'reception' | 'immigration-reception', unitId: string): Promise<Counter> => {
    const officerId = await appoint(db, { accountId: await newAccount(db), role, unitId });
    return { deps, registers, officerId, unitId };
  };
  counter = await at('reception', 'commune-a');
  immigration = await at('immigration-reception', 'immigration');
});
beforeEach(() => {
  registers.silent.clear();
  registers.likeness = { kind: 'compared', score: 0.97 };
});
afterAll(() => database.drop());

async function answer(): Promise<void> {
  const tasks = jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers });
  await workOff(database.db, tasks, ['run-check', 'grant-application', 'enrol-captures']);
}

const row = ({ applicationId }: CounterChange): Promise<Record<string, unknown>> =>
  database.db('applications').where({ id: applicationId }).first();

describe('sending', () => {
  test('a complete file is received with its day, its registers are asked, and of twenty clicks one sends', async () => {
    const change = await completeIntake(counter, newCitizen(registers));
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => sendIntake(deps, change)));
    expect(outcomes.filter(({ kind }) => kind === 'submitted')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'not-draft')).toHaveLength(19);
    expect(await row(change)).toMatchObject({ state: 'registry-check', limit_case: 'card-valid', unit_id: 'commune-a', erase_at: null });
    await answer();
    expect(await row(change)).toMatchObject({ state: 'awaiting-decision' });
    expect(await database.db('held_captures').where({ application_id: change.applicationId })).toEqual([]);
  });

  test('each thing that is missing is named, in the order of the pages', async () => {
    const change = await openAt(counter);
    expect(await sendIntake(deps, change)).toEqual({
      kind: 'incomplete',
      missing: ['personal-number', 'name', 'birth-date', 'sex', 'phone', 'papers', 'face', 'fingers', 'account', 'statement'],
    });
    await keyIn(counter, change, newCitizen(registers));
    await lookForAccount(deps, { registries: registers }, change);
    expect(await sendIntake(deps, change)).toEqual({ kind: 'incomplete', missing: ['fingers', 'statement'] });
  });

  test('without the own act of the applicant nothing is sent, whatever else is there', async () => {
    const change = await completeIntake(counter, newCitizen(registers));
    await savePapers(deps, { ...change, integrate: [{ kind: 'driving-licence', number: 'B2123456' }] });
    expect(await sendIntake(deps, change)).toEqual({ kind: 'incomplete', missing: ['statement'] });
  });

  test('too few fingers without an exception, or with one that nobody else confirmed, are not sent', async () => {
    const applicant = newCitizen(registers);
    const change = await completeIntake(counter, applicant);
    await saveFingers(deps, {
      ...change,
      notes: [...(await tenFingers())].map(({ finger }) => ({ finger, kind: 'status', status: 'injured' })),
    });
    expect(await sendIntake(deps, change)).toEqual({ kind: 'incomplete', missing: ['exception'] });
  });

  test('only the officer who keyed it sends it or drops it', async () => {
    const change = await completeIntake(counter, newCitizen(registers));
    const other = { ...change, officerId: immigration.officerId };
    expect(await sendIntake(deps, other)).toEqual({ kind: 'incomplete', missing: ['erased'] });
    expect(await dropIntake(deps, other)).toBe(false);
    expect(await dropIntake(deps, change)).toBe(true);
    expect(await row(change)).toMatchObject({ state: 'withdrawn', declared: null });
    for (const table of ['application_fingers', 'held_captures', 'application_statements', 'application_pictures', 'application_contacts'])
      expect(await database.db(table).where({ application_id: change.applicationId }), table).toEqual([]);
  });

  test('an office that the rules of today do not name takes nothing in', async () => {
    const file = { officerId: counter.officerId, language: 'vi', requestId: 't' } as const;
    expect(await openCounterFile(deps, { ...file, procedure: 'citizen-level-2', unitId: 'immigration' })).toEqual({ kind: 'wrong-office' });
    expect(await openCounterFile(deps, { ...file, procedure: 'foreigner-level-2', unitId: 'commune-a' })).toEqual({ kind: 'wrong-office' });
  });
});

describe('foreigners', () => {
  test('the slip says that it may take longer as long as the register is silent, and no longer once it has answered', async () => {
    const change = await completeIntake(immigration, newForeigner(registers), 'foreigner-level-2');
    expect((await sendIntake(deps, change)).kind).toBe('submitted');
    const slip = await printReceipt(deps, change);
    expect(slip).toMatchObject({ mayBecome: { count: 7, unit: 'working-days' }, hasFingers: true, manner: 'typed-code' });
    await answer();
    expect(await printReceipt(deps, change)).toMatchObject({ mayBecome: undefined });
  });

  test('nobody is sent away for lacking fingers: face and one further check, seen by two officers', async () => {
    const colleague = await appoint(database.db, {
      accountId: await newAccount(database.db),
      role: 'immigration-reception',
      unitId: 'immigration',
    });
    const applicant = newForeigner(registers);
    const change = await openAt(immigration, 'foreigner-level-2');
    await keyIn(immigration, change, applicant);
    await saveFingers(deps, { ...change, notes: fingerNames.map((finger) => ({ finger, kind: 'status', status: 'missing' })) });
    await stateException(deps, { ...change, reason: 'amputated', furtherCheck: 'paper-shown', words: 'x' });
    await lookForAccount(deps, { registries: registers }, change);
    await consent(immigration, change, applicant.phone);
    expect(await sendIntake(deps, change)).toEqual({ kind: 'incomplete', missing: ['confirmation'] });
    await confirmException(deps, { ...change, officerId: colleague });
    expect((await sendIntake(deps, change)).kind).toBe('submitted');
    await answer();
    expect(await row(change)).toMatchObject({ state: 'awaiting-decision', flags: ['biometric-exception'] });
  });
});

describe('a capture that the register could not use', () => {
  test('is taken again at the counter: another round, and a file that waited for its decision goes back', async () => {
    const change = await completeIntake(counter, newCitizen(registers));
    await sendIntake(deps, change);
    const fingers = [{ finger: 'right-thumb', image: await noise(120) }] as const;
    expect(await askAgainAtCounter(deps, { ...change, of: { fingers } })).toBe('not-poor');
    registers.likeness = { kind: 'poor-capture' };
    await answer();
    const before = await findApplication(database.db, change.applicationId);
    expect(before?.state).toBe('awaiting-decision');
    expect(await askAgainAtCounter(deps, { ...change, officerId: immigration.officerId, of: { fingers } })).toBe('state-forbids');
    const twenty = await Promise.all(Array.from({ length: 20 }, () => askAgainAtCounter(deps, { ...change, of: { fingers } })));
    expect(twenty.filter((outcome) => outcome === 'asked')).toHaveLength(1);
    expect(await askAgainAtCounter(deps, { ...change, of: { face: await noise() } })).toBe('asked');
    const after = await findApplication(database.db, change.applicationId);
    expect(after?.state).toBe('registry-check');
    expect(after?.version).toBeGreaterThan(before?.version ?? 0);
    expect(await database.db('tasks').where({ application_id: change.applicationId, state: 'open', kind: 'decide' })).toEqual([]);
    registers.likeness = { kind: 'compared', score: 0.97 };
    await answer();
    const checks = await listChecks(database.db, change.applicationId);
    expect(checks.filter(({ round }) => round === 2).map(({ name, outcome }) => [name, outcome])).toEqual([
      ['face', 'pass'],
      ['fingers', 'pass'],
    ]);
    expect(await row(change)).toMatchObject({ state: 'awaiting-decision' });
  });

  test('five rounds, then people decide', async () => {
    const change = await completeIntake(counter, newCitizen(registers));
    await sendIntake(deps, change);
    registers.likeness = { kind: 'poor-capture' };
    await answer();
    for (let round = 2; round <= 5; round += 1) {
      expect(await askAgainAtCounter(deps, { ...change, of: { face: await noise() } })).toBe('asked');
      await answer();
    }
    expect(await askAgainAtCounter(deps, { ...change, of: { face: await noise() } })).toBe('too-many');
  });
});

test('a slip gives out the code of the file once; another slip makes it void', async () => {
  const change = await completeIntake(counter, newCitizen(registers));
  expect(await printReceipt(deps, change)).toBeUndefined();
  await sendIntake(deps, change);
  const first = await printReceipt(deps, change);
  const second = await printReceipt(deps, change);
  const { code_hash: stored, reference } = await row(change);
  expect(stored).toBe(fileCodeMac(deps.secrets, String(reference), canonicalCode(second?.code ?? '')));
  expect(second?.code).not.toBe(first?.code);
});

test('consent that was given for one file is of no use with another', async () => {
  const [one, other] = [newCitizen(registers), newCitizen(registers)];
  const [mine, theirs] = [await openAt(counter), await openAt(counter)];
  await keyIn(counter, mine, one);
  await keyIn(counter, theirs, other);
  await consent(counter, mine, one.phone);
  expect(await database.db('application_statements').where({ application_id: theirs.applicationId })).toEqual([]);
});
