import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { AuditEvent } from '../../audit/types.ts';
import { sendNotice } from '../../notifications/actions.ts';
import type { Change, NoticeBody } from '../types.ts';

export interface Announcement {
  readonly event: AuditEvent['event'];
  readonly details: NonNullable<AuditEvent['details']>;
  readonly notice: NoticeBody;
}

/** Every change of factors stands in the audit and is told to the person (NIST SP 800-63B-4 4.6), or does not happen. */
export async function announce(tx: Tx, deps: Deps, { change, ...what }: Announcement & { change: Change }): Promise<void> {
  const { accountId, language, requestId } = change;
  await recordAudit(tx, {
    event: what.event,
    actor: `account:${accountId}`,
    accountId,
    ...(requestId ? { requestId } : {}),
    details: what.details,
  });
  await sendNotice(tx, deps, { ...what.notice, accountId, ...(language ? { language } : {}) });
}
