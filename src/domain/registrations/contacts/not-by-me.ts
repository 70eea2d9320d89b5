import { inTransaction } from '../../../platform/database/pool.ts';
import type { Deps } from '../../../platform/deps.ts';
import { consumeFileNotMeLink } from '../../notifications/not-me-links.ts';
import { leaveApplication } from '../leave.ts';

/** `late`: the file had come to its end before. */
export type NotByMe = 'stopped' | 'late' | 'no-link';

/** Whose name was used says so by the link of the warning: the file stops, whatever it waits for. */
export async function reportNotByMe(deps: Deps, report: { readonly token: string; readonly requestId: string }): Promise<NotByMe> {
  return inTransaction(deps.db, async (tx) => {
    const applicationId = await consumeFileNotMeLink(tx, report.token);
    if (!applicationId) return 'no-link';
    const left = await leaveApplication(tx, { applicationId, event: 'stop', actor: 'system', requestId: report.requestId });
    return left ? 'stopped' : 'late';
  });
}
