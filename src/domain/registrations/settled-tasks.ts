import type { Tx } from '../../platform/database/types.ts';
import { closeTasksOf } from '../tasks/actions.ts';
import type { TaskKind } from '../tasks/types.ts';

/** Work that a decision, or the end of a file, has done. */
const settled: readonly TaskKind[] = ['decide', 'overdue', 'apology'];

/** Closes what waited for the decision of a file, in the transaction that ends it. */
export async function settleTasks(
  tx: Tx,
  { applicationId, officerId, outcome }: { applicationId: string; officerId?: string | undefined; outcome: string },
): Promise<void> {
  const state = officerId ? 'done' : 'dropped';
  for (const kind of settled) await closeTasksOf(tx, { applicationId, kind, outcome, state, officerId });
}
