import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, endOf, weekdayOf } from '../../src/lib/days.ts';
import {
  addDaysUntilOpen,
  addWorkingDays,
  type DayCalendar,
  halfTimeOf,
  isWorkingDay,
  workingDayBefore,
  workingDayFrom,
  workingDaysBetween,
} from '../../src/lib/working-days.ts';

function calendarOf(off: readonly Day[] = [], worked: readonly Day[] = []): DayCalendar {
  return { off: new Set(off), worked: new Set(worked) };
}

const plain = calendarOf();
const tet2026 = calendarOf(['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20']);
const cultureDay = calendarOf(['2026-11-24']);
const swapped = calendarOf(['2026-01-02'], ['2026-01-10']);

describe('limits in working days', () => {
  test.each<[what: string, from: Day, count: number, calendar: DayCalendar, due: Day]>([
    ['over Tết, 1 day', '2026-02-13', 1, tet2026, '2026-02-23'],
    ['over Tết, 3 days', '2026-02-13', 3, tet2026, '2026-02-25'],
    ['over Tết, 7 days', '2026-02-13', 7, tet2026, '2026-03-03'],
    ['24 November worked', '2026-11-20', 3, plain, '2026-11-25'],
    ['24 November declared', '2026-11-20', 3, cultureDay, '2026-11-26'],
    ['a Saturday that was swapped', '2026-01-08', 3, swapped, '2026-01-12'],
    ['from a Saturday', '2023-03-11', 3, plain, '2023-03-15'],
    ['no day at all, from a day off', '2026-11-21', 0, plain, '2026-11-23'],
    ['no day at all, from a working day', '2026-11-20', 0, plain, '2026-11-20'],
  ])('%s: %s + %i', (_what, from, count, calendar, due) => {
    expect(addWorkingDays(from, count, calendar)).toBe(due);
  });

  test('a day worked by decision is worked though it was computed as off', () => {
    expect(isWorkingDay('2028-01-31', calendarOf(['2028-01-31'], ['2028-01-31']))).toBe(true);
  });
});

test('calendar days: delivered on Saturday 21/11/2026, the window of seven days ends on Monday 30/11 at 24:00', () => {
  const last = addDaysUntilOpen('2026-11-21', 7, plain);
  expect(last).toBe('2026-11-30');
  expect(endOf(last)).toEqual(new Date('2026-12-01T00:00:00+07:00'));
  expect(addDaysUntilOpen('2026-11-20', 7, plain)).toBe('2026-11-27');
});

test('half of a limit, and the working day before its end', () => {
  expect(halfTimeOf('2026-11-20', '2026-11-25', plain)).toBe('2026-11-24');
  expect(halfTimeOf('2026-02-13', '2026-03-03', tet2026)).toBe('2026-02-26');
  expect(workingDayBefore('2026-02-23', tet2026)).toBe('2026-02-13');
  expect(workingDayFrom('2026-02-14', tet2026)).toBe('2026-02-23');
  expect(workingDaysBetween('2026-02-13', '2026-03-03', tet2026)).toBe(7);
  expect(workingDaysBetween('2026-02-13', '2026-02-13', tet2026)).toBe(0);
});

describe('whatever the calendar', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-01-01', count));
  const days = fc.array(day, { maxLength: 40 });
  const calendar = fc.record({ off: days, worked: days }).map(({ off, worked }) => calendarOf(off, worked));
  const count = fc.integer({ min: 0, max: 20 });

  test('a limit ends on a working day, counts its days and no other, and half of it lies within', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), calendar, (from, n, any) => {
        const due = addWorkingDays(from, n, any);
        expect(isWorkingDay(due, any)).toBe(true);
        expect(workingDaysBetween(from, due, any)).toBe(n);
        expect(workingDayBefore(due, any) < due).toBe(true);
        const half = halfTimeOf(from, due, any);
        expect(half > from && half <= due).toBe(true);
      }),
    );
  });

  test('a later receipt and a longer limit never end earlier', () => {
    fc.assert(
      fc.property(day, day, count, calendar, (one, other, n, any) => {
        const [first = one, second = other] = [one, other].sort();
        for (const add of [addWorkingDays, addDaysUntilOpen]) {
          expect(add(first, n, any) <= add(second, n, any)).toBe(true);
          expect(add(one, n, any) <= add(one, n + 1, any)).toBe(true);
          expect(isWorkingDay(add(one, n, any), any)).toBe(true);
        }
      }),
    );
  });

  test('a further holiday never makes a limit end earlier, a further worked day never later', () => {
    fc.assert(
      fc.property(day, count, calendar, day, (from, n, any, further) => {
        const more = { ...any, off: new Set([...any.off, further]) };
        const less = { ...any, worked: new Set([...any.worked, further]) };
        for (const add of [addWorkingDays, addDaysUntilOpen]) {
          expect(add(from, n, more) >= add(from, n, any)).toBe(true);
          expect(add(from, n, less) <= add(from, n, any)).toBe(true);
        }
      }),
    );
  });

  test('with no holiday, five working days are a week', () => {
    const weekdays = day.filter((one) => weekdayOf(one) <= 5);
    fc.assert(fc.property(weekdays, (from) => addWorkingDays(from, 5, plain) === addDays(from, 7)));
  });
});
