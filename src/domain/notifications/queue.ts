import { randomUUID } from 'node:crypto';
import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Lang } from '../../platform/http/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { messagePurpose, type SealedMessage } from './queries.ts';
import type { Channel, MessageKind, MessageState } from './types.ts';

/** What the messages of one notice have in common. */
export interface QueuedNotice {
  readonly kind: MessageKind;
  readonly accountId?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly language: Lang;
}

export interface QueuedMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly sealed: string;
  readonly state: MessageState;
  /** Seconds until its job runs; null: it has none. */
  readonly wait: number | null;
}

/** A message that is to be sent; what it carries is sealed. */
export function sealMessage(secrets: Secrets, channel: Channel, content: SealedMessage): Pick<QueuedMessage, 'id' | 'channel' | 'sealed'> {
  return { id: randomUUID(), channel, sealed: secrets.seal(messagePurpose, JSON.stringify(content)) };
}

/** All messages of a notice with their jobs, in one round trip. */
export async function queueMessages(tx: Tx, notice: QueuedNotice, messages: readonly QueuedMessage[]): Promise<void> {
  await prepared(tx, {
    name: 'queue-messages',
    text: `with told as (select * from jsonb_to_recordset($6::jsonb) m(id uuid, channel text, sealed text, state text, wait float8)),
      queued as (
        insert into messages (id, notice_id, account_id, application_id, kind, channel, variables, language, state, delivered_at)
        select id, $1, $2, $3, $4, channel, sealed, $5, state, case state when 'delivered' then app_now() end from told
        returning id)
      select graphile_worker.add_job('deliver-message', json_build_object('messageId', id), job_key => 'message:' || id,
        run_at => now() + make_interval(secs => wait))
      from queued join told using (id) where wait is not null`,
    values: [randomUUID(), notice.accountId ?? null, notice.applicationId ?? null, notice.kind, notice.language, JSON.stringify(messages)],
  });
}
