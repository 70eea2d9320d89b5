import type { Tx } from '../../platform/database/types.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import type { CheckName } from '../rule-sets/types.ts';

/** Opens the next round of a check: one row and one job. */
export async function askCheck(tx: Tx, applicationId: string, name: CheckName): Promise<void> {
  await tx.raw(
    `insert into application_checks (application_id, name, round)
     select ?, ?, coalesce(max(round), 0) + 1 from application_checks where application_id = ? and name = ?`,
    [applicationId, name, applicationId, name],
  );
  await addJob(tx, 'run-check', { applicationId, check: name }, { jobKey: `check:${applicationId}:${name}` });
}
