import type { Tx } from '../../platform/database/types.ts';
import { closeTasksOf } from '../tasks/actions.ts';
import type { TaskKind } from '../tasks/types.ts';

/** What an officer was to do about a file that its applicant, or whose name was used, has ended. */
const pointless: readonly TaskKind[] = ['decide', 'overdue', 'apology'];

/** Closes the tasks that a file leaves when it ends without a decision. */
export async function dropTasks(tx: Tx, applicationId: string, outcome: 'withdrawn' | 'stopped'): Promise<void> {
  for (const kind of pointless) await closeTasksOf(tx, { applicationId, kind, state: 'dropped', outcome });
}
