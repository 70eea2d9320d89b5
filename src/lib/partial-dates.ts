import type { Day } from './days.ts';

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a register may know no more of a birth (law.md 5.1). */
export type PartialDate = string;

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** Whether such a date exists: 29 February only in leap years; month and day may be unknown, a day without its month may not. */
export function isRealDate(text: string): boolean {
  const [, year, month, day] = form.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  if (month === undefined) return true;
  const at = Number(month);
  return at >= 1 && at <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= daysOf(Number(year), at)));
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Full years on a day, from and to: somebody whose month of birth is unknown has one of two ages. The change happens on the birthday (law.md
 * E12); who was born on 29 February has it on 1 March in other years. Undefined for what is no date, or lies after the day.
 */
export function ageBetween(birthDate: PartialDate, on: Day): { readonly least: number; readonly most: number } | undefined {
  if (!isRealDate(birthDate) || birthDate > on.slice(0, birthDate.length)) return undefined;
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const [known, today] = [birthDate.slice(5), on.slice(5, Math.max(5, birthDate.length))];
  if (known.length === 'MM-DD'.length) return both(known > today ? years - 1 : years);
  if (known > today) return both(years - 1);
  if (known < today) return both(years);
  return { least: Math.max(0, years - 1), most: years };
}

function both(years: number): { readonly least: number; readonly most: number } {
  return { least: years, most: years };
}

/** Full years on a day when the date says so much; undefined when two ages are possible. */
export function fullYears(birthDate: PartialDate, on: Day): number | undefined {
  const age = ageBetween(birthDate, on);
  return age && age.least === age.most ? age.least : undefined;
}
