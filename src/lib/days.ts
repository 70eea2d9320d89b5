import { Temporal } from 'temporal-polyfill';

/** A calendar day in Vietnam, `YYYY-MM-DD`. Compared as text. */
export type Day = string;

/** Every day of the law is a day here (UTC+7, law.md T5). */
export const vietnam = 'Asia/Ho_Chi_Minh';

/** The day in Vietnam on which an instant falls. */
export function dayOf(instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(vietnam).toPlainDate().toString();
}

/** The first instant of a day in Vietnam. */
export function startOf(day: Day): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(vietnam).epochMilliseconds);
}

/** The first instant after a day in Vietnam: what may happen until 24:00 must happen before it. */
export function endOf(day: Day): Date {
  return startOf(addDays(day, 1));
}

/** So many calendar days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
