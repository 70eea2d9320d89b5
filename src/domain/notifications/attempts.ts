import type { Tx } from '../../platform/database/types.ts';
import { type Copy, isCode, whatFollows } from './channels.ts';
import { usable } from './queries.ts';
import type { Channel, FileNoticeKind, MessageKind, MessageState, ToldKind } from './types.ts';

/** How a try went. `failed`: nobody tries again. */
export interface Attempt {
  readonly state: MessageState;
  readonly code?: string;
}

/** Somebody who was to be told something about a file. */
export interface Told {
  readonly kind: ToldKind;
  readonly applicationId: string;
  readonly accountId: string | undefined;
}

/** What follows in other rooms, in the transaction that records the attempt. Codes have no consequences. */
export interface DeliveryHooks {
  /** Once a notice: by the first of its channels that arrived. */
  onDelivered(tx: Tx, told: Told & { readonly channel: Channel; readonly deliveredAt: Date }): Promise<void>;
  /** When every channel of a notice has failed; again when it was sent again in vain. */
  onGivenUp(tx: Tx, told: Told): Promise<void>;
}

export interface FileCopy extends Copy {
  readonly notice_id: string;
  readonly kind: FileNoticeKind;
  readonly application_id: string;
  readonly account_id: string | null;
}

/** Records a try of a message about a file; what follows from it for the notice as a whole happens in the same transaction. */
export async function recordFileAttempt(
  tx: Tx,
  { id, noticeId, attempt }: { id: string; noticeId: string; attempt: Attempt },
  hooks: DeliveryHooks | undefined,
): Promise<void> {
  // All copies are held: of two channels that fail at once, one sees that it was the last.
  const copies = await holdCopies(tx, 'notice_id = ?', noticeId);
  const copy = copies.find((one) => one.id === id);
  if (copy?.state !== 'queued') return;
  const deliveredAt = await recordAttempt(tx, copy, attempt);
  if (hooks) await follow(tx, { copies, changed: { ...copy, state: attempt.state }, deliveredAt }, hooks);
}

/** The copies of a notice, locked, as they are once nobody else changes them. */
export async function holdCopies(tx: Tx, which: string, value: string): Promise<FileCopy[]> {
  const { rows } = await tx.raw(
    `select id, notice_id, channel, state, kind, application_id, account_id, ${usable} as usable from messages m
     where ${which} and application_id is not null order by id for update`,
    [value],
  );
  return rows;
}

/** Calls the hook that a change of one copy asks for, if any. */
export async function follow(
  tx: Tx,
  { copies, changed, deliveredAt }: { copies: readonly FileCopy[]; changed: FileCopy; deliveredAt: Date | undefined },
  hooks: DeliveryHooks,
): Promise<void> {
  const { kind, channel, application_id: applicationId, account_id: accountId } = changed;
  if (isCode(kind)) return;
  const told: Told = { kind, applicationId, accountId: accountId ?? undefined };
  const next = whatFollows([...copies.filter(({ id }) => id !== changed.id), changed], changed.id);
  if (next === 'told' && deliveredAt) await hooks.onDelivered(tx, { ...told, channel, deliveredAt });
  if (next === 'given-up') await hooks.onGivenUp(tx, told);
}

/**
 * What was sent is not kept: when the last try is over, address and variables go. The inbox stays, and so does a failed notice of a file:
 * an officer may send it again. Answers when it was delivered.
 */
export async function recordAttempt(
  tx: Tx,
  message: { id: string; kind: MessageKind; channel: Channel; application_id: string | null },
  { state, code }: Attempt,
): Promise<Date | undefined> {
  const again = state === 'failed' && message.application_id !== null && !isCode(message.kind);
  const { rows } = await tx.raw(
    `update messages set attempts = attempts + 1, state = ?, last_error = ?,
       delivered_at = case when ? then app_now() end,
       variables = case when ? then variables end
     where id = ? and state = 'queued' returning delivered_at`,
    [state, code ?? null, state === 'delivered', state === 'queued' || message.channel === 'inbox' || again, message.id],
  );
  return rows[0]?.delivered_at ?? undefined;
}
