import { describe, expect, test } from 'vitest';
import type { Day } from '../../src/lib/days.ts';
import { dueDay } from '../../src/domain/registrations/deadlines/rules.ts';
import type { Limit } from '../../src/domain/rule-sets/types.ts';
import { receivesAt, type Reception, receptionDay, receptionOf } from '../../src/domain/units/reception.ts';

const plain = { off: new Set<Day>(), worked: new Set<Day>() };
const reunification = { off: new Set(['2026-04-30', '2026-05-01']), worked: new Set<Day>() };
const weekdays: Reception = { opensAt: '07:30', closesAt: '17:00', saturdayMorning: false };
const saturdays: Reception = { ...weekdays, saturdayMorning: true };
const working = (count: number): Limit => ({ count, unit: 'working-days' });

describe('the day a file is due', () => {
  test.each<[what: string, receivedAt: string, limit: Limit, reception: Reception, due: Day]>([
    ['a Saturday morning under Decree 59', '2023-03-11T09:00+07:00', working(3), saturdays, '2023-03-15'],
    ['a Saturday afternoon under Decree 59 counts from Monday', '2023-03-11T12:00+07:00', working(3), saturdays, '2023-03-16'],
    ['a Saturday at an office of today counts from Monday', '2026-11-21T09:00+07:00', working(3), weekdays, '2026-11-26'],
    ['Friday 15:00', '2026-11-20T15:00+07:00', working(3), weekdays, '2026-11-25'],
    ['Friday before the doors open', '2026-11-20T06:00+07:00', working(3), weekdays, '2026-11-25'],
    ['Friday evening counts from Monday', '2026-11-20T17:00+07:00', working(3), weekdays, '2026-11-26'],
    ['Friday evening under Decree 59 counts from Saturday', '2023-03-10T18:00+07:00', working(3), saturdays, '2023-03-15'],
    ['online at any hour', '2026-11-20T23:59+07:00', working(1), 'always', '2026-11-23'],
    ['online just after midnight, which is still the day before in UTC', '2026-11-24T00:01+07:00', working(1), 'always', '2026-11-25'],
    ['plain days', '2026-11-20T15:00+07:00', { count: 15, unit: 'days' }, weekdays, '2026-12-07'],
  ])('%s', (_what, receivedAt, limit, reception, due) => {
    expect(dueDay(plain, { receivedAt: new Date(receivedAt), limit, reception })).toBe(due);
  });
});

describe('reception', () => {
  test.each<[at: string, reception: Reception, open: boolean]>([
    ['2026-11-20T07:29+07:00', weekdays, false],
    ['2026-11-20T07:30+07:00', weekdays, true],
    ['2026-11-20T17:00+07:00', weekdays, false],
    ['2026-11-21T08:00+07:00', weekdays, false],
    ['2026-11-21T08:00+07:00', saturdays, true],
    ['2026-11-22T08:00+07:00', saturdays, false],
    ['2026-11-22T03:00+07:00', 'always', true],
  ])('at %s', (at, reception, open) => {
    expect(receivesAt(reception, plain, new Date(at))).toBe(open);
  });

  test('there is none on a public holiday, and then it is the next day that has one', () => {
    const eve = new Date('2026-04-29T18:00+07:00');
    expect(receivesAt(saturdays, reunification, new Date('2026-04-30T09:00+07:00'))).toBe(false);
    expect(receptionDay(saturdays, reunification, eve)).toBe('2026-05-02');
    expect(receptionDay(weekdays, reunification, eve)).toBe('2026-05-04');
  });

  test('a Saturday that is worked by decision is open all day, one that is a holiday not at all', () => {
    const saturday = new Date('2026-05-09T15:00+07:00');
    expect(receivesAt(weekdays, { ...plain, worked: new Set(['2026-05-09']) }, saturday)).toBe(true);
    expect(receivesAt(saturdays, { ...plain, off: new Set(['2026-05-09']) }, new Date('2026-05-09T09:00+07:00'))).toBe(false);
  });

  test('Saturday mornings come from the office or from the law of the day', () => {
    const unit = { opensAt: '07:30', closesAt: '17:00', saturdayMorning: false };
    expect(receptionOf(unit, { saturdayMorning: false })).toEqual(weekdays);
    expect(receptionOf(unit, { saturdayMorning: true })).toEqual(saturdays);
    expect(receptionOf({ ...unit, saturdayMorning: true }, { saturdayMorning: false })).toEqual(saturdays);
  });
});
