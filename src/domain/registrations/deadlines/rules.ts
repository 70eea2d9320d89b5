import type { Day } from '../../../lib/days.ts';
import { addDaysUntilOpen, addWorkingDays, type DayCalendar } from '../../../lib/working-days.ts';
import type { Limit } from '../../rule-sets/types.ts';
import { type Reception, receptionDay } from '../../units/reception.ts';

/** What a limit runs from, and how long. */
export interface LimitStart {
  readonly receivedAt: Date;
  readonly limit: Limit;
  readonly reception: Reception;
}

/** The last day of a file's limit (D69:13, law.md 4.4). The day of receipt is not counted. */
export function dueDay(calendar: DayCalendar, { receivedAt, limit, reception }: LimitStart): Day {
  const from = receptionDay(reception, calendar, receivedAt);
  return limit.unit === 'working-days' ? addWorkingDays(from, limit.count, calendar) : addDaysUntilOpen(from, limit.count, calendar);
}
