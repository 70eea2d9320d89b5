import { addDays, type Day, endOf, startOf } from '../../../lib/days.ts';
import { addWorkingDays, type DayCalendar, halfTimeOf, workingDayBefore } from '../../../lib/working-days.ts';
import type { Check } from '../types.ts';
import type { Deadline, DeadlineStep, LateCause, Look } from './types.ts';

/** The day of each step. Where half of a limit is no earlier than the day before its end, one warning is enough. */
export function stepDays(calendar: DayCalendar, { from, dueOn, printedDueOn }: Deadline): [DeadlineStep, Day][] {
  const half = halfTimeOf(from, dueOn, calendar);
  const soon = workingDayBefore(dueOn, calendar);
  return [
    ...(half < soon ? [['half-time', half] satisfies [DeadlineStep, Day]] : []),
    ['due-soon', soon],
    ['apology', printedDueOn],
    ['late', addDays(printedDueOn, 1)],
    ['overdue', addWorkingDays(printedDueOn, 1, calendar)],
  ];
}

/** What a file's deadline asks for on a day. Asked again on the same day, with the steps recorded, it asks for nothing. */
export function lookAt(calendar: DayCalendar, deadline: Deadline, today: Day): Look {
  const days = stepDays(calendar, deadline);
  const reached = days.filter(([, day]) => day <= today).map(([step]) => step);
  const fresh = reached.filter((step) => !deadline.steps.includes(step));
  const { lateDueOn } = deadline;
  const isLate = reached.includes('late');
  const isBroken = isLate && lateDueOn !== undefined && lateDueOn < today;
  const ahead = days.map(([, day]) => day).filter((day) => day > today);
  const promise = lateDueOn === undefined || isBroken ? [] : [addDays(lateDueOn, 1)];
  return {
    take: fresh.filter((step) => !isStale(step, { reached, today, deadline })),
    reached,
    undone: deadline.steps.filter((step) => !reached.includes(step)),
    isBroken,
    lookAgainOn: [...ahead, ...promise].sort()[0] ?? addDays(today, 1),
  };
}

/** A warning is of no use once the next one has its day, or the limit is over. */
function isStale(step: DeadlineStep, at: { reached: readonly DeadlineStep[]; today: Day; deadline: Deadline }): boolean {
  if (step === 'half-time') return at.reached.includes('due-soon');
  return step === 'due-soon' && at.today > at.deadline.dueOn;
}

/** Why a file is late: a register that had not answered when the due day was over, or that was asked in vain on that day, or else the unit. */
export function lateCause(checks: readonly Pick<Check, 'answeredAt' | 'silentAt'>[], dueOn: Day): LateCause {
  const over = endOf(dueOn);
  const kept = ({ answeredAt, silentAt }: Pick<Check, 'answeredAt' | 'silentAt'>): boolean =>
    answeredAt === undefined || answeredAt >= over || (silentAt !== undefined && silentAt >= startOf(dueOn));
  return checks.some(kept) ? 'registry' : 'unit';
}

/** What becomes of the dates when a limit is counted anew: later dates are told, an earlier one is a target of our own (printed stays). */
export function moveDue(
  before: { readonly dueOn: Day; readonly printedDueOn: Day },
  dueOn: Day,
): { dueOn: Day; printedDueOn: Day; told: boolean } | undefined {
  if (dueOn === before.dueOn) return undefined;
  const told = dueOn > before.printedDueOn;
  return { dueOn, printedDueOn: told ? dueOn : before.printedDueOn, told };
}
