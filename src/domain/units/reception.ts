import { addDays, type Day, dayOf, vietnam, weekdayOf } from '../../lib/days.ts';
import { type DayCalendar, isWorkingDay } from '../../lib/working-days.ts';
import type { Unit } from './types.ts';

/** When files are taken in. `always`: online, where the server receives at any time. */
export type Reception = 'always' | OfficeHours;

/** Clock times `HH:MM` in Vietnam. */
export interface OfficeHours {
  readonly opensAt: string;
  readonly closesAt: string;
  /** Open on Saturdays until noon. */
  readonly saturdayMorning: boolean;
}

const noon = '12:00';

/** The hours of an office: Saturday mornings by its own choice, or because the law of the day has every office open (law.md X1). */
export function receptionOf(unit: Pick<Unit, 'opensAt' | 'closesAt' | 'saturdayMorning'>, law: { saturdayMorning: boolean }): OfficeHours {
  return { opensAt: unit.opensAt, closesAt: unit.closesAt, saturdayMorning: unit.saturdayMorning || law.saturdayMorning };
}

/** Whether files are taken in at this moment. Public holidays are excluded everywhere (law.md 4.3). */
export function receivesAt(reception: Reception, calendar: DayCalendar, instant: Date): boolean {
  if (reception === 'always') return true;
  const closes = closingOn(reception, calendar, dayOf(instant));
  const time = timeOf(instant);
  return closes !== undefined && time >= reception.opensAt && time < closes;
}

/** The day on which a file counts as received: outside the hours it is the next day of reception (law.md T6). */
export function receptionDay(reception: Reception, calendar: DayCalendar, instant: Date): Day {
  const today = dayOf(instant);
  if (reception === 'always') return today;
  const closes = closingOn(reception, calendar, today);
  if (closes !== undefined && timeOf(instant) < closes) return today;
  let day = addDays(today, 1);
  while (closingOn(reception, calendar, day) === undefined) day = addDays(day, 1);
  return day;
}

/** When reception ends on a day; undefined: there is none. A Saturday morning of reception is still no working day (law.md T1). */
function closingOn(hours: OfficeHours, calendar: DayCalendar, day: Day): string | undefined {
  if (isWorkingDay(day, calendar)) return hours.closesAt;
  return hours.saturdayMorning && weekdayOf(day) === 6 && !calendar.off.has(day) ? noon : undefined;
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: vietnam, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function timeOf(instant: Date): string {
  return clock.format(instant);
}
