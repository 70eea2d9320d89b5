import { inTransaction } from '../../platform/database/pool.ts';
import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';

/** An officer in one sitting: the browser session at the provider, which a step-up does not change. */
export interface Seat {
  readonly officerId: string;
  readonly sitting: string;
}

export interface OpenedFile extends Seat {
  readonly applicationId: string;
  /** The version that the page shows. */
  readonly version: number;
  readonly requestId: string;
}

/** Notes that an officer sees this version of a file, with the audit row of the view. Only what was opened so can be decided. */
export async function recordOpening(deps: Pick<Deps, 'db'>, opened: OpenedFile): Promise<void> {
  const { officerId, sitting, applicationId, version, requestId } = opened;
  await inTransaction(deps.db, async (tx) => {
    await tx.raw(
      `insert into opened_files (sitting, officer_id, application_id, version) values (?, ?, ?, ?)
       on conflict (sitting, officer_id, application_id) do update set version = excluded.version, opened_at = app_now()`,
      [sitting, officerId, applicationId, version],
    );
    await recordAudit(tx, { event: 'file.viewed', actor: `officer:${officerId}`, applicationId, requestId, details: { version } });
  });
}

/** When an officer last opened a file in this sitting, and which version they saw. */
export async function findOpening(
  db: Db,
  { officerId, sitting, applicationId }: Seat & Pick<OpenedFile, 'applicationId'>,
): Promise<{ readonly version: number; readonly at: Date } | undefined> {
  const row = await db('opened_files')
    .where({ officer_id: officerId, sitting, application_id: applicationId })
    .first('version', 'opened_at');
  return row && { version: Number(row.version), at: row.opened_at };
}

/** Removes what no sitting can need any more: none is longer than twelve hours. Returns how many. */
export async function purgeOpenedFiles(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'opened_files', { which: `opened_at <= app_now() - interval '12 hours'`, limit });
}
