import { addDays, type Day, dayOf, endOf } from '../../../lib/days.ts';
import { addDaysUntilOpen, type DayCalendar, workingDayFrom } from '../../../lib/working-days.ts';

/** Days of the window on which who has not activated is reminded. */
export const reminderDays: readonly number[] = [3, 6];

/** Days without any delivery after which the unit is given a task. */
export const daysUntilTask = 3;

/** The last day of a window that starts now: calendar days, the day itself not counted, an end on a day off moves (law.md Q11, T2). */
export function windowEnd(startedAt: Date, days: number, calendar: DayCalendar): Day {
  return addDaysUntilOpen(dayOf(startedAt), days, calendar);
}

/** Whether a window is over; a day off that was decided after it began moves its end too. Exactly at 24:00 is over. */
export function isWindowOver(endsOn: Day | undefined, now: Date, calendar: DayCalendar): boolean {
  return endsOn !== undefined && now >= endOf(workingDayFrom(endsOn, calendar));
}

/** How many reminders are due by now; the day of the start is day 0. */
export function remindersDue(startedOn: Day, today: Day): number {
  return reminderDays.filter((days) => addDays(startedOn, days) <= today).length;
}
