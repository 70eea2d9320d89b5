import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suspendParty } from '../../src/domain/relying-parties/actions.ts';
import { jobTasks } from '../../src/jobs.ts';
import { inTransaction, openDatabase } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { bigTables, crowdTables } from '../setup/crowded-tables.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signInForTokens } from '../setup/journeys.ts';
import { openAs } from '../setup/own-doors.ts';
import { enterPassword } from '../setup/people.ts';
import { formsOf, Visitor } from '../setup/visitor.ts';

/** The server itself counts how often a table was read from end to end: also inside functions, under keys and in what nobody thought of. */
let house: TestHouse;
let admin: Db;

beforeAll(async () => {
  house = await startTestHouse();
  admin = openDatabase(house.database.url, { max: 1 });
  await crowdTables(house, 100_000);
}, 120_000);
afterAll(async () => {
  await admin.destroy();
  await house.stop();
});

/** Begins a count with connections that plan in the given way: for the values at hand, or once for all. */
async function beginCount(mode: 'force_custom_plan' | 'force_generic_plan'): Promise<void> {
  await admin.raw(`alter database "${(await admin.raw('select current_database() as name')).rows[0].name}" set plan_cache_mode = ${mode}`);
  await cutOthers();
  await admin.raw('select pg_stat_reset()');
}

/** A connection that ends hands in what it counted; the house takes new ones. */
async function cutOthers(): Promise<void> {
  const others = `pid <> pg_backend_pid() and datname = current_database() and backend_type = 'client backend'`;
  await admin.raw(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${others}`);
  while ((await fetch(`${house.issuer}/readyz`)).status !== 200);
}

/** Big tables that were read from end to end, and how often. */
async function readWhole(): Promise<Record<string, number>> {
  await cutOthers();
  const { rows } = await admin.raw(
    `select relname, seq_scan::int as times, idx_scan::int as by_index from pg_stat_user_tables where relname = any(?) and schemaname = 'public'`,
    [[...bigTables]],
  );
  expect(rows).toHaveLength(bigTables.length);
  expect(rows.reduce((sum: number, row: { by_index: number }) => sum + row.by_index, 0)).toBeGreaterThan(50);
  return Object.fromEntries(
    rows.filter((row: { times: number }) => row.times > 0).map((row: { relname: string; times: number }) => [row.relname, row.times]),
  );
}

/** Signs in, stays, looks around, leaves; guesses, and is somebody nobody knows. */
async function live(): Promise<void> {
  const [bank, state] = [await house.party({ min_acr: 'level-2' }), await house.party({ kind: 'state', offline: true })];
  const [visitor, person] = [new Visitor(), await house.person()];
  await signInForTokens(bank, visitor, person);
  const tokens = await signInForTokens(state, visitor, person, { scope: 'openid profile offline_access', prompt: 'consent' });
  for (let times = 0; times < 3; times += 1) {
    expect((await state.open(visitor, { prompt: 'none' })).params.get('code')).toBeTruthy();
    expect((await state.refresh(tokens.refresh_token ?? '')).status).toBe(200);
  }
  expect((await state.userinfo(tokens.access_token ?? '')).status).toBe(200);
  expect(await state.introspect(tokens.access_token ?? '')).toMatchObject({ active: true });
  for (const wrong of [person.login, '005099999999', '901000000000']) {
    const stranger = new Visitor();
    await enterPassword(stranger, (await bank.open(stranger)).page, wrong, { password: 'not the right one' });
  }
  for (const path of ['', '/factors', '/sessions', '/consents', '/history', '/messages'])
    expect((await openAs(visitor, person, `${house.issuer}/me${path}`)).status).toBe(200);
  const page = await visitor.open(`${house.issuer}/session/end`);
  expect(formsOf(page).length).toBeGreaterThan(0);
  await visitor.submit(page, {}, { action: '/session/end/confirm' });
  await inTransaction(house.deps.db, (tx) => suspendParty(tx, state.options.clientId, 'system'));
}

describe.each(['force_custom_plan', 'force_generic_plan'] as const)('with 100,000 rows in every table, %s', (mode) => {
  test('nothing that a person or a service waits for reads a whole table', async () => {
    await beginCount(mode);
    await live();
    expect(await readWhole()).toEqual({});
  }, 60_000);
});

test('removing what has expired reads no whole table either; counters of attempts have no such index on purpose', async () => {
  await beginCount('force_custom_plan');
  const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined });
  const often = ['end-expired-sessions', 'purge-artifacts', 'purge-sessions', 'purge-door-sessions', 'purge-not-me-links'];
  for (const task of often) for (let times = 0; times < 12; times += 1) await tasks[task]?.({}, { attempt: 1, signal: undefined });
  expect(await readWhole()).toEqual({});
});

test('the count sees what it must see', async () => {
  await beginCount('force_custom_plan');
  await house.deps.db.raw(`select count(*) from sessions where user_agent = 'nobody'`);
  for (let times = 0; times < 60; times += 1)
    await house.deps.db.raw(`select 1 from accounts where id = '00000000-0000-4000-8005-000000000001'`);
  expect(await readWhole()).toEqual({ sessions: expect.any(Number) });
});
