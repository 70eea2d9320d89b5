import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchDeadlines } from '../../src/domain/registrations/deadlines/watch.ts';
import { moveApplication } from '../../src/domain/registrations/move.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { insertUnits } from '../setup/officers.ts';
import { depsOn, noticesOf, openTasksOf, runningFile, standAt } from '../setup/running-files.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = depsOn(database.db);
  await insertUnits(database.db);
});
afterAll(() => database.drop());

const received = { receivedAt: '2026-11-20T15:00+07:00', dueOn: '2026-11-25' };

async function watchAt(instant: string): Promise<void> {
  await standAt(database.db, instant);
  await watchDeadlines(deps, 1000);
}

async function rowOf(id: string): Promise<Record<string, unknown>> {
  return database.db('applications').where({ id }).first();
}

describe('the watch over deadlines', () => {
  test('a file on its way past its limit: warning, apology, notice and cause, the unit above', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-20T16:00+07:00');
    expect(await openTasksOf(database.db, id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ watch_on: '2026-11-24', deadline_steps: [] });
    await watchAt('2026-11-24T00:05+07:00');
    expect(await openTasksOf(database.db, id)).toEqual(['due-soon commune-a 2026-11-25']);
    await watchAt('2026-11-25T08:00+07:00');
    expect(await openTasksOf(database.db, id)).toEqual(['apology commune-a 2026-11-25', 'due-soon commune-a 2026-11-25']);
    expect(await rowOf(id)).toMatchObject({ late_due_on: '2026-11-30', late_cause: null });
    expect(await noticesOf(database.db, id)).toEqual([]);
    await watchAt('2026-11-26T00:05+07:00');
    expect(await openTasksOf(database.db, id)).toEqual(['apology commune-a 2026-11-25', 'overdue province 2026-11-30']);
    expect(await noticesOf(database.db, id)).toEqual(['application-late']);
    expect(await rowOf(id)).toMatchObject({
      late_due_on: '2026-11-30',
      late_cause: 'unit',
      due_on: '2026-11-25',
      printed_due_on: '2026-11-25',
    });
  });

  test('looked at again and again, and by twenty at once, each step is taken once, also when its task is done already', async () => {
    const id = await runningFile(deps, received);
    await standAt(database.db, '2026-11-26T08:00+07:00');
    await Promise.all(Array.from({ length: 20 }, () => watchDeadlines(deps, 1000)));
    expect(await noticesOf(database.db, id)).toEqual(['application-late']);
    await database
      .db('tasks')
      .where({ application_id: id })
      .update({ state: 'done', closed_at: database.db.raw('app_now()') });
    await database.db('applications').where({ id }).update({ watch_on: '-infinity' });
    await watchDeadlines(deps, 1000);
    expect(await openTasksOf(database.db, id)).toEqual([]);
    expect(await noticesOf(database.db, id)).toEqual(['application-late']);
    expect(await database.db('audit_events').where({ application_id: id, event: 'application.overdue' })).toHaveLength(1);
  });

  test('late because a register is silent is counted apart', async () => {
    const id = await runningFile(deps, received);
    await database.db('application_checks').insert({ application_id: id, name: 'population' });
    await watchAt('2026-11-26T08:00+07:00');
    expect(await rowOf(id)).toMatchObject({ late_cause: 'registry' });
  });

  test('a new date that passes too is followed by another, and another letter', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-26T08:00+07:00');
    expect(await rowOf(id)).toMatchObject({ late_due_on: '2026-12-01', watch_on: '2026-12-02' });
    await database
      .db('tasks')
      .where({ application_id: id, kind: 'apology' })
      .update({ state: 'done', closed_at: database.db.raw('app_now()') });
    await watchAt('2026-12-02T08:00+07:00');
    expect(await rowOf(id)).toMatchObject({ late_due_on: '2026-12-07' });
    expect(await noticesOf(database.db, id)).toEqual(['application-late', 'application-late']);
    expect(await openTasksOf(database.db, id)).toEqual(['apology commune-a 2026-12-02', 'overdue province 2026-12-01']);
  });

  test('a file of no office is watched by the authority, one of a former district by its successor', async () => {
    const online = await runningFile(deps, {
      ...received,
      columns: { unit_id: null, channel: 'online', procedure: 'citizen-level-1', limit_case: 'level-1' },
    });
    const old = await runningFile(deps, { ...received, unitId: 'former-district' });
    await watchAt('2026-11-24T08:00+07:00');
    expect(await openTasksOf(database.db, online)).toEqual(['due-soon authority 2026-11-25']);
    expect(await openTasksOf(database.db, old)).toEqual(['due-soon commune-a 2026-11-25']);
  });

  test('a file that cannot be counted does not keep the others from being looked at', async () => {
    const broken = await runningFile(deps, { ...received, columns: { limit_case: 'level-1' } });
    const id = await runningFile(deps, received);
    await expect(watchAt('2026-11-24T08:00+07:00')).rejects.toThrow('no limit level-1');
    expect(await openTasksOf(database.db, id)).toEqual(['due-soon commune-a 2026-11-25']);
    await database.db('applications').where({ id: broken }).update({ limit_case: 'card-valid' });
  });

  test('a due date that moves is looked at anew', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-25T08:00+07:00');
    await database.db('applications').where({ id }).update({ due_on: '2026-11-30', printed_due_on: '2026-11-30' });
    expect(await rowOf(id)).toMatchObject({ watch_on: '-infinity' });
    await watchDeadlines(deps, 1000);
    expect(await rowOf(id)).toMatchObject({ deadline_steps: ['half-time'], late_due_on: null, watch_on: '2026-11-27' });
    expect(await openTasksOf(database.db, id)).toEqual(['half-time commune-a 2026-11-30']);
  });
});

describe('the clock stops', () => {
  const move = (id: string, event: 'withdraw' | 'ask-supplement'): Promise<unknown> =>
    inTransaction(database.db, (tx) =>
      moveApplication(tx, {
        applicationId: id,
        event,
        actor: 'system',
        set: event === 'withdraw' ? { decided_at: tx.raw('app_now()') } : {},
      }),
    );

  test('in time: warnings and a letter that was ready are dropped', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-25T08:00+07:00');
    await move(id, 'withdraw');
    expect(await openTasksOf(database.db, id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ late_cause: null });
  });

  test('late, before the watch had seen it: the cause is written down and the apology is still owed', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-25T08:00+07:00');
    await standAt(database.db, '2026-11-26T00:01+07:00');
    await move(id, 'withdraw');
    expect(await openTasksOf(database.db, id)).toEqual(['apology commune-a 2026-11-25']);
    expect(await rowOf(id)).toMatchObject({ late_cause: 'unit' });
  });

  test('for a supplement: there is no due day until the file is complete', async () => {
    const id = await runningFile(deps, received);
    await watchAt('2026-11-24T08:00+07:00');
    await move(id, 'ask-supplement');
    expect(await openTasksOf(database.db, id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ state: 'needs-supplement', due_on: null, printed_due_on: null, deadline_steps: [] });
    expect((await rowOf(id)).first_received_at).toEqual(new Date(received.receivedAt));
  });
});
