import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateDatabase, pendingMigrations } from '../../src/platform/database/migrate.ts';
import { databaseNow, inTransaction } from '../../src/platform/database/pool.ts';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import { prepared } from '../../src/platform/database/statements.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let test1: TestDatabase;
beforeAll(async () => {
  test1 = await createTestDatabase();
});
afterAll(() => test1.drop());

test('dates stay the day that was written, and large counts are numbers', async () => {
  const answer = await test1.db.raw(
    `select date '1999-01-01' as born, 9007199254740991::bigint as most, 9007199254740993::bigint as beyond`,
  );
  expect(answer.rows[0]).toEqual({ born: '1999-01-01', most: 9007199254740991, beyond: '9007199254740993' });
});

test('a transaction that throws leaves nothing, and one inside another is refused', async () => {
  const before = await count();
  const add = { event: 'test.done', actor: 'system', rule_set: 'none' };
  await expect(
    inTransaction(test1.db, async (tx) => {
      await tx('audit_events').insert(add);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await count()).toBe(before);
  await inTransaction(test1.db, (tx) => tx('audit_events').insert(add));
  expect(await count()).toBe(before + 1);
  await expect(inTransaction(test1.db, (tx) => inTransaction(tx, async () => 1))).rejects.toThrow('inside a transaction');
});

test('a prepared statement is one round trip and takes part in a transaction', async () => {
  const ask = { name: 'test-sum', text: 'select $1::int + $2::int as sum', values: [2, 3] };
  await prepared(test1.db, ask);
  const before = roundTrips.count;
  expect(await prepared<{ sum: number }>(test1.db, ask)).toEqual([{ sum: 5 }]);
  expect(roundTrips.count - before).toBe(1);
  const id = { name: 'test-pid', text: 'select pg_backend_pid() as pid', values: [] };
  await inTransaction(test1.db, async (tx) => {
    const [mine] = await prepared<{ pid: number }>(tx, id);
    expect((await tx.raw('select pg_backend_pid() as pid')).rows[0].pid).toBe(mine?.pid);
  });
  expect(roundTrips.count - before).toBe(5);
});

test('the clock of the database can be moved for one test database', async () => {
  await shiftClock(test1.db, '3 hours');
  const now = await databaseNow(test1.db);
  expect(now.getTime() - Date.now()).toBeGreaterThan(3 * 3_600_000 - 60_000);
  await shiftClock(test1.db, '0');
  expect(Math.abs((await databaseNow(test1.db)).getTime() - Date.now())).toBeLessThan(60_000);
});

test('three nodes that migrate an empty database at once all succeed, and nothing is pending afterwards', async () => {
  const empty = await createTestDatabase({ empty: true });
  try {
    const pending = await pendingMigrations(empty.db);
    expect(pending).toContain('0001_clock');
    expect(pending.some((name) => name.startsWith('graphile-worker/'))).toBe(true);
    await Promise.all([migrateDatabase(empty.db), migrateDatabase(empty.db), migrateDatabase(empty.db)]);
    expect(await pendingMigrations(empty.db)).toEqual([]);
  } finally {
    await empty.drop();
  }
});

async function count(): Promise<number> {
  const row = await test1.db('audit_events').count({ n: '*' }).first();
  return Number(row?.['n']);
}
