import { type Day, dayOf } from '../../../lib/days.ts';
import { addDaysUntilOpen, type DayCalendar } from '../../../lib/working-days.ts';

/** After receipt everything that is missing is asked for at once: there is one request, and no second. */
export function maySupplement(requestsAfterReceipt: number): boolean {
  return requestsAfterReceipt === 0;
}

/** The last day of an answer to a request for what is missing: calendar days, the end on a day off moves on. */
export function supplementEndsOn(calendar: DayCalendar, { askedAt, days }: { readonly askedAt: Date; readonly days: number }): Day {
  return addDaysUntilOpen(dayOf(askedAt), days, calendar);
}
