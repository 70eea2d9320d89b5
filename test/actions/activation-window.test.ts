import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { reopenActivation, startWindow } from '../../src/domain/registrations/activation/start-window.ts';
import { watchActivations } from '../../src/domain/registrations/activation/watch.ts';
import { windowEnd } from '../../src/domain/registrations/activation/window.ts';
import { loadCalendar } from '../../src/domain/units/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { credentialDeps } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { anAuthority, type GrantedFile, grantedFile } from '../setup/granted-file.ts';

let database: TestDatabase;
let deps: Deps;
let officerId: string;
const unitId = 'a-commune';
beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
  officerId = await anOfficer();
});
afterEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

async function anOfficer(): Promise<string> {
  const { db } = database;
  const [accountId, id] = [randomUUID(), randomUUID()];
  await anAuthority(db);
  await db('units').insert({ id: unitId, kind: 'commune', name_vi: 'x', name_en: 'x', address: 'x', valid_from: '2020-01-01' });
  await db('accounts').insert({ id: accountId, subject_kind: 'citizen', level: 2, state: 'active' });
  await db('officers').insert({ id, account_id: accountId, appointed_by: 'officer:1' });
  return id;
}

const file = (level: 1 | 2 = 2): Promise<GrantedFile> =>
  grantedFile(database.db, { level, unitId, secrets: deps.secrets, phone: '+84912345678', email: 'a@example.com' });
const activation = (id: string) => database.db('activations').where({ id }).first();
const start = (applicationId: string, deliveredAt: Date): Promise<boolean> =>
  inTransaction(database.db, (tx) => startWindow(tx, { applicationId, deliveredAt }));
const reopen = (activationId: string) => inTransaction(database.db, (tx) => reopenActivation(tx, deps, { activationId, officerId }));
const watch = (): Promise<number> => watchActivations(deps, 100);

async function now(): Promise<Date> {
  return (await database.db.raw('select app_now() as now')).rows[0].now;
}

/** Kinds of messages of a file, by channel. */
async function told({ applicationId }: GrantedFile): Promise<string[]> {
  const rows = await database.db('messages').where({ application_id: applicationId }).orderBy('created_at');
  return rows.filter(({ channel }) => channel === 'sms').map(({ kind }) => kind);
}

async function audited({ applicationId }: GrantedFile): Promise<string[]> {
  const rows = await database.db('audit_events').where({ application_id: applicationId }).orderBy('id');
  return rows.map(({ event }) => event);
}

describe('opening', () => {
  test('waits without a window until something is delivered', async () => {
    const opened = await file();
    expect(await activation(opened.activationId)).toMatchObject({
      account_id: opened.accountId,
      application_id: opened.applicationId,
      level: 2,
      state: 'waiting',
      delivered_at: null,
      ends_on: null,
    });
    expect(await audited(opened)).toEqual(['activation.opened']);
  });

  test('a raise that is granted before the account was taken into use takes the place of what waited', async () => {
    const first = await file(1);
    const raise = await grantedFile(database.db, { level: 2, accountId: first.accountId });
    expect(await activation(first.activationId)).toMatchObject({ state: 'dropped', ended_at: expect.any(Date) });
    expect(await activation(raise.activationId)).toMatchObject({ state: 'waiting', ended_at: null });
  });
});

describe('the window', () => {
  test('begins with the first delivery and no later one: Saturday 21 November 2026 → Monday 30 November', async () => {
    const { applicationId, activationId } = await file();
    expect(await start(applicationId, new Date('2026-11-21T09:00:00+07:00'))).toBe(true);
    expect(await start(applicationId, new Date('2026-11-23T09:00:00+07:00'))).toBe(false);
    expect(await activation(activationId)).toMatchObject({ ends_on: '2026-11-30', delivered_at: new Date('2026-11-21T09:00:00+07:00') });
  });

  test('of twenty deliveries at once one begins it', async () => {
    const opened = await file();
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, index) => start(opened.applicationId, new Date(Date.UTC(2026, 10, 10 + index)))),
    );
    expect(begun.filter(Boolean).length).toBe(1);
    expect((await audited(opened)).filter((event) => event === 'activation.window-started').length).toBe(1);
  });

  test('nothing begins for a file that granted nothing, nor after the account was taken into use', async () => {
    expect(await start(randomUUID(), new Date())).toBe(false);
    const { applicationId, activationId } = await file();
    await database.db('activations').where({ id: activationId }).update({ state: 'done', ended_at: new Date() });
    expect(await start(applicationId, new Date())).toBe(false);
  });
});

describe('watching', () => {
  test('reminds on the third and the sixth day, once each', async () => {
    const opened = await file();
    await start(opened.applicationId, await now());
    await watch();
    expect(await told(opened)).toEqual([]);
    await shiftClock(database.db, '3 days');
    await Promise.all(Array.from({ length: 5 }, watch));
    expect(await told(opened)).toEqual(['activation-reminder']);
    await shiftClock(database.db, '6 days');
    await watch();
    await watch();
    expect(await told(opened)).toEqual(['activation-reminder', 'activation-reminder']);
  });

  test('after a standstill one reminder says what two would have said', async () => {
    const opened = await file();
    await start(opened.applicationId, await now());
    await shiftClock(database.db, '6 days');
    await watch();
    await watch();
    expect(await told(opened)).toEqual(['activation-reminder']);
    expect((await activation(opened.activationId))?.reminded).toBe(2);
  });

  test('closes the window after its last day, and says so once', async () => {
    const opened = await file();
    await start(opened.applicationId, await now());
    await shiftClock(database.db, '7 days');
    await watch();
    expect(await activation(opened.activationId)).toMatchObject({ state: 'waiting' });
    await shiftClock(database.db, '20 days');
    await Promise.all(Array.from({ length: 5 }, watch));
    expect(await activation(opened.activationId)).toMatchObject({ state: 'overdue' });
    expect((await audited(opened)).filter((event) => event === 'activation.overdue').length).toBe(1);
  });

  test('what nobody was told of does not run; its unit gets one task', async () => {
    const opened = await file();
    await shiftClock(database.db, '2 days 23 hours');
    await watch();
    const tasks = () => database.db('tasks').where({ application_id: opened.applicationId });
    expect(await tasks()).toEqual([]);
    await shiftClock(database.db, '3 days 1 hour');
    await Promise.all(Array.from({ length: 5 }, watch));
    expect(await tasks()).toMatchObject([{ kind: 'activation-not-running', unit_id: unitId, state: 'open', account_id: opened.accountId }]);
    await shiftClock(database.db, '40 days');
    await watch();
    expect(await activation(opened.activationId)).toMatchObject({ state: 'waiting', ends_on: null });
    expect(await told(opened)).toEqual([]);
  });

  test('a file that came to no office gives its task to the authority', async () => {
    const online = await grantedFile(database.db, { level: 1 });
    await shiftClock(database.db, '4 days');
    await watch();
    const tasks = await database.db('tasks').where({ application_id: online.applicationId });
    expect(tasks.map(({ unit_id: unit }) => unit)).toEqual(['the-authority']);
  });

  test('what sleeps for a file that was refused is gone', async () => {
    const { applicationId } = await file();
    await database.db('sleeping_credentials').insert({ id: randomUUID(), application_id: applicationId, kind: 'totp', secret: 'sealed' });
    await watch();
    const asleep = () => database.db('sleeping_credentials').where({ application_id: applicationId });
    expect((await asleep()).length).toBe(1);
    await database.db('applications').where({ id: applicationId }).update({ state: 'refused' });
    await watch();
    expect(await asleep()).toEqual([]);
  });
});

describe('the hotline', () => {
  async function overdue(): Promise<GrantedFile> {
    const opened = await file();
    await start(opened.applicationId, new Date((await now()).getTime() - 20 * 24 * 3600e3));
    return opened;
  }

  test('opens the window anew from today, and nothing else', async () => {
    const opened = await overdue();
    await watch();
    const before = await activation(opened.activationId);
    expect(before).toMatchObject({ state: 'overdue' });
    const endsOn = windowEnd(await now(), 7, await loadCalendar(database.db));
    expect(await reopen(opened.activationId)).toEqual({ reopened: endsOn });
    const {
      state: _state,
      ends_on: _ends,
      reminded: _reminded,
      reopened_at: at,
      reopened_by: by,
      ...rest
    } = await activation(opened.activationId);
    expect({ at, by }).toEqual({ at: expect.any(Date), by: officerId });
    expect(before).toMatchObject(rest);
    expect(await told(opened)).toEqual(['activation-reopened']);
    expect((await database.db('accounts').where({ id: opened.accountId }).first())?.state).toBe('waiting');
  });

  test('reminders and the end count from the opening', async () => {
    const opened = await overdue();
    await watch();
    await reopen(opened.activationId);
    await watch();
    expect(await told(opened)).toEqual(['activation-reopened']);
    await shiftClock(database.db, '3 days');
    await watch();
    expect(await told(opened)).toEqual(['activation-reopened', 'activation-reminder']);
    await shiftClock(database.db, '20 days');
    await watch();
    expect(await activation(opened.activationId)).toMatchObject({ state: 'overdue' });
  });

  test('opens none that runs, that was never delivered, or that is done', async () => {
    const opened = await file();
    expect(await reopen(opened.activationId)).toEqual({ refused: 'not-overdue' });
    await start(opened.applicationId, await now());
    expect(await reopen(opened.activationId)).toEqual({ refused: 'not-overdue' });
    await database.db('activations').where({ id: opened.activationId }).update({ state: 'done', ended_at: new Date() });
    expect(await reopen(opened.activationId)).toEqual({ refused: 'not-overdue' });
  });

  test('twenty clicks open it once', async () => {
    const opened = await overdue();
    const answers = await Promise.all(Array.from({ length: 20 }, () => reopen(opened.activationId)));
    expect(answers.filter((answer) => 'reopened' in answer).length).toBe(1);
    expect(await told(opened)).toEqual(['activation-reopened']);
  });
});
