import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../src/lib/days.ts';
import { addWorkingDays } from '../../src/lib/working-days.ts';
import { maySupplement, supplementEndsOn } from '../../src/domain/registrations/supplements/rules.ts';
import type { Deadline, DeadlineStep } from '../../src/domain/registrations/deadlines/types.ts';
import { lateCause, lookAt, moveDue, stepDays } from '../../src/domain/registrations/deadlines/watch-rules.ts';

const plain = { off: new Set<Day>(), worked: new Set<Day>() };

/** Received on Friday 20/11/2026 with so many working days. */
function deadline(count: number, more: Partial<Deadline> = {}): Deadline {
  const dueOn = addWorkingDays('2026-11-20', count, plain);
  return { from: '2026-11-20', dueOn, printedDueOn: dueOn, lateDueOn: undefined, steps: [], ...more };
}

describe('the days of the steps', () => {
  test('seven days: half time, a working day before, the day itself, the day after, a working day after', () => {
    expect(Object.fromEntries(stepDays(plain, deadline(7)))).toEqual({
      'half-time': '2026-11-26',
      'due-soon': '2026-11-30',
      apology: '2026-12-01',
      late: '2026-12-02',
      overdue: '2026-12-02',
    });
  });

  test('where half of the limit is the day before its end there is one warning; a limit of a day warns on the day of receipt', () => {
    expect(stepDays(plain, deadline(3)).map(([step]) => step)).toEqual(['due-soon', 'apology', 'late', 'overdue']);
    expect(stepDays(plain, deadline(1))[0]).toEqual(['due-soon', '2026-11-20']);
  });

  test('warnings go by our own target, what the person sees by the date that was printed', () => {
    const days = stepDays(plain, deadline(3, { dueOn: '2026-11-24', printedDueOn: '2026-11-25' }));
    expect(Object.fromEntries(days)).toEqual({
      'due-soon': '2026-11-23',
      apology: '2026-11-25',
      late: '2026-11-26',
      overdue: '2026-11-26',
    });
  });

  test('due on a Friday, the person is told on Saturday, the unit above on Monday', () => {
    const days = Object.fromEntries(stepDays(plain, deadline(5)));
    expect(days).toMatchObject({ apology: '2026-11-27', late: '2026-11-28', overdue: '2026-11-30' });
  });
});

describe('a look', () => {
  test('takes each step on its day and waits for the next', () => {
    expect(lookAt(plain, deadline(7), '2026-11-25')).toMatchObject({ take: [], lookAgainOn: '2026-11-26' });
    expect(lookAt(plain, deadline(7), '2026-11-26')).toMatchObject({ take: ['half-time'], lookAgainOn: '2026-11-30' });
    expect(lookAt(plain, deadline(7, { steps: ['half-time'] }), '2026-11-30')).toMatchObject({ take: ['due-soon'] });
    expect(lookAt(plain, deadline(7, { steps: ['half-time', 'due-soon'] }), '2026-12-01')).toMatchObject({ take: ['apology'] });
  });

  test('after a pause takes no warning that is of no use any more', () => {
    expect(lookAt(plain, deadline(7), '2026-11-30').take).toEqual(['due-soon']);
    expect(lookAt(plain, deadline(7), '2026-12-02').take).toEqual(['apology', 'late', 'overdue']);
  });

  test('a promise that was broken too is renewed, one that stands is not', () => {
    const steps: DeadlineStep[] = ['due-soon', 'apology', 'late', 'overdue'];
    const late = deadline(1, { steps, lateDueOn: '2026-11-25' });
    expect(lookAt(plain, late, '2026-11-25')).toMatchObject({ isBroken: false, lookAgainOn: '2026-11-26' });
    expect(lookAt(plain, late, '2026-11-26')).toMatchObject({ isBroken: true });
  });

  test('with its steps recorded asks for nothing on the same day, and comes back later than today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 30 }), (count, days) => {
        const today = addDays('2026-11-20', days);
        const first = lookAt(plain, deadline(count), today);
        const again = lookAt(plain, deadline(count, { steps: first.reached }), today);
        expect(again.take).toEqual([]);
        expect(again.reached).toEqual(first.reached);
        expect(first.lookAgainOn > today).toBe(true);
      }),
    );
  });
});

describe('why a file was late', () => {
  const due = '2026-11-25';
  const at = (text: string): { answeredAt: Date } => ({ answeredAt: new Date(text) });

  test('a register that had not answered by the end of the due day, and otherwise the unit', () => {
    expect(lateCause([at('2026-11-20T10:00+07:00'), { answeredAt: undefined }], due)).toBe('registry');
    expect(lateCause([at('2026-11-26T00:00+07:00')], due)).toBe('registry');
    expect(lateCause([at('2026-11-25T23:59+07:00')], due)).toBe('unit');
    expect(lateCause([], due)).toBe('unit');
    const answeredAt = new Date('2026-11-20T10:00+07:00');
    expect(lateCause([{ answeredAt, silentAt: new Date('2026-11-25T08:00+07:00') }], due)).toBe('registry');
    expect(lateCause([{ answeredAt, silentAt: new Date('2026-11-24T08:00+07:00') }], due)).toBe('unit');
  });
});

describe('a limit that is counted anew', () => {
  const before = { dueOn: '2026-11-25', printedDueOn: '2026-11-25' };

  test('later is told, earlier is a target of our own, the same is nothing', () => {
    expect(moveDue(before, '2026-11-26')).toEqual({ dueOn: '2026-11-26', printedDueOn: '2026-11-26', told: true });
    expect(moveDue(before, '2026-11-24')).toEqual({ dueOn: '2026-11-24', printedDueOn: '2026-11-25', told: false });
    expect(moveDue(before, '2026-11-25')).toBeUndefined();
  });

  test('back to the date that was printed, nobody is told what they know', () => {
    expect(moveDue({ dueOn: '2026-11-24', printedDueOn: '2026-11-25' }, '2026-11-25')).toEqual({ ...before, told: false });
  });
});

describe('supplements', () => {
  test('after receipt one request lists everything', () => {
    expect([maySupplement(0), maySupplement(1)]).toEqual([true, false]);
  });

  test('an answer may come until the thirtieth day, or the working day after it', () => {
    expect(supplementEndsOn(plain, { askedAt: new Date('2026-11-20T09:00+07:00'), days: 30 })).toBe('2026-12-21');
  });
});
