import type { Tx } from '../../platform/database/types.ts';
import type { FileNoticeKind } from '../notifications/types.ts';
import { moveApplication } from './move.ts';

const results: readonly FileNoticeKind[] = ['application-granted', 'application-refused'];

/** A result has reached the applicant: the file is notified. A second delivery, on another channel, changes nothing. */
export async function noteDelivered(tx: Tx, { kind, applicationId }: { kind: FileNoticeKind; applicationId: string }): Promise<void> {
  if (results.includes(kind)) await moveApplication(tx, { applicationId, event: 'notify', actor: 'system' });
}
