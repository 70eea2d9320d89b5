import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { sayProblem, operator } from '../../views/texts/operator.ts';
import { readFields } from '../config-fields.ts';
import { type Config, type Environment, readConfig } from '../config.ts';
import type { Actor } from '../domain/audit/types.ts';
import { openDatabase } from '../platform/database/pool.ts';
import type { Db } from '../platform/database/types.ts';
import type { Deps } from '../platform/deps.ts';
import { createSecrets, readKeyFile } from '../platform/key-file.ts';
import type { StartProblem } from '../platform/start-problems.ts';
import type { Command, Outcome } from './types.ts';

/** A database of an operator's command, closed when the command is done. */
export interface OpenDatabase {
  readonly db: Db;
  close(): Promise<void>;
}

/** The database that the environment names, else the one of the sandbox on this machine. */
export async function openDatabaseOf(env: Environment): Promise<OpenDatabase | { readonly problems: readonly StartProblem[] }> {
  const { values, problems } = readFields(env);
  const wrong = problems.filter(({ subject }) => subject === 'DATABASE_URL');
  if (wrong.length > 0) return { problems: wrong };
  if (values.DATABASE_URL) return poolOf(values.DATABASE_URL);
  // Whoever names an issuer or a key file runs the real thing: a forgotten address must not lead to an empty database of our own.
  if (isProduction(env)) return { problems: [{ code: 'setting-missing', subject: 'DATABASE_URL' }] };
  return embeddedDatabase(values.SANDBOX_DATA ?? '');
}

export function isProduction(env: Environment): boolean {
  return Boolean(env['KEY_FILE']?.trim()) || env['ISSUER']?.trim().startsWith('https:') === true;
}

/** The path of the key file, which outside production is the one the sandbox made. */
export function keyFileOf(env: Environment): string {
  return env['KEY_FILE']?.trim() || sandboxConfig().keyFile;
}

function poolOf(url: string, stop?: () => Promise<void>): OpenDatabase {
  const db = openDatabase(url, { max: 4 });
  return {
    db,
    close: async () => {
      await db.destroy();
      await stop?.();
    },
  };
}

async function embeddedDatabase(dataDir: string): Promise<OpenDatabase | { readonly problems: readonly StartProblem[] }> {
  if (!existsSync(dataDir)) return { problems: [{ code: 'sandbox-not-started', subject: dataDir }] };
  const { startEmbedded } = await import('../platform/database/embedded.ts');
  const server = await startEmbedded({ dataDir });
  return poolOf(server.url, () => server.stop());
}

/** Runs `work` with the database alone; says why when it cannot be had. */
export async function withDatabase(env: Environment, work: (db: Db) => Promise<Outcome>): Promise<Outcome> {
  const opened = await openDatabaseOf(env);
  if ('problems' in opened) return refused(opened.problems);
  try {
    return await work(opened.db);
  } finally {
    await opened.close();
  }
}

/** A command that takes nothing, changes nothing and says what stands in the database. */
export function readingCommand(name: keyof typeof operator.purposes, read: (db: Db) => Promise<readonly string[]>): Command {
  return {
    name,
    takes: '',
    purpose: operator.purposes[name],
    run: async (args, env) => (args.length > 0 ? undefined : withDatabase(env, async (db) => ({ code: 0, lines: await read(db) }))),
  };
}

export interface Workplace {
  readonly deps: Deps;
  /** The key file is the sandbox's. */
  readonly sandbox: boolean;
  /** Under whose name the audit trail keeps what is done. */
  readonly actor: Actor;
}

/** Runs `work` with database and key file; says what is missing when they cannot be had. */
export async function withWorkplace(env: Environment, work: (place: Workplace) => Promise<Outcome>): Promise<Outcome> {
  const key = readKeyFile(keyFileOf(env));
  const keyProblems: StartProblem[] = 'problem' in key ? [{ code: key.problem, subject: keyFileOf(env) }] : [];
  const opened = await openDatabaseOf(env);
  const problems = [...keyProblems, ...('problems' in opened ? opened.problems : [])];
  try {
    if (problems.length > 0 || 'problems' in opened || 'problem' in key) return refused(problems);
    const read = readConfig(env, 'sandbox');
    const { settings } = 'ok' in read ? read.ok : sandboxConfig();
    const deps = { db: opened.db, log: pino({ level: 'silent' }), secrets: createSecrets(key.material), settings };
    return await work({ deps, sandbox: key.material.sandbox, actor: `operator:${env['SUDO_USER'] ?? env['USER'] ?? 'unknown'}` });
  } finally {
    if ('close' in opened) await opened.close();
  }
}

/** What nobody has set anything about. */
function sandboxConfig(): Config {
  const read = readConfig({}, 'sandbox');
  if ('problems' in read) throw new Error('the defaults are refused');
  return read.ok;
}

export function refused(problems: readonly StartProblem[]): Outcome {
  return { code: 1, lines: [operator.cannot, ...problems.map((problem) => `  ${sayProblem(problem)}`)] };
}

/** Rows with columns as wide as their longest entry. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
