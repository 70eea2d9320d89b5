import type { Db } from '../../platform/database/types.ts';
import type { Seat } from '../officers/sitting.ts';
import type { Procedure } from '../rule-sets/types.ts';

export interface OpenedToDecide {
  readonly applicationId: string;
  readonly reference: string;
  readonly procedure: Procedure;
  readonly version: number;
}

/** How many are listed: more than one step-up can cover, so that one may choose. */
export const mostOpened = 50;

/** Files that an officer opened in this sitting, that wait for a decision and have not changed since; not those they took in themselves. */
export async function listOpenedFiles(db: Db, { officerId, sitting }: Seat): Promise<OpenedToDecide[]> {
  const { rows } = await db.raw(
    `select a.id, a.reference, a.procedure, o.version from opened_files o
     join applications a on a.id = o.application_id and a.version = o.version
     where o.officer_id = ? and o.sitting = ? and a.state = 'awaiting-decision' and a.keyed_by is distinct from o.officer_id
     order by a.procedure, a.due_on, a.id limit ?`,
    [officerId, sitting, mostOpened],
  );
  return rows.map((row: { id: string; reference: string; procedure: Procedure; version: number }) => ({
    applicationId: row.id,
    reference: row.reference,
    procedure: row.procedure,
    version: row.version,
  }));
}
