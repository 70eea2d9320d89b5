import type { Day } from './days.ts';
import { asciiDigits } from './numbers.ts';
import { isRealDate } from './partial-dates.ts';

/** A day typed in one field as people here write it (`24/11/2026`, also with dots, dashes or spaces) or as registers do (`2026-11-24`). */
export function readTypedDay(typed: string): Day | undefined {
  const parts = asciiDigits(typed.trim()).match(/\d+/g) ?? [];
  const [first = '', month = '', last = ''] = parts;
  if (parts.length !== 3 || !/^[\d\s/.-]{8,12}$/.test(asciiDigits(typed.trim()))) return undefined;
  const [year, day] = first.length === 4 ? [first, last] : [last, first];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date.length === 10 && isRealDate(date) ? date : undefined;
}
