import type { Day } from '../../lib/days.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { TaskKind } from './types.ts';

export interface NewDates {
  readonly kind: TaskKind;
  readonly dates: readonly { readonly applicationId: string; readonly dueOn: Day }[];
}

/** Moves the day of what is open of one kind for some files. */
export async function redateTasks(tx: Tx, { kind, dates }: NewDates): Promise<void> {
  await tx.raw(
    `update tasks t set due_on = d."dueOn" from jsonb_to_recordset(?::jsonb) d ("applicationId" uuid, "dueOn" date)
     where t.application_id = d."applicationId" and t.kind = ? and t.state = 'open'`,
    [JSON.stringify(dates), kind],
  );
}
