import type { Day } from '../../../lib/days.ts';

/**
 * What happens on the way to a due day and after it: two warnings, an apology ready on the day itself, the applicant told when it has
 * passed, the unit above one working day later.
 */
export type DeadlineStep = 'half-time' | 'due-soon' | 'apology' | 'late' | 'overdue';

/** Why a file was late: a register that did not answer is counted apart from the unit. */
export type LateCause = 'registry' | 'unit';

/** The dates of one file's limit. */
export interface Deadline {
  /** The day of reception: not counted. */
  readonly from: Day;
  /** Last day of the limit; the internal target where the person was promised a later one. */
  readonly dueOn: Day;
  /** What the person was told. */
  readonly printedDueOn: Day;
  /** What the last apology promised. */
  readonly lateDueOn: Day | undefined;
  /** Steps that were taken for it. */
  readonly steps: readonly DeadlineStep[];
}

/** What a look at a file on a day says. */
export interface Look {
  /** Steps to take now. */
  readonly take: readonly DeadlineStep[];
  /** Steps whose day has come. */
  readonly reached: readonly DeadlineStep[];
  /** Steps that were taken for a date that has moved: their day is yet to come. */
  readonly undone: readonly DeadlineStep[];
  /** The date an apology has promised has passed too. */
  readonly isBroken: boolean;
  readonly lookAgainOn: Day;
}
