import type { Tx } from '../../platform/database/types.ts';
import type { DeliveryHooks } from '../notifications/attempts.ts';
import type { FileNoticeKind } from '../notifications/types.ts';
import { openTask } from '../tasks/actions.ts';
import { startWindow } from './activation/start-window.ts';
import { authorityFor } from './authority.ts';
import { moveApplication } from './move.ts';
import { findApplication } from './queries.ts';

const results: readonly FileNoticeKind[] = ['application-granted', 'application-refused'];

/** What follows for a file when its applicant was told, or could not be. */
export const fileHooks: DeliveryHooks = {
  /** A result has reached the applicant: the file is notified, and the window of a grant runs (D69:14.1). */
  async onDelivered(tx, { kind, applicationId, deliveredAt }) {
    if (results.includes(kind)) await moveApplication(tx, { applicationId, event: 'notify', actor: 'system' });
    if (kind === 'application-granted') await startWindow(tx, { applicationId, deliveredAt });
  },
  /** No channel is left: somebody of the unit prints the letter. */
  async onGivenUp(tx, { applicationId }) {
    await openTask(tx, { kind: 'undelivered', unitId: await unitOf(tx, applicationId), applicationId });
  },
};

async function unitOf(tx: Tx, applicationId: string): Promise<string> {
  return (await findApplication(tx, applicationId))?.unitId ?? authorityFor(tx);
}
