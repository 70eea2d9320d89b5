import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { JobFailure } from '../../src/platform/jobs/failure.ts';
import { addJob, type JobPayload } from '../../src/platform/jobs/queue.ts';
import { type JobRunner, runJobs, type Tasks } from '../../src/platform/jobs/runner.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let runner: JobRunner | undefined;
let lines: string[] = [];

const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await runner?.stop();
  runner = undefined;
  lines = [];
  await database.db.raw('delete from graphile_worker._private_jobs');
});
afterAll(() => database.drop());

async function start(tasks: Tasks): Promise<void> {
  runner = await runJobs({ connectionString: database.url, log, tasks, concurrency: 2, pollInterval: 100 });
}

async function jobs(): Promise<{ run_at: Date; attempts: number; last_error: string | null; payload: JobPayload }[]> {
  const { rows } = await database.db.raw('select run_at, attempts, last_error, payload from graphile_worker._private_jobs order by id');
  return rows;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 8000; Date.now() < end; await wait(20)) if (await condition()) return;
  expect.fail('it did not happen within 8 s');
}

test('a job exists when its transaction commits, and never otherwise', async () => {
  const seen: JobPayload[] = [];
  await start({ note: async (payload) => void seen.push(payload) });
  await expect(
    inTransaction(database.db, async (tx) => {
      await addJob(tx, 'note', { id: 'rolled-back' });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await inTransaction(database.db, async (tx) => {
    await addJob(tx, 'note', { id: 'committed' });
    await wait(300);
    expect(seen).toEqual([]);
  });
  await until(() => seen.length > 0);
  await wait(200);
  expect(seen).toEqual([{ id: 'committed' }]);
});

test('a failed job is tried again; only its code is kept', async () => {
  const attempts: number[] = [];
  await start({
    flaky: async (_payload, { attempt }) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error('550 no mailbox an@example.vn', { cause: Object.assign(new Error('x'), { code: 'EENVELOPE' }) });
    },
  });
  await inTransaction(database.db, (tx) => addJob(tx, 'flaky', { id: '1' }));
  await until(async () => (await jobs())[0]?.last_error != null);
  expect((await jobs())[0]).toMatchObject({ last_error: 'EENVELOPE', attempts: 1 });
  await database.db.raw('update graphile_worker._private_jobs set run_at = now()');
  await until(async () => (await jobs()).length === 0);
  expect(attempts).toEqual([1, 2]);
  expect(lines.join('')).toContain('EENVELOPE');
  expect(lines.join('')).not.toContain('an@example.vn');
});

test('an expected failure is a warning without frames', async () => {
  await start({ later: async () => Promise.reject(new JobFailure('smtp-451')) });
  await inTransaction(database.db, (tx) => addJob(tx, 'later', { id: '1' }));
  await until(() => lines.some((line) => line.includes('smtp-451')));
  const entry = JSON.parse(lines.find((line) => line.includes('smtp-451')) ?? '{}');
  expect(entry).toMatchObject({ level: 40, job: 'later', attempt: 1, code: 'smtp-451' });
  expect(entry.frames).toBeUndefined();
});

describe('when', () => {
  test('a delay counts from the clock of the database', async () => {
    await inTransaction(database.db, (tx) => addJob(tx, 'note', { id: '1' }, { delay: 300 }));
    const { rows } = await database.db.raw('select extract(epoch from run_at - now()) as s from graphile_worker._private_jobs');
    expect(Number(rows[0].s)).toBeGreaterThan(290);
    expect(Number(rows[0].s)).toBeLessThanOrEqual(300);
  });

  test('a job under the same key replaces the one that waits', async () => {
    await inTransaction(database.db, async (tx) => {
      await addJob(tx, 'note', { id: 'first' }, { jobKey: 'k', delay: 60 });
      await addJob(tx, 'note', { id: 'second' }, { jobKey: 'k', delay: 60 });
    });
    expect((await jobs()).map(({ payload }) => payload)).toEqual([{ id: 'second' }]);
  });
});

test('stopping waits for the job in hand', async () => {
  let done = false;
  let started = false;
  await start({
    slow: async () => {
      started = true;
      await wait(600);
      done = true;
    },
  });
  await inTransaction(database.db, (tx) => addJob(tx, 'slow', { id: '1' }));
  await until(() => started);
  await runner?.stop();
  expect(done).toBe(true);
  expect(await jobs()).toEqual([]);
});

/** A way to the database that can be cut. */
async function cuttable(): Promise<{ url: string; cut(): void; mend(): void; close(): void }> {
  const target = new URL(database.url);
  const open = new Set<Socket>();
  let whole = true;
  const proxy = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    if (!whole) near.destroy();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = new URL(database.url);
  url.port = String((proxy.address() as AddressInfo).port);
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return { url: url.href, cut, mend: () => void (whole = true), close: () => void (cut(), proxy.close()) };
}

test('a database that goes away and comes back: the work goes on without a restart', async () => {
  const line = await cuttable();
  const seen: unknown[] = [];
  let started = false;
  const tasks: Tasks = {
    slow: async () => {
      started = true;
      await wait(300);
    },
    note: async ({ id }) => void seen.push(id),
  };
  runner = await runJobs({ connectionString: line.url, log, tasks, concurrency: 2, pollInterval: 50 });
  await inTransaction(database.db, (tx) => addJob(tx, 'slow', { id: '1' }));
  await until(() => started);
  line.cut();
  await wait(1500);
  line.mend();
  await inTransaction(database.db, (tx) => addJob(tx, 'note', { id: 'after' }));
  await until(() => seen.includes('after'));
  await runner.stop();
  line.close();
});
