import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { isAlive } from './owner.ts';

type Place = Pick<Cluster, 'data'>;

const patience = 5_000;

/** The server process that the cluster's own pid file names, if it lives and really is this cluster's server. */
export function runningServer(cluster: Place): number | undefined {
  const pid = pidInFile(cluster);
  if (pid === undefined || !isAlive(pid)) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster.data) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to start while the number in a pid file left by a kill -9 answers signal 0: also when that is another
 * process by now, or a zombie that nobody reaps (process 1 of many containers does not). The file goes only after the last old
 * backend, which may still write to the files, has gone too.
 */
export async function clearStalePid(cluster: Place): Promise<void> {
  const server = runningServer(cluster);
  if (server !== undefined) return endServer(server);
  if (pidInFile(cluster) === undefined) return;
  await until(() => backends(cluster).length === 0);
  if (backends(cluster).length === 0) rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
}

/** Fast shutdown, and a harder one for a server that does not obey. */
export async function endServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return; // It ended in this very moment.
    }
    await until(() => !isAlive(pid));
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + patience;
  while (!condition() && Date.now() < end) await pause(10);
}

function pidInFile(cluster: Place): number | undefined {
  try {
    return Number(readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

/** Every process of PostgreSQL works in its data folder, which is how old backends are known. */
function backends(cluster: Place): number[] {
  const data = realpathSync(cluster.data);
  const pids = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
  return pids.filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data;
    } catch {
      return false;
    }
  });
}
