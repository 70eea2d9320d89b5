import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedServer, startEmbedded } from '../../src/platform/database/embedded.ts';
import { endServer, runningServer } from '../../src/platform/database/embedded/processes.ts';
import { migrateDatabase } from '../../src/platform/database/migrate.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { TestDatabase } from './database.ts';

export interface OwnServer {
  /** A migrated database on it, for a house; dropping it ends the server. */
  readonly database: TestDatabase;
  /** Ends the server in an orderly way; it stays away until `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** kill -9 of the server; its launcher brings it back. */
  kill(): void;
  /** The server and all its processes stand still, as behind a network that swallows everything, until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** An embedded server of one's own, which may be stopped, killed and frozen. What it acknowledged survives a kill. */
export async function startOwnServer(options: { statementTimeout?: number } = {}): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-own-'));
  let server: EmbeddedServer | undefined = await startEmbedded({ dataDir: folder, fast: true });
  const db = openDatabase(server.url, { max: 10, ...options });
  await db.raw('alter role postgres set synchronous_commit = on');
  await migrateDatabase(db);
  const pid = (): number => {
    const file = join(folder, 'cluster/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = undefined;
  };
  return {
    database: {
      db,
      url: server.url,
      drop: async () => {
        await db.destroy();
        await stop();
        rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
      },
    },
    stop,
    start: async () => {
      server = await startEmbedded({ dataDir: folder, fast: true });
    },
    kill: () => process.kill(pid(), 'SIGKILL'),
    freeze: () => signalAll(pid(), 'SIGSTOP'),
    thaw: () => signalAll(pid(), 'SIGCONT'),
  };
}

/** Ends the server that a killed program may have left in `folder`. */
export async function endLeftServer(folder: string): Promise<void> {
  const pid = runningServer({ data: join(folder, 'cluster') });
  if (pid !== undefined) await endServer(pid);
}

/** To the server and its processes, each by its number. */
function signalAll(postmaster: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  for (const pid of [postmaster, ...children]) process.kill(pid, signal);
}
