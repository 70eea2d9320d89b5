import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../../../lib/errors.ts';
import type { Binaries } from './binaries.ts';
import { chooseIdentity, type Identity } from './identity.ts';

/** The files of one embedded server: `cluster/`, `password` (0600), `port`, `owner` and `postgres.log` in one folder. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  readonly identity: Identity;
  readonly binaries: Binaries;
}

/** Opens the cluster in `folder`, making it first when it is not there. */
export async function openCluster(folder: string, binaries: Binaries): Promise<Cluster> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identity = chooseIdentity(folder, binaries.postgres);
  const data = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await makeCluster({ folder, data, passwordFile, identity, binaries });
  }
  return { folder, data, password: readFileSync(passwordFile, 'utf8'), identity, binaries };
}

interface Making extends Omit<Cluster, 'password'> {
  readonly passwordFile: string;
}

/**
 * Made beside under a name of its own and renamed at the end: a half-made cluster is never taken for a whole one, and an initdb
 * that outlived the node that began it writes elsewhere.
 */
async function makeCluster(making: Making): Promise<void> {
  const fresh = `${making.data}.new-${randomBytes(6).toString('hex')}`;
  rmSync(making.data, { recursive: true, force: true });
  making.identity.own(making.folder);
  const { program, words } = making.identity.command(making.binaries.initdb, [
    `--pgdata=${fresh}`,
    '--username=postgres',
    `--pwfile=${making.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]);
  await promisify(execFile)(program, words, { ...making.identity.options, cwd: making.folder });
  renameSync(fresh, making.data);
  removeLeftovers(making.folder);
}

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('cluster.new-'))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Still being written by an initdb that outlived its node: it is in nobody's way.
    }
  }
}

/** The port of last time while it is still free, otherwise a new one, remembered. */
export async function choosePort(folder: string, wanted?: number): Promise<number> {
  const first = wanted ?? rememberedPort(folder) ?? 0;
  const free = await freePort(first).catch(() => undefined);
  if (free === undefined && wanted) throw new AppError('database-unavailable', `port ${wanted} is in use`);
  const port = free ?? (await freePort(0));
  writeFileSync(join(folder, 'port'), String(port), { mode: 0o600 });
  return port;
}

export function rememberedPort(folder: string): number | undefined {
  const file = join(folder, 'port');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
}

function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
