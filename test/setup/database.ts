import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { onServer } from './on-server.ts';
import { urlOf } from './url.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of one's own, copied from the migrated template; call once a file, in `beforeAll`, and `drop` in `afterAll`. */
export async function createTestDatabase(options: { empty?: boolean; max?: number } = {}): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl');
  const name = `dinhdanh_test_${randomBytes(6).toString('hex')}`;
  const template = options.empty ? 'template0' : inject('template');
  await onServer(serverUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = urlOf(serverUrl, name);
  const db = openDatabase(url, { max: options.max ?? 10 });
  return {
    db,
    url,
    drop: async () => {
      await db.destroy();
      await onServer(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

/**
 * Replaces the one clock by one that runs `interval` ahead of the real one ('3 hours', '-1 day', '0').
 * Counted from the real time, not from the last shift; seen by every connection of this database at once.
 */
export async function shiftClock(db: Db, interval: string): Promise<void> {
  if (!/^-?[0-9a-z .:]+$/.test(interval)) throw new Error(`not an interval: ${interval}`);
  await db.raw(`create or replace function app_now() returns timestamptz language sql stable
    as $$ select statement_timestamp() + interval '${interval}' $$`);
}

/**
 * Sets the clock to so many hours, minutes and seconds of tomorrow in Vietnam ('12:00', '21:59:58'). At night notices about files wait:
 * a test that waits for one must not depend on when it runs. Answers the shift, for `shiftClock`.
 */
export async function shiftClockTo(db: Db, time: string): Promise<string> {
  const { rows } = await db.raw(
    `select extract(epoch from ((now() at time zone 'Asia/Ho_Chi_Minh')::date + 1 + ?::time) at time zone 'Asia/Ho_Chi_Minh' - now()) as seconds`,
    [time],
  );
  const shift = `${rows[0].seconds} seconds`;
  await shiftClock(db, shift);
  return shift;
}
