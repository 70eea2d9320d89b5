import { randomUUID } from 'node:crypto';
import { parseCrontab } from 'graphile-worker';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { jobCrontab, jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let deps: Deps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = { db: database.db, log: pino({ level: 'silent' }) } as Deps;
});
afterAll(() => database.drop());

const hands = { senders: {}, sendLogOut: async () => undefined };
const run = { attempt: 1, signal: undefined };

test('every line of the crontab names a task, and every sweep has its line', () => {
  const lines = parseCrontab(jobCrontab().join('\n')).map(({ task }) => task);
  const regular = Object.keys(jobTasks(deps, hands)).filter((name) => !/^(deliver|recompute)-/.test(name));
  expect(lines.toSorted()).toEqual(regular.toSorted());
});

test('every sweep runs on an empty database', async () => {
  const tasks = jobTasks(deps, hands);
  for (const { task } of parseCrontab(jobCrontab().join('\n'))) await tasks[task]?.({}, run);
});

test('a sweep goes on until a batch is not full', async () => {
  const batches = [1000, 1000, 12, 7];
  const more = { 'purge-x': { when: '0 0 * * *', run: async () => batches.shift() ?? 0 } };
  await jobTasks(deps, { ...hands, sweeps: more })['purge-x']?.({}, run);
  expect(batches).toEqual([7]);
  expect(jobCrontab(more)).toContain('0 0 * * * purge-x ?max=3&jobKey=purge-x');
});

test('jobs about rows that are gone end quietly', async () => {
  const send = vi.fn();
  const sendLogOut = vi.fn();
  const tasks = jobTasks(deps, { senders: { mail: { sendMail: send }, sms: { sendSms: send } }, sendLogOut });
  const { 'deliver-message': deliverMessage, 'deliver-log-out': deliverLogOut } = tasks;
  expect([deliverMessage, deliverLogOut]).toEqual([expect.any(Function), expect.any(Function)]);
  await expect(deliverMessage?.({ messageId: randomUUID() }, run)).resolves.toBeUndefined();
  await expect(deliverLogOut?.({ deliveryId: randomUUID() }, run)).resolves.toBeUndefined();
  expect(send).not.toHaveBeenCalled();
  expect(sendLogOut).not.toHaveBeenCalled();
});
