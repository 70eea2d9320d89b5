import { addDays, type Day, weekdayOf } from './days.ts';

/** Days that differ from the week. Saturday and Sunday are off by themselves. */
export interface DayCalendar {
  /** Public holidays and days given for them. */
  readonly off: ReadonlySet<Day>;
  /** Days that are worked though the week, or an earlier calculation, says off. */
  readonly worked: ReadonlySet<Day>;
}

/** Neither Saturday, Sunday nor holiday, unless it was swapped to be worked (law.md T1, T3). */
export function isWorkingDay(day: Day, calendar: DayCalendar): boolean {
  if (calendar.worked.has(day)) return true;
  return weekdayOf(day) <= 5 && !calendar.off.has(day);
}

/** The day itself when it is worked, else the next one that is. */
export function workingDayFrom(day: Day, calendar: DayCalendar): Day {
  let found = day;
  while (!isWorkingDay(found, calendar)) found = addDays(found, 1);
  return found;
}

/** The last working day before a day. */
export function workingDayBefore(day: Day, calendar: DayCalendar): Day {
  let found = addDays(day, -1);
  while (!isWorkingDay(found, calendar)) found = addDays(found, -1);
  return found;
}

/** The last day of a limit in working days: the first day is not counted (law.md T2). */
export function addWorkingDays(from: Day, count: number, calendar: DayCalendar): Day {
  let day = count > 0 ? from : workingDayFrom(from, calendar);
  for (let left = count; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}

/** The last day of a limit in calendar days: the first day is not counted, an end on a day off moves to the next working day (law.md T2). */
export function addDaysUntilOpen(from: Day, count: number, calendar: DayCalendar): Day {
  return workingDayFrom(addDays(from, count), calendar);
}

/** How many working days lie after the one day, up to and with the other; 0 when it is not later. */
export function workingDaysBetween(from: Day, to: Day, calendar: DayCalendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** The working day on which half of a limit is over, rounded up. */
export function halfTimeOf(from: Day, to: Day, calendar: DayCalendar): Day {
  return addWorkingDays(from, Math.ceil(workingDaysBetween(from, to, calendar) / 2), calendar);
}
