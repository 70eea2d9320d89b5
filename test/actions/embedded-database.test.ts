import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/platform/database/embedded.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-launcher-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) {
    const pid = serverPid(folder);
    if (pid) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
});

function serverPid(folder: string): number {
  const file = join(folder, 'cluster/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>> {
  const db = openDatabase(url, { max: 1 });
  try {
    return (await db.raw<{ rows: Record<string, unknown>[] }>(sql)).rows[0] ?? {};
  } finally {
    await db.destroy();
  }
}

async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + 15_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(50);
    }
  }
}

describe('one server', () => {
  let server: EmbeddedServer;
  let db: Db;
  const folder = newFolder();
  const events: string[] = [];
  beforeAll(async () => {
    server = await startEmbedded({ dataDir: folder, onEvent: (event) => events.push(event) });
    db = openDatabase(server.url, { max: 4 });
  });
  afterAll(async () => {
    await db.destroy();
    await server.stop();
  });

  test('listens on the loopback only, wants a password and keeps it to itself', async () => {
    expect(await ask(server.url, `select current_setting('listen_addresses') a, current_setting('unix_socket_directories') s`)).toEqual({
      a: '127.0.0.1',
      s: '',
    });
    expect(statSync(join(folder, 'password')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(await ask(server.url, `select setting from pg_settings where name = 'data_checksums'`)).toEqual({ setting: 'on' });
  });

  test('is a direct child of this process, so that nobody becomes a zombie', () => {
    expect(parentOf(serverPid(folder))).toBe(process.pid);
  });

  test('comes back at the same address after kill -9, with all that was acknowledged', async () => {
    await db.raw('create table kept (n int)');
    await db.raw('insert into kept select generate_series(1, 500)');
    for (let round = 0; round < 2; round += 1) {
      events.length = 0;
      process.kill(serverPid(folder), 'SIGKILL');
      // A backend may answer for a moment after its postmaster is dead: only the events tell that the next server stands.
      await eventually(async () => expect(events).toEqual(['died', 'restarted']));
      const rows = await eventually(() => db('kept').count({ n: '*' }).first());
      expect(Number(rows?.['n'])).toBe(500);
    }
  });

  test('a second process uses it as a guest and leaves it running', async () => {
    const guest = await inOtherProcess(folder);
    expect(guest.url).toBe(server.url);
    guest.child.kill('SIGTERM');
    await ended(guest.child);
    expect(await ask(server.url, 'select 1 as one')).toEqual({ one: 1 });
  });
});

test('a server whose node was killed -9 is adopted, watched, and ended by the new owner', async () => {
  const folder = newFolder();
  const first = await inOtherProcess(folder);
  const pid = serverPid(folder);
  await ask(first.url, 'create table from_before as select 7 as n');
  first.child.kill('SIGKILL');
  await ended(first.child);
  const second = await startEmbedded({ dataDir: folder });
  expect(second.url).toBe(first.url);
  expect(serverPid(folder)).toBe(pid);
  expect(await ask(second.url, 'select n from from_before')).toEqual({ n: 7 });
  process.kill(pid, 'SIGKILL');
  expect(await eventually(() => ask(second.url, 'select n from from_before'))).toEqual({ n: 7 });
  expect(serverPid(folder)).not.toBe(pid);
  await second.stop();
  await expect(ask(second.url, 'select 1')).rejects.toThrow();
  expect(serverPid(folder)).toBe(0);
});

test('node and server both killed -9: the next start recovers on the remembered port', async () => {
  const folder = newFolder();
  const first = await inOtherProcess(folder);
  await ask(first.url, 'create table from_before as select 7 as n');
  first.child.kill('SIGKILL');
  process.kill(serverPid(folder), 'SIGKILL');
  await ended(first.child);
  const second = await startEmbedded({ dataDir: folder });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'select n from from_before')).toEqual({ n: 7 });
  await second.stop();
});

test('an interrupted first start is begun again', async () => {
  const folder = newFolder();
  const first = spawnStarter(folder);
  await eventually(async () => expect(readdirSync(folder).some((name) => name.startsWith('cluster.new-'))).toBe(true));
  first.kill('SIGKILL');
  await ended(first);
  const second = await startEmbedded({ dataDir: folder, fast: true });
  expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 });
  await second.stop();
});

function parentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
}

function spawnStarter(folder: string): ChildProcess {
  const module = new URL('../../src/platform/database/embedded.ts', import.meta.url).href;
  const script = `const { startEmbedded } = await import(${JSON.stringify(module)});
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)} });
    console.log(server.url);
    process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
    setInterval(() => undefined, 1000);`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function inOtherProcess(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnStarter(folder);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', () => reject(new Error('the other process ended')));
  });
  return { child, url };
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}
