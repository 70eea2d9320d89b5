import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmException, stateException } from '../../src/domain/registrations/intake/exception.ts';
import { fingerNames } from '../../src/domain/registrations/intake/finger-rules.ts';
import { type FingerNote, saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { eraseHeldFingers } from '../../src/domain/registrations/intake/held.ts';
import { listFingers, readIntake } from '../../src/domain/registrations/intake/queries.ts';
import type { CounterChange, FingerStatus } from '../../src/domain/registrations/intake/types.ts';
import { readHeldFingers } from '../../src/domain/registrations/subject.ts';
import { newCitizen } from '../setup/applicants.ts';
import { type Counter, keyIn, noise, openAt, tenFingers } from '../setup/counter.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { registersInMemory } from '../setup/registers.ts';

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
});
afterAll(() => database.drop());

const note = (change: CounterChange, notes: readonly FingerNote[]): ReturnType<typeof saveFingers> =>
  saveFingers(counter.deps, { ...change, notes });
const all = (status: Exclude<FingerStatus, 'captured'>): FingerNote[] => fingerNames.map((finger) => ({ finger, kind: 'status', status }));

/** Names of the tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await database.db.raw(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p')`,
  );
  const found: string[] = [];
  for (const { name } of rows as { name: string }[]) {
    const { rows: hits } = await database.db.raw(`select 1 from ${name} t where position(? in t::text) > 0 limit 1`, [text]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

test('images of fingers stand sealed where they wait for the register, and nowhere else', async () => {
  const change = await openAt(counter);
  const jpeg = await noise(120);
  await note(change, [{ finger: 'right-index', kind: 'image', jpeg }]);
  for (const text of [jpeg.toString('base64').slice(200, 260), jpeg.toString('hex').slice(200, 260)])
    expect(await tablesWith(text)).toEqual([]);
  const held = await readHeldFingers(database.db, counter.deps.secrets, change.applicationId);
  expect(held.map(({ finger, image }) => [finger, Buffer.from(image).equals(jpeg)])).toEqual([['right-index', true]]);
  expect((await tablesWith('right-index')).sort()).toEqual(['application_fingers', 'audit_events']);
});

test('a later capture takes the place of an earlier one, a word about a finger takes it away, a failed try leaves it', async () => {
  const change = await openAt(counter);
  const [first, second] = [await noise(120), await noise(120)];
  await note(change, [
    { finger: 'right-thumb', kind: 'image', jpeg: first },
    { finger: 'left-thumb', kind: 'image', jpeg: first },
  ]);
  await note(change, [
    { finger: 'right-thumb', kind: 'image', jpeg: second },
    { finger: 'left-thumb', kind: 'failed' },
  ]);
  await note(change, [{ finger: 'right-index', kind: 'status', status: 'injured' }]);
  const images = async (): Promise<[string, boolean][]> =>
    (await readHeldFingers(database.db, counter.deps.secrets, change.applicationId)).map(({ finger, image }) => [
      finger,
      Buffer.from(image).equals(second),
    ]);
  expect((await images()).toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['left-thumb', false],
    ['right-thumb', true],
  ]);
  await note(change, all('missing'));
  expect(await database.db('held_captures').where({ application_id: change.applicationId })).toEqual([]);
});

test('a finger may be called unreadable after three tries, and the database holds to it', async () => {
  const change = await openAt(counter);
  const finger = 'left-ring';
  const unreadable: FingerNote[] = [{ finger, kind: 'status', status: 'unreadable' }];
  for (const tries of [0, 1, 2]) {
    expect((await note(change, unreadable)).tooFewTries, `${tries} tries`).toEqual([finger]);
    await note(change, [{ finger, kind: 'failed' }]);
  }
  expect((await note(change, unreadable)).tooFewTries).toEqual([]);
  expect((await listFingers(database.db, change.applicationId)).find((one) => one.finger === finger)).toEqual({
    finger,
    status: 'unreadable',
    tries: 3,
  });
  const row = { application_id: change.applicationId, finger: 'left-thumb', status: 'unreadable', tries: 2 };
  await expect(database.db('application_fingers').insert(row)).rejects.toThrow('check constraint');
});

test('twenty tries at once are twenty tries', async () => {
  const change = await openAt(counter);
  await Promise.all(Array.from({ length: 20 }, () => note(change, [{ finger: 'right-ring', kind: 'failed' }])));
  expect((await listFingers(database.db, change.applicationId)).find(({ finger }) => finger === 'right-ring')?.tries).toBe(20);
});

test('a day later the images are gone, the fingers must be captured again, and none was kept longer by a later one', async () => {
  const change = await openAt(counter);
  await note(change, await tenFingers());
  try {
    await shiftClock(database.db, '23 hours');
    await note(change, [{ finger: 'right-thumb', kind: 'image', jpeg: await noise(120) }]);
    await shiftClock(database.db, '24 hours 1 minute');
    await note(change, [{ finger: 'right-thumb', kind: 'image', jpeg: await noise(120) }]);
    const fingers = await listFingers(database.db, change.applicationId);
    expect(fingers.filter(({ status }) => status === 'captured').map(({ finger }) => finger)).toEqual(['right-thumb']);
    await shiftClock(database.db, '49 hours');
    expect(await eraseHeldFingers(counter.deps, 100)).toBeGreaterThan(0);
    expect(await database.db('held_captures').where({ application_id: change.applicationId })).toEqual([]);
    expect((await listFingers(database.db, change.applicationId)).every(({ status }) => status === undefined)).toBe(true);
  } finally {
    await shiftClock(database.db, '0');
  }
});

const exception = { reason: 'amputated', furtherCheck: 'paper-shown', words: 'Hai bàn tay; xem giấy xác nhận' } as const;

test('an exception is stated only when fingers are lacking, confirmed by a second officer, once, and raises its flag', async () => {
  const { deps } = counter;
  const change = await openAt(counter);
  await keyIn(counter, change, newCitizen(counter.registers));
  expect(await stateException(deps, { ...change, ...exception })).toBe('not-needed');
  await note(change, all('missing'));
  expect(await confirmException(deps, { ...change, officerId: colleague })).toBe('none');
  expect(await stateException(deps, { ...change, ...exception })).toBe('saved');
  expect(await confirmException(deps, change)).toBe('own');
  const twenty = await Promise.all(Array.from({ length: 20 }, () => confirmException(deps, { ...change, officerId: colleague })));
  expect(twenty.filter((outcome) => outcome === 'confirmed')).toHaveLength(1);
  const file = await readIntake(database.db, deps.secrets, change.applicationId);
  expect(file?.exception).toEqual({ ...exception, statedBy: change.officerId, confirmedBy: colleague, confirmedAt: expect.any(Date) });
  expect(file?.application.flags).toEqual(['biometric-exception']);
  const [row] = await database.db('biometric_exceptions').where({ application_id: change.applicationId });
  expect(row.words).not.toContain('bàn tay');
});

test('the database refuses an exception that one officer states and confirms', async () => {
  const { officerId } = counter;
  const change = await openAt(counter);
  const row = { application_id: change.applicationId, reason: 'worn', further_check: 'paper-shown', words: 'x', stated_by: officerId };
  const confirmed = { confirmed_by: officerId, confirmed_at: database.db.raw('app_now()') };
  await expect(database.db('biometric_exceptions').insert({ ...row, ...confirmed })).rejects.toThrow('check constraint');
});

test('what was confirmed was about those fingers: when they change, exception and flag are gone', async () => {
  const { deps } = counter;
  const change = await openAt(counter);
  await note(change, all('injured'));
  await stateException(deps, { ...change, ...exception });
  await confirmException(deps, { ...change, officerId: colleague });
  await note(change, [{ finger: 'right-thumb', kind: 'status', status: 'missing' }]);
  const file = await readIntake(database.db, deps.secrets, change.applicationId);
  expect([file?.exception, file?.application.flags]).toEqual([undefined, []]);
});

test('nobody but the officer who keys a file notes anything in it', async () => {
  const change = await openAt(counter);
  const other = { ...change, officerId: colleague };
  expect((await note(other, await tenFingers())).kind).toBe('not-draft');
  await note(change, all('missing'));
  expect(await stateException(counter.deps, { ...other, ...exception })).toBe('not-draft');
});
