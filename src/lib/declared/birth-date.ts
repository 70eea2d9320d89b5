import type { Day } from '../days.ts';
import { asciiDigits } from '../numbers.ts';
import { isRealDate, type PartialDate } from '../partial-dates.ts';
import { problem, type Reading, read } from './reading.ts';

export type BirthDateProblem = 'missing' | 'not-a-date' | 'in-the-future' | 'too-long-ago';

/** Nobody lived longer. */
const mostYears = 125;

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** A birth date from three fields. Papers may know no day, or neither day nor month: those fields stay empty. */
export function readBirthDate(typed: TypedDate, today: Day): Reading<PartialDate, BirthDateProblem> {
  const [day, month, year] = [typed.day, typed.month, typed.year].map((part) => asciiDigits(part.trim()));
  if (!year && !month && !day) return problem('missing');
  if (!/^\d{4}$/u.test(year ?? '') || !/^\d{0,2}$/u.test(month ?? '') || !/^\d{0,2}$/u.test(day ?? '')) return problem('not-a-date');
  if (day && !month) return problem('not-a-date');
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part, index) => index === 0 || part !== '00').join('-');
  if (!isRealDate(date)) return problem('not-a-date');
  if (date > today.slice(0, date.length)) return problem('in-the-future');
  return Number(today.slice(0, 4)) - Number(year) > mostYears ? problem('too-long-ago') : read(date);
}
