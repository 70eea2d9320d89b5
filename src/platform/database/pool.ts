import knex from 'knex';
import pg from 'pg';
import { AppError } from '../../lib/errors.ts';
import { roundTrips } from './round-trips.ts';
import { type Connection, cutWhenSilent } from './silence.ts';
import type { Db, Tx } from './types.ts';

export interface PoolOptions {
  /** Connections this process may hold. */
  readonly max?: number;
  /** Milliseconds after which the server gives up a statement; 0 never (migrations, and poolers that refuse the parameter). */
  readonly statementTimeout?: number;
}

const dateOid = 1082;
const int8Oid = 20;

/** A birth date must not pass through a local midnight: 1999-01-01 in Vietnam is still 1998 in UTC. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [dateOid]: (text) => text,
  [int8Oid]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
};

/** For our connections only: the job queue shares the driver and expects its defaults. */
const types = {
  getTypeParser: (oid: number, format: string): unknown => parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
};

/** knex prints by itself what it also throws; the caller logs it once, in our own form. */
const log = {
  warn: () => undefined,
  error: () => undefined,
  debug: () => undefined,
  deprecate: (message: string) => process.emitWarning(message),
};

/** Milliseconds beyond the time after which the server itself gives up a statement. */
const silenceAllowed = 2_000;

/** Opens a pool. Connections are made when first used; `destroy()` closes it. */
export function openDatabase(url: string, options: PoolOptions = {}): Db {
  const { max = 10, statementTimeout = 15_000 } = options;
  const afterCreate = (connection: Connection, done: (error: null, connection: Connection) => void): void => {
    if (statementTimeout > 0) cutWhenSilent(connection, statementTimeout + silenceAllowed);
    done(null, connection);
  };
  const db = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: 'dinhdanh',
      statement_timeout: statementTimeout,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      types,
    },
    pool: { min: 0, max, idleTimeoutMillis: 60_000, afterCreate },
    acquireConnectionTimeout: 5_000,
    log,
  });
  db.on('query', () => {
    roundTrips.count += 1;
  });
  return db;
}

/** The address a pool was opened with: for what needs connections of its own (migrations, the job queue). */
export function databaseUrl(db: Db): string {
  const settings: { connectionString?: string } = db.client.connectionSettings;
  if (!settings.connectionString) throw new AppError('unexpected', 'this pool was not opened by openDatabase');
  return settings.connectionString;
}

/** Runs `work` in one short transaction: committed when it returns, rolled back when it throws. Never nested. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) throw new AppError('unexpected', 'a transaction was begun inside a transaction');
  return db.transaction((tx) => work(tx));
}

/** What time it is, asked of the one clock. */
export async function databaseNow(db: Db): Promise<Date> {
  const answer = await db.raw<{ rows: { now: Date }[] }>('select app_now() as now');
  const row = answer.rows[0];
  if (!row) throw new AppError('unexpected', 'the database told no time');
  return row.now;
}
