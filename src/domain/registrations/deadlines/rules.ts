import type { Day } from '../../../lib/days.ts';
import { AppError } from '../../../lib/errors.ts';
import { addDaysUntilOpen, addWorkingDays, type DayCalendar } from '../../../lib/working-days.ts';
import type { Limit, RuleSet } from '../../rule-sets/types.ts';
import { type OfficeHours, type Reception, receptionDay, receptionOf } from '../../units/reception.ts';
import type { Application } from '../types.ts';

/** What a limit runs from, and how long. */
export interface LimitStart {
  readonly receivedAt: Date;
  readonly limit: Limit;
  readonly reception: Reception;
}

/** The last day of a file's limit (D69:13, law.md 4.4). The day of receipt is not counted. */
export function dueDay(calendar: DayCalendar, { receivedAt, limit, reception }: LimitStart): Day {
  return addLimit(receptionDay(reception, calendar, receivedAt), limit, calendar);
}

/** The last day of a limit that begins after a day. */
export function addLimit(from: Day, { count, unit }: Limit, calendar: DayCalendar): Day {
  return unit === 'working-days' ? addWorkingDays(from, count, calendar) : addDaysUntilOpen(from, count, calendar);
}

/** A file with what its limit is counted by: the rules of its receipt, and the office that took it in. */
export interface CountedFile {
  readonly application: Pick<Application, 'procedure' | 'channel' | 'limitCase' | 'receivedAt'>;
  readonly rules: RuleSet;
  readonly office: OfficeHours | undefined;
}

/** Where the limit of a file begins. Throws when it was not received, or for a case that its rules do not know. */
export function limitStart({ application, rules, office }: CountedFile): LimitStart {
  const { procedure, channel, limitCase, receivedAt } = application;
  const law = rules.procedures[procedure];
  const limit = limitCase && law.limits.value[limitCase];
  if (!limit || !receivedAt) throw new AppError('unexpected', `${rules.id} has no limit ${limitCase} for ${procedure}`);
  // An old file came as the law of its day had it come.
  const isOnline = (channel === 'import' ? law.channel : channel) === 'online';
  const reception = isOnline || !office ? 'always' : receptionOf(office, law.reception.value);
  return { receivedAt, limit, reception };
}
