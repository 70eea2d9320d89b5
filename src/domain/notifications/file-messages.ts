import type { Db, Tx } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { type DeliveryHooks, follow, holdCopies } from './attempts.ts';
import { isForApplicant, kindsForApplicants } from './channels.ts';
import { inboxColumns, inboxMessage, type InboxRow } from './queries.ts';
import type { InboxMessage } from './types.ts';

const shown = 50;

/** What the applicant was told about a file, newest first, for its status page. */
export async function listFileMessages(db: Db, secrets: Secrets, applicationId: string): Promise<InboxMessage[]> {
  const { rows } = await db.raw(
    `select ${inboxColumns} from messages m where application_id = ? and channel = 'inbox' and variables is not null and kind = any(?)
     order by created_at desc, id limit ?`,
    [applicationId, kindsForApplicants, shown],
  );
  return (rows as InboxRow[]).map((row) => inboxMessage(secrets, row));
}

/**
 * The applicant has opened the status page of a file: what it shows counts as delivered, and what follows from that happens in the same
 * transaction. Nothing happens the next time.
 */
export async function recordRead(tx: Tx, hooks: DeliveryHooks, applicationId: string): Promise<void> {
  const copies = await holdCopies(
    tx,
    `notice_id in (select notice_id from messages where application_id = ? and channel = 'inbox' and state <> 'delivered')`,
    applicationId,
  );
  const unread = copies.filter(({ channel, state, kind }) => channel === 'inbox' && state !== 'delivered' && isForApplicant(kind));
  if (unread.length === 0) return;
  const { rows } = await tx.raw(
    `update messages set state = 'delivered', delivered_at = app_now(), last_error = null where id = any(?) returning delivered_at as "deliveredAt"`,
    [unread.map(({ id }) => id)],
  );
  for (const copy of unread) {
    const notice = copies.filter(({ notice_id }) => notice_id === copy.notice_id);
    await follow(tx, { copies: notice, changed: { ...copy, state: 'delivered' }, deliveredAt: rows[0].deliveredAt }, hooks);
  }
}
