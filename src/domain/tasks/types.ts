import type { Day } from '../../lib/days.ts';

/**
 * `half-time`, `due-soon`: warnings to the unit; `overdue`: to the unit above; `apology`: a letter that waits for the head of the unit. The last three follow
 * from what registers said: a death record was cancelled, a foreigner became a citizen, a new number is another account's.
 */
export type TaskKind =
  | 'decide'
  | 'review-grant'
  | 'undelivered'
  | 'activation-not-running'
  | 'repudiated-account'
  | 'half-time'
  | 'due-soon'
  | 'overdue'
  | 'apology'
  /** The card system said of one card that it is issued and that it is refused. */
  | 'card-contradiction'
  | 'death-cancelled'
  | 'naturalised'
  | 'number-conflict';
/** Tasks that ask for a letter about a file: to be signed, or to be sent by post. */
export type LetterTask = Extract<TaskKind, 'apology' | 'undelivered'>;
export type TaskState = 'open' | 'done' | 'dropped';

/** Work that waits for an officer of a unit. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly unitId: string;
  readonly applicationId: string | undefined;
  readonly accountId: string | undefined;
  readonly dueOn: Day | undefined;
  readonly state: TaskState;
  readonly openedAt: Date;
}
