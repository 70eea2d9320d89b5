import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTask, closeTasksOf, openTask } from '../../src/domain/tasks/actions.ts';
import { findTask, listTasks } from '../../src/domain/tasks/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount, newFile } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  await insertUnits(database.db);
});
afterAll(() => database.drop());

const open = (task: Parameters<typeof openTask>[1]): Promise<boolean> => inTransaction(database.db, (tx) => openTask(tx, task));

test('one task a file, kind and unit, however many ask for it at once; a closed one may be opened again', async () => {
  const applicationId = await newFile(database.db, { unitId: 'commune-a' });
  const asked = Array.from({ length: 20 }, () => open({ kind: 'decide', unitId: 'authority', applicationId, dueOn: '2026-12-01' }));
  expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
  expect(await open({ kind: 'overdue', unitId: 'authority', applicationId })).toBe(true);
  expect(await open({ kind: 'decide', unitId: 'province', applicationId })).toBe(true);
  const closing = { applicationId, kind: 'decide', outcome: 'granted', state: 'done' } as const;
  expect(await inTransaction(database.db, (tx) => closeTasksOf(tx, closing))).toBe(2);
  expect(await inTransaction(database.db, (tx) => closeTasksOf(tx, closing))).toBe(0);
  expect(await open({ kind: 'decide', unitId: 'authority', applicationId })).toBe(true);
});

test('one task an account too, where it belongs to no file', async () => {
  const accountId = await newAccount(database.db);
  expect(await open({ kind: 'repudiated-account', unitId: 'authority', accountId })).toBe(true);
  expect(await open({ kind: 'repudiated-account', unitId: 'authority', accountId })).toBe(false);
});

test('twenty officers close one task: one of them does, with one audit row that names the file', async () => {
  const applicationId = await newFile(database.db, { unitId: 'commune-b' });
  const officerId = await appoint(database.db, { accountId: await newAccount(database.db), role: 'reception', unitId: 'commune-b' });
  await open({ kind: 'undelivered', unitId: 'commune-b', applicationId });
  const [task] = (await listTasks(database.db, { unitIds: ['commune-b'], limit: 10 })).tasks;
  const closing = { officerId, taskId: task?.id ?? '', outcome: 'letter-sent', requestId: 'r1' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => inTransaction(database.db, (tx) => closeTask(tx, closing))));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await findTask(database.db, task?.id ?? '')).toMatchObject({ state: 'done', applicationId });
  const rows = await database.db('audit_events').where({ event: 'task.closed', application_id: applicationId });
  expect(rows).toMatchObject([
    { actor: `officer:${officerId}`, request_id: 'r1', details: { kind: 'undelivered', outcome: 'letter-sent' } },
  ]);
  expect(await inTransaction(database.db, (tx) => closeTask(tx, { ...closing, taskId: randomUUID() }))).toBe(false);
});

test('pages of tasks: what is due first, then what has no day, each once, of the own units only', async () => {
  const days = ['2026-12-03', '2026-12-01', undefined, '2026-12-02', undefined, '2026-12-01', undefined];
  for (const [at, dueOn] of days.entries()) {
    const unitId = at % 2 === 0 ? 'immigration' : 'immigration-province';
    await open({ kind: at === 3 ? 'apology' : 'overdue', unitId, applicationId: await newFile(database.db, { unitId }), dueOn });
  }
  await open({
    kind: 'overdue',
    unitId: 'province',
    applicationId: await newFile(database.db, { unitId: 'province' }),
    dueOn: '2026-11-01',
  });
  const unitIds = ['immigration', 'immigration-province'];
  const seen: (string | undefined)[] = [];
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const { tasks, next } = await listTasks(database.db, { unitIds, cursor, limit: 2 });
    expect(tasks.length).toBeLessThanOrEqual(2);
    for (const task of tasks) ids.add(task.id);
    seen.push(...tasks.map(({ dueOn }) => dueOn));
    cursor = next;
  } while (cursor);
  expect(seen).toEqual(['2026-12-01', '2026-12-01', '2026-12-02', '2026-12-03', undefined, undefined, undefined]);
  expect(ids.size).toBe(7);
  expect((await listTasks(database.db, { unitIds, kind: 'apology', limit: 9 })).tasks).toMatchObject([{ dueOn: '2026-12-02' }]);
  expect((await listTasks(database.db, { unitIds, cursor: `'; drop table tasks`, limit: 9 })).tasks).toHaveLength(7);
  expect(await listTasks(database.db, { unitIds: [], limit: 9 })).toEqual({ tasks: [], next: undefined });
});
