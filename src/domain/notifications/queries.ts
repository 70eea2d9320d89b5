import { deleteBatch } from '../../platform/database/delete-batch.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Lang } from '../../platform/http/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Channel, InboxMessage, MessageKind, MessageState, NoticeKind } from './types.ts';

/** Purpose under which the variables of messages are sealed. */
export const messagePurpose = 'message';

/** What is sealed in a row: the address at the time of queueing and what the text names. */
export interface SealedMessage {
  readonly to?: string;
  readonly variables: Readonly<Record<string, string>>;
}

export interface MessageRow {
  readonly id: string;
  /** Absent in messages of the version before. */
  readonly notice_id: string | null;
  readonly application_id: string | null;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly variables: string | null;
  readonly language: Lang;
  readonly state: MessageState;
  readonly attempts: number;
  readonly created_at: Date;
  /** Older than a code lives (NIST SP 800-63B-4 3.1.3: at most 10 minutes). */
  readonly stale: boolean;
  /** It goes to an account that can be signed in to. */
  readonly usable: boolean;
  readonly now: Date;
}

export interface Reach {
  readonly phone: string | undefined;
  readonly email: string | undefined;
  /** How many notices of this kind went out in the last hour. */
  readonly lately: number;
}

/** How a person can be reached, as the registry data stand now, and how often they just were. */
export async function findReach(db: Db, accountId: string, kind: NoticeKind): Promise<Reach> {
  const rows = await prepared<{ phone: string | null; email: string | null; lately: number }>(db, {
    name: 'reach',
    text: `select p.phone, p.email, (select count(*)::int from messages m where m.account_id = a.id and m.kind = $1 and m.channel = 'inbox'
        and m.created_at > app_now() - interval '1 hour') as lately
      from accounts a left join people p on p.id = a.person_id where a.id = $2`,
    values: [kind, accountId],
  });
  return { phone: rows[0]?.phone || undefined, email: rows[0]?.email || undefined, lately: rows[0]?.lately ?? 0 };
}

/** Condition on a row `m`: the account it goes to can be signed in to, so its inbox is read. */
export const usable = `exists (select from accounts a where a.id = m.account_id and a.state = 'active')`;

/** A message by its id. */
export async function findMessage(db: Db, messageId: string): Promise<MessageRow | undefined> {
  const { rows } = await db.raw(
    `select id, notice_id, application_id, kind, channel, variables, language, state, attempts, created_at,
       created_at <= app_now() - interval '10 minutes' as stale, app_now() as now, ${usable} as usable from messages m where id = ?`,
    [messageId],
  );
  return rows[0];
}

/**
 * The newest messages in a person's inbox, with what was told about the files that gave or raised the account: until then only the status
 * page shows it, because whoever applies may not be whoever holds the account.
 */
export async function listInbox(db: Db, secrets: Secrets, about: { accountId: string; limit: number }): Promise<InboxMessage[]> {
  const { accountId, limit } = about;
  const newest = 'order by created_at desc, id limit ?';
  const { rows } = await db.raw(
    `(select ${inboxColumns} from messages m where account_id = ? and channel = 'inbox' and variables is not null ${newest})
     union all (select ${inboxColumns} from messages m where account_id is null and channel = 'inbox' and variables is not null
       and application_id = any(array(select id from applications where account_id = ? and state in ('granted', 'notified'))) ${newest})
     ${newest}`,
    [accountId, limit, accountId, limit, limit],
  );
  return (rows as InboxRow[]).map((row) => inboxMessage(secrets, row));
}

export type InboxRow = Pick<MessageRow, 'id' | 'kind' | 'variables' | 'language' | 'created_at'>;
export const inboxColumns = 'm.id, m.kind, m.variables, m.language, m.created_at';

export function inboxMessage(secrets: Secrets, row: InboxRow): InboxMessage {
  const { id, kind, language, created_at: at } = row;
  return { id, kind, channel: 'inbox', language, variables: openMessage(secrets, row).variables, at, origin: '' };
}

export function openMessage(secrets: Secrets, row: Pick<MessageRow, 'variables'>): SealedMessage {
  return row.variables ? (JSON.parse(secrets.unseal(messagePurpose, row.variables)) as SealedMessage) : { variables: {} };
}

/** Removes old messages: sent ones after 90 days, the inbox after two years. Returns how many. */
export async function purgeMessages(db: Db, limit: number): Promise<number> {
  const which = `created_at < app_now() - interval '90 days' and (channel <> 'inbox' or created_at < app_now() - interval '2 years')`;
  return deleteBatch(db, 'messages', { which, limit });
}
