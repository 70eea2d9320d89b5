import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobCrontab, jobTasks } from '../../src/jobs.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signInForTokens } from '../setup/journeys.ts';
import { openAs } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { Visitor } from '../setup/visitor.ts';
import { walk } from '../setup/walk.ts';

/** What a sign-in leaves behind and nobody needs for ever. */
const passing = ['oidc_artifacts', 'sittings', 'sessions', 'challenges', 'door_sessions', 'attempt_counters', 'not_me_links'] as const;

let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse();
  await liveADay(await house.party({ kind: 'state', offline: true, rotate_refresh: true }), await house.party({ min_acr: 'level-2' }));
});
afterAll(async () => house.stop());

/** A bit of everything: finished and given up, right and wrong, at a service and at our own door, for an hour and for thirty days. */
async function liveADay(state: Party, bank: Party): Promise<void> {
  const visitor = new Visitor();
  const person = await house.person();
  await signInForTokens(bank, visitor, person);
  const tokens = await signInForTokens(state, visitor, person, { scope: 'openid offline_access', prompt: 'consent' });
  expect((await state.refresh(tokens.refresh_token ?? '')).status).toBe(200);
  await openAs(visitor, person, `${house.issuer}/me`);
  const stranger = new Visitor();
  await enterPassword(stranger, (await bank.open(stranger)).page, person.login, { password: 'not the right one' });
  const waiting = { party: bank, visitor: new Visitor(), person: await house.person({ totp: false }) };
  expect((await walk(waiting, {}, { stopAt: ['sms'] })).at).toBe('sms');
}

async function rows(): Promise<Record<string, number>> {
  const counts = passing.map((table) => `select '${table}' as name, count(*)::int as n from ${table}`);
  const { rows: found } = await house.deps.db.raw(counts.join(' union all '));
  return Object.fromEntries(found.map(({ name, n }: { name: string; n: number }) => [name, n]));
}

/** Everything regular, once, as the worker does it. */
async function sweep(): Promise<void> {
  const tasks = jobTasks(house.deps, { senders: {}, sendLogOut: async () => undefined });
  for (const { task } of parseCrontab(jobCrontab().join('\n'))) await tasks[task]?.({}, { attempt: 1, signal: undefined });
}

describe('what expires goes', () => {
  test('while it counts, nothing is taken away', async () => {
    const before = await rows();
    for (const [table, count] of Object.entries(before)) expect(count, table).toBeGreaterThan(0);
    await sweep();
    expect(await rows()).toEqual(before);
  });

  test('after half a day sessions have ended; only what was granted for longer is there', async () => {
    await shiftClock(house.deps.db, '13 hours');
    await sweep();
    const { rows: left } = await house.deps.db.raw('select distinct model from oidc_artifacts order by model');
    expect(left).toEqual([{ model: 'Grant' }, { model: 'RefreshToken' }]);
    const { rows: open } = await house.deps.db.raw('select 1 from sessions where ended_at is null');
    expect(open).toEqual([]);
  });

  test('after 31 days every one of these tables is empty', async () => {
    await shiftClock(house.deps.db, '31 days');
    await sweep();
    expect(await rows()).toEqual(Object.fromEntries(passing.map((table) => [table, 0])));
  });
});

test('what is kept is what has to be: who signed in where, what was agreed to, who did what', async () => {
  for (const table of ['authorization_events', 'consents', 'audit_events', 'pairwise_subjects']) {
    const { rows: kept } = await house.deps.db.raw(`select count(*)::int as n from ${table}`);
    expect(kept[0].n, table).toBeGreaterThan(0);
  }
});

test('one run removes more than a node issues in a minute, and leaves what lives', async () => {
  const many = 30_000;
  await house.deps.db.raw(
    `insert into oidc_artifacts (model, id_hash, payload, expires_at)
     select 'AccessToken', sha256(i::text::bytea), '{}', app_now() + case when i = 1 then interval '1 hour' else interval '-1 hour' end
     from generate_series(1, ?::int) i`,
    [many],
  );
  await sweep();
  expect(await house.deps.db('oidc_artifacts').count({ n: '*' })).toEqual([{ n: 1 }]);
});
