import { isRealDate, type PartialDate } from '../partial-dates.ts';
import type { Likeness } from './types.ts';

/**
 * A register that knows only month or year is matched to its own precision. Somebody who declares less than the register knows has not shown
 * that they know the rest: unclear.
 */
export function matchBirthDates(declared: PartialDate, registered: PartialDate): Likeness {
  if (!isRealDate(declared) || !isRealDate(registered)) return 'different';
  const precision = Math.min(declared.length, registered.length);
  if (declared.slice(0, precision) !== registered.slice(0, precision)) return 'different';
  return declared.length >= registered.length ? 'same' : 'unclear';
}

export type Sex = 'male' | 'female' | 'unknown';

export function matchSex(declared: Sex, registered: Sex): Likeness {
  if (declared === registered) return 'same';
  return declared === 'unknown' || registered === 'unknown' ? 'unclear' : 'different';
}
