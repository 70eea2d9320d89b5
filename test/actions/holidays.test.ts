import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recomputeDeadlines } from '../../src/domain/registrations/deadlines/recompute.ts';
import { openTask } from '../../src/domain/tasks/actions.ts';
import { type HolidayDecision, recordHoliday } from '../../src/domain/units/actions.ts';
import { holdCalendar, listHolidays, loadCalendar } from '../../src/domain/units/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { insertUnits } from '../setup/officers.ts';
import { depsOn, noticesOf, openTasksOf, runningFile, standAt } from '../setup/running-files.ts';

let database: TestDatabase;
let deps: Deps;
const officerId = randomUUID();
const cultureDay: HolidayDecision = {
  officerId,
  day: '2026-11-24',
  kind: 'off',
  names: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' },
  decision: '1/QĐ, 1/11/2026',
  requestId: 'request',
};

beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = depsOn(database.db);
  await insertUnits(database.db);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await standAt(database.db, '2026-11-20T16:00+07:00');
  await database.db('holidays').where({ source: 'decision' }).del();
  await database.db.raw('delete from graphile_worker._private_jobs');
  await database.db('tasks').del();
  await database.db('messages').del();
  await database.db('application_contacts').del();
  await database.db('applications').del();
});

const received = { receivedAt: '2026-11-20T15:00+07:00', dueOn: '2026-11-25' };

async function datesOf(id: string): Promise<[due: string, printed: string]> {
  const row = await database.db('applications').where({ id }).first();
  return [row.due_on, row.printed_due_on];
}

async function jobs(): Promise<string[]> {
  const { rows } = await database.db.raw(`select key from graphile_worker.jobs where task_identifier = 'recompute-deadlines' order by key`);
  return rows.map(({ key }: { key: string }) => key);
}

describe('a day that is decided', () => {
  test('replaces what was computed, is audited, and has the files counted anew by one job', async () => {
    expect(await recordHoliday(deps, cultureDay)).toBe('recorded');
    expect(await recordHoliday(deps, cultureDay)).toBe('unchanged');
    expect(await listHolidays(database.db, { from: '2026-11-24', to: '2026-11-24' })).toEqual([
      {
        day: '2026-11-24',
        kind: 'off',
        nameVi: 'Ngày Văn hóa Việt Nam',
        nameEn: 'Vietnam Culture Day',
        source: 'decision',
        decision: '1/QĐ, 1/11/2026',
      },
    ]);
    expect(await jobs()).toEqual(['recompute-deadlines:2026-11-24']);
    const audit = await database.db('audit_events').where({ event: 'holiday.recorded' });
    expect(audit).toMatchObject([{ actor: `officer:${officerId}`, details: { day: '2026-11-24', kind: 'off' }, request_id: 'request' }]);
  });

  test('may be today, and never before', async () => {
    expect(await recordHoliday(deps, { ...cultureDay, day: '2026-11-19' })).toBe('past');
    expect(await recordHoliday(deps, { ...cultureDay, day: '2026-11-20' })).toBe('recorded');
    expect(await jobs()).toEqual(['recompute-deadlines:2026-11-20']);
  });

  test('twenty officers at once: one decision stands, one job', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => recordHoliday(deps, cultureDay)));
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  test('waits for who is counting with the days as they were, so that no file is missed', async () => {
    let recorded = false;
    const recording: Promise<unknown>[] = [];
    await inTransaction(database.db, async (tx) => {
      expect((await holdCalendar(tx)).off.has('2026-11-24')).toBe(false);
      recording.push(recordHoliday(deps, cultureDay).then(() => void (recorded = true)));
      await tx.raw('select pg_sleep(0.3)');
      expect(recorded).toBe(false);
    });
    await Promise.all(recording);
    expect((await loadCalendar(database.db)).off.has('2026-11-24')).toBe(true);
  });
});

describe('open files are counted anew', () => {
  test('24/11 becomes a day off: Wednesday 25/11 becomes Thursday 26/11, and the person is told', async () => {
    const id = await runningFile(deps, received);
    await inTransaction(database.db, (tx) =>
      openTask(tx, { kind: 'decide', unitId: 'authority', applicationId: id, dueOn: received.dueOn }),
    );
    await recordHoliday(deps, cultureDay);
    await recomputeDeadlines(deps, { from: cultureDay.day });
    expect(await datesOf(id)).toEqual(['2026-11-26', '2026-11-26']);
    expect(await noticesOf(database.db, id)).toEqual(['due-date-moved']);
    expect(await openTasksOf(database.db, id)).toEqual(['decide authority 2026-11-26']);
    const [audit] = await database.db('audit_events').where({ application_id: id });
    expect(audit).toMatchObject({
      event: 'application.due-moved',
      actor: 'system',
      details: { from: '2026-11-25', to: '2026-11-26', told: true },
    });
  });

  test('run twice it does nothing more', async () => {
    const id = await runningFile(deps, received);
    await recordHoliday(deps, cultureDay);
    for (let run = 0; run < 2; run += 1) await recomputeDeadlines(deps, { from: cultureDay.day });
    expect(await noticesOf(database.db, id)).toEqual(['due-date-moved']);
    expect(await database.db('audit_events').where({ application_id: id })).toHaveLength(1);
  });

  test('a Saturday is worked: the target is earlier, the printed date stays and nobody is told', async () => {
    const id = await runningFile(deps, received);
    await recordHoliday(deps, { ...cultureDay, day: '2026-11-21', kind: 'worked' });
    await recomputeDeadlines(deps, { from: '2026-11-21' });
    expect(await datesOf(id)).toEqual(['2026-11-24', '2026-11-25']);
    expect(await noticesOf(database.db, id)).toEqual([]);
    // Both decisions together: the limit ends where it was printed.
    await recordHoliday(deps, cultureDay);
    await recomputeDeadlines(deps, { from: '2026-11-24' });
    expect(await datesOf(id)).toEqual(['2026-11-25', '2026-11-25']);
    expect(await noticesOf(database.db, id)).toEqual([]);
  });

  test('limits that ended before the day, decided files and files whose clock stands still are left alone', async () => {
    const ended = await runningFile(deps, { receivedAt: '2026-11-16T15:00+07:00', dueOn: '2026-11-19' });
    const decided = await runningFile(deps, { ...received, columns: { state: 'granted', decided_at: '2026-11-20T15:30+07:00' } });
    const waiting = await runningFile(deps, { ...received, columns: { state: 'needs-supplement', due_on: null, printed_due_on: null } });
    await recordHoliday(deps, cultureDay);
    await recomputeDeadlines(deps, { from: cultureDay.day });
    expect(await Promise.all([ended, decided, waiting].map(datesOf))).toEqual([
      ['2026-11-19', '2026-11-19'],
      ['2026-11-25', '2026-11-25'],
      [null, null],
    ]);
  });

  test('batch by batch, stopped between two of them and begun again, each file is moved and told once', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, () => runningFile(deps, received)));
    await recordHoliday(deps, cultureDay);
    let batches = 0;
    const dying = new Proxy(database.db, {
      get: (target, name) => {
        if (name !== 'transaction') return Reflect.get(target, name);
        return (work: Parameters<typeof target.transaction>[0]) => {
          batches += 1;
          return batches > 2 ? Promise.reject(new Error('killed')) : target.transaction(work);
        };
      },
    });
    await expect(recomputeDeadlines({ ...deps, db: dying }, { from: cultureDay.day, size: 2 })).rejects.toThrow('killed');
    const moved = async (): Promise<number> => (await Promise.all(ids.map(datesOf))).filter(([due]) => due === '2026-11-26').length;
    expect(await moved()).toBe(4);
    await recomputeDeadlines(deps, { from: cultureDay.day, size: 2 });
    expect(await moved()).toBe(7);
    expect((await Promise.all(ids.map((id) => noticesOf(database.db, id)))).flat()).toHaveLength(7);
  });
});
