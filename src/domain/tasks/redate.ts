import type { Day } from '../../lib/days.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { TaskKind } from './types.ts';

/** Moves the day of what is open of one kind for a file. */
export async function redateTasks(
  tx: Tx,
  task: { readonly applicationId: string; readonly kind: TaskKind; readonly dueOn: Day },
): Promise<void> {
  await tx('tasks').where({ application_id: task.applicationId, kind: task.kind, state: 'open' }).update({ due_on: task.dueOn });
}
