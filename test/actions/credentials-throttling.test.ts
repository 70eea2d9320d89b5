import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetDevice, listDevices } from '../../src/domain/credentials/devices.ts';
import { placeLimits } from '../../src/domain/credentials/lockout.ts';
import { purgeCredentialLeftovers } from '../../src/domain/credentials/purge.ts';
import type { AttemptOutcome } from '../../src/domain/credentials/types.ts';
import { databaseNow, inTransaction } from '../../src/platform/database/pool.ts';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import type { Deps } from '../../src/platform/deps.ts';
import {
  attempt,
  credentialDeps,
  knownDevice,
  newAccount,
  newHolder,
  nextAddress,
  race,
  rightPassword,
  totpSecret,
} from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
  deps = credentialDeps(database.db);
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from attempt_counters');
});
afterAll(() => database.drop());

const wrong = { kind: 'password', response: 'khong phai mat khau' } as const;
const right = { kind: 'password', response: rightPassword } as const;

async function fail(accountId: string, times: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let index = 0; index < times; index += 1) outcomes.push((await attempt(deps, { ...wrong, accountId })).outcome);
  return outcomes;
}

async function failures(key: string): Promise<number> {
  const row = await database.db('attempt_counters').where({ key }).first();
  return Number(row?.failures ?? 0);
}

/** As after many failures in the past, whose last wait is over. */
async function pretend(accountId: string, count: number): Promise<void> {
  await database.db.raw(
    `insert into attempt_counters (key, kind, failures, last_failed_at) values (?, 'account-unknown-device', ?, app_now() - interval '1 hour')
     on conflict (key) do update set failures = excluded.failures, wait_until = null`,
    [`account:${accountId}`, count],
  );
}

async function code(step = 0): Promise<string> {
  return generateSync({ secret: totpSecret, epoch: Math.floor((await databaseNow(database.db)).getTime() / 1000) + step * 30 });
}

describe('one person on an unknown device', () => {
  test('four failures are free, then the right password waits too', async () => {
    const accountId = await newHolder(deps);
    expect(await fail(accountId, 4)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    const held = await attempt(deps, { ...right, accountId });
    expect(held).toMatchObject({ outcome: 'held', until: expect.any(Date) });
    const seconds = ((held as { until: Date }).until.getTime() - (await databaseNow(database.db)).getTime()) / 1000;
    expect(seconds).toBeGreaterThan(25);
    expect(seconds).toBeLessThanOrEqual(30);
    await shiftClock(database.db, '31 seconds');
    expect(await attempt(deps, { ...right, accountId })).toMatchObject({ outcome: 'passed', accountId });
    expect(await failures(`account:${accountId}`)).toBe(0);
  });

  test('each further failure doubles the wait; held tries do not count', async () => {
    const accountId = await newHolder(deps);
    await fail(accountId, 8);
    expect(await failures(`account:${accountId}`)).toBe(4);
    await shiftClock(database.db, '31 seconds');
    expect(await fail(accountId, 2)).toEqual(['wrong', 'held']);
    await shiftClock(database.db, '80 seconds');
    expect(await fail(accountId, 1)).toEqual(['held']);
    await shiftClock(database.db, '95 seconds');
    expect(await fail(accountId, 1)).toEqual(['wrong']);
  });

  test('twenty at once: exactly four are checked', async () => {
    const accountId = await newHolder(deps);
    expect(await race(() => attempt(deps, { ...wrong, accountId }))).toEqual({ wrong: 4, held: 16 });
    expect(await failures(`account:${accountId}`)).toBe(4);
  });

  test('twenty at once from one address: exactly four, no deadlock, the place counts four', async () => {
    const [accountId, address] = [await newHolder(deps), nextAddress()];
    expect(await race(() => attempt(deps, { ...wrong, accountId, address }))).toEqual({ wrong: 4, held: 16 });
    const places = await database.db('attempt_counters').whereIn('kind', ['address', 'network']).orderBy('kind').pluck('failures');
    expect(places).toEqual([4, 4]);
  });

  test('all factors count together', async () => {
    const accountId = await newHolder(deps);
    await fail(accountId, 2);
    const bad = { accountId, response: '000000' };
    expect((await attempt(deps, { ...bad, kind: 'totp' })).outcome).toBe('wrong');
    expect((await attempt(deps, { ...bad, kind: 'recovery-code' })).outcome).toBe('wrong');
    expect((await attempt(deps, { ...right, accountId })).outcome).toBe('held');
    expect((await attempt(deps, { kind: 'totp', response: await code(), accountId, purpose: 'self-service' })).outcome).toBe('held');
  });

  test('knowing the password buys no guesses at the second factor', async () => {
    const accountId = await newHolder(deps);
    const outcomes: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      outcomes.push((await attempt(deps, { ...right, accountId })).outcome);
      for (const guess of ['000000', '000001']) outcomes.push((await attempt(deps, { kind: 'totp', response: guess, accountId })).outcome);
    }
    expect(outcomes).toEqual(['passed', 'wrong', 'wrong', 'passed', 'wrong', 'wrong', 'held', 'held', 'held']);
    await shiftClock(database.db, '31 seconds');
    expect((await attempt(deps, { ...right, accountId })).outcome).toBe('passed');
    expect((await attempt(deps, { kind: 'totp', response: await code(), accountId })).outcome).toBe('passed');
    expect(await failures(`account:${accountId}`)).toBe(0);
  });

  test('after a hundred in a row the password is refused however long one waits', async () => {
    const accountId = await newHolder(deps);
    await pretend(accountId, 99);
    expect(await fail(accountId, 1)).toEqual(['wrong']);
    await shiftClock(database.db, '40 days');
    expect(await attempt(deps, { ...right, accountId })).toEqual({ outcome: 'held' });
    const device = await knownDevice(deps, accountId);
    expect((await attempt(deps, { ...right, accountId, deviceToken: device })).outcome).toBe('passed');
    expect(await purgeCredentialLeftovers(database.db, 1000)).toBeGreaterThan(0);
    expect(await attempt(deps, { ...right, accountId })).toEqual({ outcome: 'held' });
  });
});

describe('a known device', () => {
  test('is not locked out by others, and others get nothing from it', async () => {
    const accountId = await newHolder(deps);
    const device = await knownDevice(deps, accountId);
    await fail(accountId, 5);
    expect((await attempt(deps, { ...right, accountId, deviceToken: `x.${device}` })).outcome).toBe('passed');
    expect((await attempt(deps, { ...right, accountId })).outcome).toBe('held');
    const other = await newHolder(deps);
    await fail(other, 4);
    expect((await attempt(deps, { ...right, accountId: other, deviceToken: device })).outcome).toBe('held');
  });

  test('has a throttle of its own', async () => {
    const accountId = await newHolder(deps);
    const deviceToken = await knownDevice(deps, accountId);
    expect(await race(() => attempt(deps, { ...wrong, accountId, deviceToken }))).toEqual({ wrong: 4, held: 16 });
    expect((await attempt(deps, { ...right, accountId })).outcome).toBe('passed');
  });

  test('passes by a full address; a forgotten one does not', async () => {
    const accountId = await newHolder(deps);
    const deviceToken = await knownDevice(deps, accountId);
    const address = nextAddress();
    await attempt(deps, { ...wrong, accountId: undefined, loginKey: 'nobody', address });
    await database.db.raw(
      `update attempt_counters set failures = 1000, wait_until = app_now() + interval '15 minutes' where kind = 'address'`,
    );
    expect((await attempt(deps, { ...right, accountId, address })).outcome).toBe('held');
    expect((await attempt(deps, { ...right, accountId, address, deviceToken })).outcome).toBe('passed');
    const [device] = await listDevices(database.db, accountId);
    await inTransaction(database.db, (tx) => forgetDevice(tx, accountId, device?.id ?? ''));
    expect((await attempt(deps, { ...right, accountId, address, deviceToken })).outcome).toBe('held');
  });
});

describe('a number that is nobody’s', () => {
  const steps = ['0', '0', '0', '0', '0', '0', '31 seconds', '31 seconds', '95 seconds'];

  async function sequence(who: { accountId: string | undefined; loginKey?: string }): Promise<Pick<AttemptOutcome, 'outcome'>[]> {
    const outcomes: Pick<AttemptOutcome, 'outcome'>[] = [];
    for (const shift of steps) {
      await shiftClock(database.db, shift);
      const { outcome, ...rest } = await attempt(deps, { ...wrong, ...who });
      outcomes.push({ outcome, ...(Object.keys(rest).length > 0 ? { until: 'some time' } : {}) });
    }
    return outcomes;
  }

  test('answers like one that exists, try by try', async () => {
    const known = await sequence({ accountId: await newHolder(deps), loginKey: 'a' });
    const unknown = await sequence({ accountId: undefined, loginKey: 'b' });
    const withoutPassword = await sequence({ accountId: await newAccount(deps), loginKey: 'c' });
    expect(unknown).toEqual(known);
    expect(withoutPassword).toEqual(known);
    expect(known.map(({ outcome }) => outcome)).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'held', 'held', 'wrong', 'held', 'wrong']);
  });

  test('twenty at once: exactly four', async () => {
    const loginKey = randomUUID();
    expect(await race(() => attempt(deps, { ...wrong, accountId: undefined, loginKey }))).toEqual({ wrong: 4, held: 16 });
  });

  test('costs the same round trips, and so do recovery codes typed for it', async () => {
    const cost = async (what: Parameters<typeof attempt>[1]): Promise<number> => {
      const before = roundTrips.count;
      await attempt(deps, what);
      return roundTrips.count - before;
    };
    const accountId = await newHolder(deps);
    expect(await cost({ ...wrong, accountId: undefined, loginKey: 'n' })).toBe(await cost({ ...wrong, accountId }));
    const typed = { kind: 'recovery-code', response: 'AAAA-BBBB-CCCC-DDDD' } as const;
    expect(await cost({ ...typed, accountId: undefined, loginKey: 'n' })).toBe(await cost({ ...typed, accountId }));
  });
});

describe('places', () => {
  test('an address is held when it has failed too often, over all numbers; a success takes only its own count back', async () => {
    const address = nextAddress();
    const accountId = await newHolder(deps);
    await attempt(deps, { ...wrong, accountId: undefined, loginKey: 'first', address });
    await database.db.raw(`update attempt_counters set failures = ? where kind = 'address'`, [placeLimits.address.most - 2]);
    expect((await attempt(deps, { ...right, accountId, address })).outcome).toBe('passed');
    const others = await race((index) => attempt(deps, { ...wrong, accountId: undefined, loginKey: `n${index}`, address }));
    expect(others).toEqual({ wrong: 2, held: 18 });
    expect((await attempt(deps, { ...right, accountId, address })).outcome).toBe('held');
    expect((await attempt(deps, { ...right, accountId, address: `::ffff:${address}` })).outcome).toBe('held');
    expect((await attempt(deps, { ...right, accountId })).outcome).toBe('passed');
    await shiftClock(database.db, '16 minutes');
    expect((await attempt(deps, { ...right, accountId, address })).outcome).toBe('passed');
  });

  test('what an address was refused does not count against the person', async () => {
    const address = nextAddress();
    const accountId = await newHolder(deps);
    await attempt(deps, { ...wrong, accountId: undefined, loginKey: 'first', address });
    await database.db.raw(`update attempt_counters set failures = ? where kind = 'address'`, [placeLimits.address.most - 1]);
    expect(await race(() => attempt(deps, { ...wrong, accountId, address }))).toEqual({ wrong: 1, held: 19 });
    expect(await failures(`account:${accountId}`)).toBe(1);
  });
});

test('a right password costs two round trips', async () => {
  const accountId = await newHolder(deps);
  await attempt(deps, { ...right, accountId });
  const before = roundTrips.count;
  await attempt(deps, { ...right, accountId });
  expect(roundTrips.count - before).toBe(2);
});

test('refused tries stand in the history without what was typed', async () => {
  const accountId = await newHolder(deps);
  await attempt(deps, { ...wrong, accountId, requestId: 'req-1' });
  const rows = await database.db('audit_events').where({ account_id: accountId });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    event: 'factor.refused',
    actor: 'system',
    request_id: 'req-1',
    details: { kind: 'password', purpose: 'sign-in' },
  });
  expect(JSON.stringify(rows)).not.toContain(wrong.response);
});
