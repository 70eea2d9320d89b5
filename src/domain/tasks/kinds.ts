import type { LetterTask, TaskKind } from './types.ts';

/** Every kind of task; the compiler names one that is missing. */
export const taskKinds: readonly TaskKind[] = Object.keys({
  decide: 1,
  'review-grant': 1,
  undelivered: 1,
  'activation-not-running': 1,
  'repudiated-account': 1,
  'half-time': 1,
  'due-soon': 1,
  overdue: 1,
  apology: 1,
  'card-contradiction': 1,
  'death-cancelled': 1,
  naturalised: 1,
  'number-conflict': 1,
} satisfies Record<TaskKind, 1>) as TaskKind[];

/** Whether a task is done by saying so. A file is decided, which needs a right and a step-up of its own. */
export function isDoneBySaying(kind: TaskKind): boolean {
  return kind !== 'decide';
}

/** Whether a task asks for a letter about its file. */
export function asksForLetter(kind: TaskKind): kind is LetterTask {
  return kind === 'apology' || kind === 'undelivered';
}
