import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { MigrationFiles } from './migration-source.ts';
import { databaseUrl, openDatabase } from './pool.ts';
import type { Db } from './types.ts';

const migrationLock = 7_031_900;
const quiet = new Logger(() => () => undefined);

/**
 * Brings the schema and the job queue's own schema up to date; safe when several nodes start at once. The lock belongs to a
 * transaction, not a session, so that a pooler in between can never leave it behind.
 */
export async function migrateDatabase(db: Db): Promise<void> {
  const url = databaseUrl(db);
  const patient = openDatabase(url, { max: 2, statementTimeout: 0 });
  try {
    await patient.transaction(async (lock) => {
      await lock.raw('select pg_advisory_xact_lock(?)', [migrationLock]);
      await patient.migrate.latest({ migrationSource: new MigrationFiles() });
      await runMigrations({ connectionString: url, maxPoolSize: 2, logger: quiet });
    });
  } finally {
    await patient.destroy();
  }
}

/** Undoes every migration of ours: for tests of `down`. Production only moves forward. */
export async function undoMigrations(db: Db): Promise<void> {
  await db.migrate.rollback({ migrationSource: new MigrationFiles() }, true);
}

/** Names of the migrations this program has and the database has not, the job queue's as `graphile-worker/<number>`. Changes nothing. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const source = new MigrationFiles();
  const [files, workerFiles, done, workerDone] = await Promise.all([
    source.getMigrations(),
    queueMigrations(),
    applied(db, 'knex_migrations', 'name'),
    applied(db, 'graphile_worker.migrations', 'id'),
  ]);
  const ours = files.map((file) => source.getMigrationName(file)).filter((name) => !done.has(name));
  const theirs = workerFiles.filter((number) => !workerDone.has(String(number)));
  return [...ours, ...theirs.map((number) => `graphile-worker/${number}`)];
}

/** The queue package ships its migrations also as files; the numbers in their names are the keys of its table. */
async function queueMigrations(): Promise<number[]> {
  const entry = createRequire(import.meta.url).resolve('graphile-worker');
  const files = await readdir(join(dirname(entry), '../sql'));
  return files.filter((file) => file.endsWith('.sql')).map((file) => Number.parseInt(file, 10));
}

/** Tables come with migrations, and somebody may look before those have run. */
export async function tableExists(db: Db, table: string): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { found: boolean }[] }>('select to_regclass(?) is not null as found', [table]);
  return rows[0]?.found === true;
}

async function applied(db: Db, table: string, column: string): Promise<Set<string>> {
  if (!(await tableExists(db, table))) return new Set();
  const names = await db(table).pluck<(string | number)[]>(column);
  return new Set(names.map(String));
}
