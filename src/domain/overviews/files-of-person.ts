import type { Day } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import type { ApplicationState } from '../registrations/types.ts';
import type { Procedure } from '../rule-sets/types.ts';

/** A file of somebody, without what it holds. */
export interface FileOfPerson {
  readonly id: string;
  readonly reference: string;
  readonly procedure: Procedure;
  readonly state: ApplicationState;
  readonly startedAt: Date;
  readonly dueOn: Day | undefined;
}

/** The files that led to an account, newest first. */
export async function listFilesOf(db: Db, accountId: string): Promise<FileOfPerson[]> {
  const rows = await db('applications')
    .where({ account_id: accountId })
    .orderBy([{ column: 'started_at', order: 'desc' }, 'id'])
    .limit(50)
    .select('id', 'reference', 'procedure', 'state', 'started_at', 'due_on');
  return rows.map((row: Record<string, unknown>) => ({
    id: String(row.id),
    reference: String(row.reference),
    procedure: row.procedure as Procedure,
    state: row.state as ApplicationState,
    startedAt: row.started_at as Date,
    dueOn: (row.due_on as string | null) ?? undefined,
  }));
}
