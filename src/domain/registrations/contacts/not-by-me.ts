import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { consumeFileNotMeLink } from '../../notifications/not-me-links.ts';
import { leaveApplication } from '../leave.ts';
import { takeApplication } from '../queries.ts';
import type { Application } from '../types.ts';

/** `noted`: an officer looks at it. `late`: the file had come to its end before. */
export type NotByMe = 'stopped' | 'noted' | 'late' | 'no-link';

/**
 * Whose name was used says so by the link of the warning. A file that came from anywhere stops, whatever it waits for. One whose applicant
 * stood before an officer goes on, to an officer: whoever made an account with somebody's number would else keep them from their own.
 */
export async function reportNotByMe(deps: Deps, report: { readonly token: string; readonly requestId: string }): Promise<NotByMe> {
  const { requestId } = report;
  return inTransaction(deps.db, async (tx) => {
    const applicationId = await consumeFileNotMeLink(tx, report.token);
    if (!applicationId) return 'no-link';
    const application = await takeApplication(tx, applicationId);
    if (application?.channel === 'counter') return note(tx, { application, requestId });
    const left = await leaveApplication(tx, { applicationId, event: 'stop', actor: 'system', requestId });
    return left ? 'stopped' : 'late';
  });
}

/** A flag that no machine passes over, and a further version: who has the file before them sees it first. */
async function note(tx: Tx, { application, requestId }: { application: Application; requestId: string }): Promise<NotByMe> {
  const { id, decidedAt, state } = application;
  if (decidedAt || state === 'withdrawn' || state === 'returned') return 'late';
  await tx('applications')
    .where({ id })
    .update({ flags: tx.raw(`array_append(array_remove(flags, ?), ?)`, [flag, flag]), version: tx.raw('version + 1') });
  await recordAudit(tx, { event: 'application.reported-not-me', actor: 'system', applicationId: id, requestId });
  return 'noted';
}

const flag = 'reported-not-me';
