import type { Db, Tx } from '../../platform/database/types.ts';
import { queueAgain } from './delivery.ts';
import type { Channel, MessageKind } from './types.ts';

/** A message that nobody tries to send any more, without its words and addressee. */
export interface UndeliverableMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly attempts: number;
  /** A code. */
  readonly lastError: string | undefined;
  readonly at: Date;
  readonly applicationId: string | undefined;
  readonly reference: string | undefined;
  readonly unitId: string | undefined;
  /** Another channel, or the inbox, has told the same. */
  readonly toldOtherwise: boolean;
  /** What it carried is still there. */
  readonly mayRetry: boolean;
}

export interface UndeliverablePage {
  /** Only those about files of these units; all when absent. */
  readonly unitIds?: readonly string[];
  readonly limit: number;
  /** The last message of the page before. */
  readonly after?: string;
}

/** Messages that failed for good, newest first. */
export async function listUndeliverable(db: Db, { unitIds, limit, after }: UndeliverablePage): Promise<UndeliverableMessage[]> {
  return read(
    db,
    `(?::text[] is null or f.unit_id = any(?::text[]))
       and (?::uuid is null or (m.created_at, m.id) < (select created_at, id from messages where id = ?::uuid))
     order by m.created_at desc, m.id desc limit ?`,
    [units(unitIds), units(unitIds), after ?? null, after ?? null, limit],
  );
}

/** One of them, for the rules that say who may send it again. */
export async function findUndeliverable(db: Db, messageId: string): Promise<UndeliverableMessage | undefined> {
  return (await read(db, 'm.id = ?', [messageId]))[0];
}

/** Sends a failed message again, with all its tries; false when it is not failed, or when what it carried is gone. Of 20 at once one does. */
export async function retryMessage(tx: Tx, messageId: string): Promise<boolean> {
  const { rowCount } = await tx.raw(
    `update messages set state = 'queued', attempts = 0, last_error = null
     where id = ? and state = 'failed' and channel <> 'inbox' and variables is not null`,
    [messageId],
  );
  if (rowCount === 0) return false;
  await queueAgain(tx, messageId);
  return true;
}

const units = (ids: readonly string[] | undefined): string[] | null => (ids ? [...ids] : null);

async function read(db: Db, which: string, values: readonly (string | number | string[] | null)[]): Promise<UndeliverableMessage[]> {
  const { rows } = await db.raw(
    `select m.id, m.kind, m.channel, m.attempts, m.last_error as "lastError", m.created_at as at, m.application_id as "applicationId",
       f.reference, f.unit_id as "unitId", m.channel <> 'inbox' and m.variables is not null as "mayRetry",
       m.application_id is null or exists (select from messages o where o.notice_id = m.notice_id
         and o.application_id = m.application_id and o.state = 'delivered') as "toldOtherwise"
     from messages m left join applications f on f.id = m.application_id where m.state = 'failed' and ${which}`,
    [...values] as string[],
  );
  return rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? undefined])),
  );
}
