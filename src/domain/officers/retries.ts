import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { retryDeadJob } from '../../platform/jobs/dead-jobs.ts';
import { recordAudit } from '../audit/actions.ts';
import { retryMessage } from '../notifications/undeliverable.ts';

interface Retry {
  readonly officerId: string;
  readonly requestId: string;
}

/** An officer lets a message that failed for good be sent again. False: it is not failed, or what it carried is gone. */
export async function resendMessage(
  deps: Pick<Deps, 'db'>,
  { messageId, applicationId, officerId, requestId }: Retry & { messageId: string; applicationId: string },
): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    if (!(await retryMessage(tx, messageId))) return false;
    const details = { message: messageId };
    await recordAudit(tx, { event: 'message.retried', actor: `officer:${officerId}`, applicationId, requestId, details });
    return true;
  });
}

/** An officer gives a job that nobody tries any more all its tries again. False: it is not dead. */
export async function reviveJob(deps: Pick<Deps, 'db'>, { jobId, officerId, requestId }: Retry & { jobId: string }): Promise<boolean> {
  return inTransaction(deps.db, async (tx) => {
    const task = await retryDeadJob(tx, jobId);
    if (task === undefined) return false;
    await recordAudit(tx, { event: 'job.retried', actor: `officer:${officerId}`, requestId, details: { job: jobId, task } });
    return true;
  });
}
