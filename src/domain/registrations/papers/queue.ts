import type { Tx } from '../../../platform/database/types.ts';
import { addJob } from '../../../platform/jobs/queue.ts';
import { procedures } from '../procedures/index.ts';
import type { Application, ApplicationState } from '../types.ts';
import { endings } from './rules.ts';

/** Puts the question about the papers of a file into the outbox. A file of level 1 has none (law.md I8), nor has one of long ago. */
export async function queuePapers(tx: Tx, { id, procedure, channel }: Pick<Application, 'id' | 'procedure' | 'channel'>): Promise<void> {
  if (channel === 'import' || procedures[procedure].level === 1) return;
  await addJob(tx, 'ask-papers', { applicationId: id }, { jobKey: `papers:${id}` });
}

/** What was asked about papers goes with a file that brought no account, in the transaction in which it ends. */
export async function dropPapers(tx: Tx, { applicationId, to }: { applicationId: string; to: ApplicationState }): Promise<void> {
  if (endings.includes(to)) await tx('application_papers').where({ application_id: applicationId }).del();
}
