import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recomputeDeadlines } from '../../src/domain/registrations/deadlines/recompute.ts';
import { askSupplement, type SupplementRequest, supplementNote } from '../../src/domain/registrations/supplements/ask.ts';
import { completeSupplement } from '../../src/domain/registrations/supplements/complete.ts';
import { returnUnanswered } from '../../src/domain/registrations/supplements/return-unanswered.ts';
import { openTask } from '../../src/domain/tasks/actions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';
import { depsOn, noticesOf, openTasksOf, runningFile, standAt } from '../setup/running-files.ts';

let database: TestDatabase;
let deps: Deps;
let officerId: string;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = depsOn(database.db);
  await insertUnits(database.db);
  officerId = await appoint(database.db, { accountId: await newAccount(database.db), role: 'decider', unitId: 'authority' });
});
afterAll(() => database.drop());

const received = { receivedAt: '2026-11-20T15:00+07:00', dueOn: '2026-11-25' };

async function rowOf(id: string): Promise<Record<string, unknown>> {
  return database.db('applications').where({ id }).first();
}

function request(applicationId: string, more: Partial<SupplementRequest> = {}): SupplementRequest {
  return { applicationId, version: 1, items: ['paper', 'face'], note: 'Ảnh bị mờ', officerId, requestId: 'request', ...more };
}

describe('a request for what is missing', () => {
  test('one lists everything: the clock stops, the person is told; complete, the limit begins anew and the first receipt stays', async () => {
    await standAt(database.db, '2026-11-24T10:00+07:00');
    const id = await runningFile(deps, received);
    await inTransaction(database.db, (tx) => openTask(tx, { kind: 'decide', unitId: 'authority', applicationId: id }));
    expect(await askSupplement(deps, request(id, { version: 7 }))).toEqual({ kind: 'changed', version: 1 });
    expect(await askSupplement(deps, request(id, { items: [] }))).toEqual({ kind: 'nothing-missing' });
    expect(await askSupplement(deps, request(id))).toEqual({ kind: 'asked', answerBy: '2026-12-24' });
    expect(await rowOf(id)).toMatchObject({ state: 'needs-supplement', due_on: null, version: 2 });
    expect(await openTasksOf(database.db, id)).toEqual([]);
    const [row] = await database.db('application_supplements').where({ application_id: id });
    expect(row).toMatchObject({ items: ['paper', 'face'], asked_by: `officer:${officerId}`, answered_at: null });
    expect(deps.secrets.unseal(supplementNote, row.note)).toBe('Ảnh bị mờ');

    await standAt(database.db, '2026-11-30T09:00+07:00');
    const answer = { applicationId: id, actor: 'system', requestId: 'request' } as const;
    const clicks = await Promise.all(Array.from({ length: 20 }, () => completeSupplement(deps, answer)));
    expect(clicks.filter(({ kind }) => kind === 'received')).toHaveLength(1);
    expect(await rowOf(id)).toMatchObject({
      state: 'registry-check',
      first_received_at: new Date(received.receivedAt),
      due_on: '2026-12-03',
      printed_due_on: '2026-12-03',
    });
    expect(await noticesOf(database.db, id)).toEqual(['application-supplement', 'application-received']);
    const { version } = await rowOf(id);
    expect(await askSupplement(deps, request(id, { version: Number(version) }))).toEqual({ kind: 'asked-before' });
  });

  test('twenty officers ask at once: one request stands', async () => {
    const id = await runningFile(deps, received);
    const asked = await Promise.all(Array.from({ length: 20 }, () => askSupplement(deps, request(id))));
    expect(asked.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
    expect(await database.db('application_supplements').where({ application_id: id })).toHaveLength(1);
  });

  test('a file that is decided or unknown is not asked about', async () => {
    const id = await runningFile(deps, { ...received, columns: { state: 'granted', decided_at: received.receivedAt } });
    expect(await askSupplement(deps, request(id))).toEqual({ kind: 'state-forbids' });
    expect(await askSupplement(deps, request(randomUUID()))).toEqual({ kind: 'unknown' });
    expect(await completeSupplement(deps, { applicationId: id, actor: 'system', requestId: 'r' })).toEqual({ kind: 'state-forbids' });
  });

  test('while it waits no holiday moves it', async () => {
    await standAt(database.db, '2026-11-24T10:00+07:00');
    const id = await runningFile(deps, received);
    await askSupplement(deps, request(id));
    await recomputeDeadlines(deps, { from: '2026-11-24' });
    expect(await rowOf(id)).toMatchObject({ due_on: null });
  });

  test('without an answer within thirty days the file is returned, once, and its pictures are erased in time', async () => {
    await standAt(database.db, '2026-11-20T09:00+07:00');
    const columns = { state: 'needs-supplement', due_on: null, printed_due_on: null };
    const [id, answered] = [await runningFile(deps, { ...received, columns }), await runningFile(deps, { ...received, columns })];
    await database.db('application_supplements').insert({ id: randomUUID(), application_id: id, items: ['paper'], asked_by: 'system' });
    await database.db('application_pictures').insert({
      id: randomUUID(),
      application_id: id,
      kind: 'face',
      purpose: 'match',
      source: 'camera',
      sealed: 'x',
      media_type: 'image/jpeg',
      bytes: 1,
    });
    await standAt(database.db, '2026-12-21T23:00+07:00');
    await returnUnanswered(deps, 1000);
    expect(await rowOf(id)).toMatchObject({ state: 'needs-supplement', watch_on: '2026-12-22' });
    await database.db('applications').where({ id: answered }).update({ state: 'received' });
    await standAt(database.db, '2026-12-22T00:30+07:00');
    for (let run = 0; run < 2; run += 1) await returnUnanswered(deps, 1000);
    expect(await rowOf(id)).toMatchObject({ state: 'returned' });
    expect(await rowOf(answered)).toMatchObject({ state: 'received' });
    expect(await noticesOf(database.db, id)).toEqual(['application-returned']);
    const picture = await database.db('application_pictures').where({ application_id: id }).first();
    expect(picture.erase_at.toISOString().slice(0, 10)).toBe('2027-03-21');
  });
});
