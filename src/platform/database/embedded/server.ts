import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../lib/errors.ts';
import type { Cluster } from './cluster.ts';
import { tryConnect, waitForConnection } from './connect.ts';
import { clearStalePid } from './processes.ts';

export interface ServerOptions {
  readonly port: number;
  /** For tests only: no waiting for the disk, so a power cut loses everything. */
  readonly fast: boolean;
}

const logLimit = 10_000_000;
const startLimit = 30_000;

const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  // Statements and values may hold identity data: the log gets the message and nothing else.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];
const fastOnly = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'shared_buffers=64MB'];

/** Starts PostgreSQL as a direct child and answers when it takes connections. */
export async function startServer(cluster: Cluster, options: ServerOptions): Promise<ChildProcess> {
  const until = Date.now() + startLimit;
  let wait = 50;
  while (Date.now() < until) {
    await clearStalePid(cluster);
    const child = launch(cluster, options);
    const client = await waitForConnection(
      () => tryConnect(cluster, options.port),
      until - Date.now(),
      () => hasEnded(child),
    );
    if (client) {
      await client.end();
      return child;
    }
    if (!hasEnded(child)) child.kill('SIGQUIT');
    // After a kill -9 the old backends hold the shared memory for a moment longer.
    await pause(wait);
    wait = Math.min(wait * 2, 2_000);
  }
  throw new AppError('database-unavailable', `the embedded server did not start: ${lastLines(cluster)}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** `detached`: Ctrl-C in the terminal must reach us first, so that pools are closed before the database goes. */
function launch(cluster: Cluster, options: ServerOptions): ChildProcess {
  const settings = [...always, ...(options.fast ? fastOnly : [])].flatMap((setting) => ['-c', setting]);
  const { program, words } = cluster.identity.command(cluster.binaries.postgres, [
    '-D',
    cluster.data,
    '-p',
    String(options.port),
    ...settings,
  ]);
  const log = openLog(cluster);
  const child = spawn(program, words, {
    ...cluster.identity.options,
    cwd: cluster.data,
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

function openLog(cluster: Cluster): number {
  const file = logFile(cluster);
  return openSync(file, existsSync(file) && statSync(file).size > logLimit ? 'w' : 'a', 0o600);
}

function logFile(cluster: Cluster): string {
  return join(cluster.folder, 'postgres.log');
}

function lastLines(cluster: Cluster): string {
  return readFileSync(logFile(cluster), 'utf8').trimEnd().split('\n').slice(-3).join(' | ');
}
