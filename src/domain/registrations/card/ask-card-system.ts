import type { Tx } from '../../../platform/database/types.ts';
import { addJob } from '../../../platform/jobs/queue.ts';

/** Has a card application sent to the card system; `delay` in seconds, `attempt` from 1. */
export async function askCardSystem(tx: Tx, applicationId: string, { attempt = 1, delay = 0 } = {}): Promise<void> {
  await addJob(tx, 'file-card', { applicationId, attempt }, { jobKey: `file-card:${applicationId}`, delay });
}
