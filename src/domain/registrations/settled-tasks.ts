import type { Tx } from '../../platform/database/types.ts';
import { closeTasksOf } from '../tasks/actions.ts';

/** Closes what waited for the decision of a file, in the transaction that ends it. Tasks of its deadline go when the clock stops. */
export async function settleTasks(
  tx: Tx,
  { applicationId, officerId, outcome }: { applicationId: string; officerId?: string | undefined; outcome: string },
): Promise<void> {
  await closeTasksOf(tx, { applicationId, kind: 'decide', outcome, state: officerId ? 'done' : 'dropped', officerId });
}
