import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  attemptLogOut,
  listLogOuts,
  type LogOutDelivery,
  logOutWaits,
  purgeLogOuts,
  queueLogOut,
} from '../../src/domain/sign-ins/log-out-deliveries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type JobRunner, runJobs } from '../../src/platform/jobs/runner.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let deps: Deps;
let accountId: string;
let runner: JobRunner | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = { db: database.db, log: pino({ level: 'silent' }) } as Deps;
  accountId = randomUUID();
  await database.db('accounts').insert({ id: accountId, subject_kind: 'citizen', level: 2, state: 'active' });
  await service('bank', { backchannel_logout_uri: 'http://127.0.0.1:1/log-out' });
  await service('shop', { backchannel_logout_uri: 'http://127.0.0.1:1/log-out' });
  await service('plain', {});
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from logout_deliveries; delete from graphile_worker._private_jobs');
});
afterEach(async () => {
  await runner?.stop();
  runner = undefined;
});
afterAll(() => database.drop());

async function service(clientId: string, metadata: object): Promise<void> {
  await database.db('relying_parties').insert({
    client_id: clientId,
    kind: 'private',
    sector: clientId,
    min_acr: 'urn:dinhdanh:acr:level-1',
    name_vi: clientId,
    name_en: clientId,
    purpose_vi: '-',
    purpose_en: '-',
    metadata: JSON.stringify(metadata),
  });
}

async function queue(clientId = 'bank'): Promise<string> {
  await inTransaction(database.db, (tx) =>
    queueLogOut(tx, { clientId, accountId, sid: `sid-${clientId}`, sessionUid: 'session-1', reason: 'log-out' }),
  );
  return String((await database.db('logout_deliveries').where({ client_id: clientId }).first())?.id);
}

/** Seconds until the waiting job. */
async function waits(): Promise<number[]> {
  const { rows } = await database.db.raw(
    'select round(extract(epoch from run_at - now())) as s from graphile_worker._private_jobs order by id',
  );
  return rows.map((row: { s: string }) => Number(row.s));
}

describe('queueing', () => {
  test('one delivery and one job a service that has an address', async () => {
    for (const clientId of ['bank', 'shop', 'plain', 'unknown']) await queue(clientId);
    expect(
      (await listLogOuts(database.db, 'session-1')).map(({ clientId, sid, state, attempt }) => [clientId, sid, state, attempt]),
    ).toEqual([
      ['bank', 'sid-bank', 'queued', 0],
      ['shop', 'sid-shop', 'queued', 0],
    ]);
    expect(await waits()).toHaveLength(2);
  });

  test('follows the transaction', async () => {
    const undone = inTransaction(database.db, async (tx) => {
      await queueLogOut(tx, { clientId: 'bank', accountId, sid: 's', sessionUid: 'session-1', reason: 'log-out' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await listLogOuts(database.db, 'session-1')).toEqual([]);
    expect(await waits()).toEqual([]);
  });
});

test('the waits fill one hour', () => expect(logOutWaits.reduce((sum, seconds) => sum + seconds, 0)).toBe(3600));

test('a dead receiver is tried exactly five times, at the intended moments, each recorded', async () => {
  const id = await queue();
  const attempts: LogOutDelivery[] = [];
  const fetch = createOutgoingFetch({ allowLoopback: true });
  const send = async (delivery: LogOutDelivery): Promise<void> => {
    attempts.push(delivery);
    await fetch('http://127.0.0.1:1/log-out', { method: 'POST' });
  };
  runner = await runJobs({
    connectionString: database.url,
    log: deps.log,
    tasks: { 'deliver-log-out': async ({ deliveryId }) => attemptLogOut(deps, send, String(deliveryId)) },
    pollInterval: 50,
  });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await settled(id, attempt);
    const [seconds = 0] = await waits();
    expect(Math.abs(seconds - (logOutWaits[attempt - 1] ?? 0))).toBeLessThanOrEqual(3);
    await database.db.raw('update graphile_worker._private_jobs set run_at = now()');
  }
  await wait(300);
  expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
  expect(attempts[4]).toMatchObject({ clientId: 'bank', accountId, sid: 'sid-bank', sessionUid: 'session-1', reason: 'log-out' });
  expect(await database.db('logout_deliveries').where({ id }).first()).toMatchObject({
    state: 'failed',
    attempts: 5,
    last_error: 'outgoing-unreachable',
  });
  expect(await waits()).toEqual([]);
  const audit = await database.db('audit_events').where({ event: 'log-out.undelivered' });
  expect(audit).toMatchObject([{ client_id: 'bank', account_id: accountId, details: { attempts: 5, code: 'outgoing-unreachable' } }]);
});

/** Waits until this attempt has ended: its outcome stands and its job is gone or re-added. */
async function settled(id: string, attempt: number): Promise<void> {
  for (const end = Date.now() + 8000; Date.now() < end; await wait(20)) {
    const row = await database.db('logout_deliveries').where({ id }).first();
    const { rows } = await database.db.raw('select locked_at from graphile_worker._private_jobs');
    const idle = rows.every((job: { locked_at: Date | null }) => job.locked_at === null);
    if (row.attempts === attempt && row.last_error !== null && idle && rows.length === (attempt < 5 ? 1 : 0)) return;
  }
  expect.fail(`attempt ${attempt} did not end within 8 s`);
}

test('a receiver that comes back gets it, and then no more', async () => {
  const id = await queue();
  let calls = 0;
  const receiver = createServer((_req, res) => res.writeHead(++calls === 1 ? 503 : 200).end());
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const fetch = createOutgoingFetch({ allowLoopback: true });
  const send = async (): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, { method: 'POST' });
    if (!answer.ok) throw Object.assign(new Error('x'), { code: `http-${answer.status}` });
  };
  await attemptLogOut(deps, send, id);
  expect(await database.db('logout_deliveries').where({ id }).first()).toMatchObject({
    state: 'queued',
    attempts: 1,
    last_error: 'http-503',
  });
  for (let again = 0; again < 3; again += 1) await attemptLogOut(deps, send, id);
  receiver.close();
  expect(calls).toBe(2);
  expect(await database.db('logout_deliveries').where({ id }).first()).toMatchObject({ state: 'delivered', attempts: 2, last_error: null });
});

test('twenty workers at once never make more than five attempts', async () => {
  const id = await queue();
  let calls = 0;
  const send = async (): Promise<void> => {
    calls += 1;
    await wait(5);
    throw new Error('dead');
  };
  await Promise.all(Array.from({ length: 20 }, () => attemptLogOut(deps, send, id)));
  expect(calls).toBe(5);
});

test('a last attempt whose end nobody saw is recorded as failed', async () => {
  const id = await queue();
  await database.db('logout_deliveries').where({ id }).update({ attempts: 5 });
  await attemptLogOut(deps, () => expect.fail('sent'), id);
  expect(await database.db('logout_deliveries').where({ id }).first()).toMatchObject({
    state: 'failed',
    attempts: 5,
    last_error: 'interrupted',
  });
});

test('ended deliveries go after 90 days, waiting ones never', async () => {
  const id = await queue();
  await queue('shop');
  await attemptLogOut(deps, async () => undefined, id);
  await shiftClock(database.db, '91 days');
  expect(await purgeLogOuts(database.db, 10)).toBe(1);
  expect((await listLogOuts(database.db, 'session-1')).map(({ clientId }) => clientId)).toEqual(['shop']);
});
