import { describe, expect, test } from 'vitest';
import { isWindowOver, remindersDue, windowEnd } from '../../src/domain/registrations/activation/window.ts';
import type { DayCalendar } from '../../src/lib/working-days.ts';

const plain: DayCalendar = { off: new Set(), worked: new Set() };
const withHoliday: DayCalendar = { off: new Set(['2026-11-24', '2026-11-30']), worked: new Set() };
const at = (text: string): Date => new Date(`${text}+07:00`);

describe('the end of the window', () => {
  test.each([
    // delivered, last day
    ['2026-11-21T09:00:00', '2026-11-30'],
    ['2026-11-21T23:59:59', '2026-11-30'],
    ['2026-11-22T00:00:00', '2026-11-30'],
    ['2026-11-23T00:00:00', '2026-11-30'],
    ['2026-11-24T08:00:00', '2026-12-01'],
    ['2026-11-27T08:00:00', '2026-12-04'],
    ['2026-11-28T08:00:00', '2026-12-07'],
  ])('delivered %s: until %s 24:00', (delivered, endsOn) => {
    expect(windowEnd(at(delivered), 7, plain)).toBe(endsOn);
  });

  test('a holiday moves it, a swapped Saturday does not', () => {
    expect(windowEnd(at('2026-11-21T09:00:00'), 7, withHoliday)).toBe('2026-12-01');
    expect(windowEnd(at('2026-11-21T09:00:00'), 7, { ...plain, worked: new Set(['2026-11-28']) })).toBe('2026-11-28');
  });

  test('the day of the delivery is the one in Viet Nam, not in UTC', () => {
    expect(windowEnd(new Date('2026-11-22T18:00:00Z'), 7, plain)).toBe('2026-11-30');
    expect(windowEnd(new Date('2026-11-23T18:00:00Z'), 7, plain)).toBe('2026-12-01');
  });
});

describe('over', () => {
  test('at 24:00 of the last day, not before', () => {
    expect(isWindowOver('2026-11-30', at('2026-11-30T23:59:59.999'), plain)).toBe(false);
    expect(isWindowOver('2026-11-30', at('2026-12-01T00:00:00'), plain)).toBe(true);
  });

  test('never while it does not run', () => {
    expect(isWindowOver(undefined, at('2030-01-01T00:00:00'), plain)).toBe(false);
  });

  test('a holiday that was decided after the window began gives the day back', () => {
    expect(isWindowOver('2026-11-30', at('2026-12-01T12:00:00'), withHoliday)).toBe(false);
    expect(isWindowOver('2026-11-30', at('2026-12-02T00:00:00'), withHoliday)).toBe(true);
  });
});

test.each([
  ['2026-11-21', 0],
  ['2026-11-23', 0],
  ['2026-11-24', 1],
  ['2026-11-26', 1],
  ['2026-11-27', 2],
  ['2026-11-30', 2],
])('on %s %i reminders are due of a window that began on 21 November', (today, due) => {
  expect(remindersDue('2026-11-21', today)).toBe(due);
});
