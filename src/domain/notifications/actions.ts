import { randomUUID } from 'node:crypto';
import type { MailSender, SendResult, SmsSender } from '../../connectors/types.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { JobFailure } from '../../platform/jobs/failure.ts';
import { channelsOf, restsAfter, triesOf } from './channels.ts';
import { createNotMeLink } from './not-me-links.ts';
import { findMessage, findReach, type MessageRow, messagePurpose, openMessage, type SealedMessage } from './queries.ts';
import type { Channel, Notice, RenderMessage } from './types.ts';

/** Queues one message per channel the person has, inside the transaction of what it tells about. */
export async function sendNotice(tx: Tx, deps: Pick<Deps, 'secrets'>, notice: Notice): Promise<void> {
  const reach = await findReach(tx, notice.accountId, notice.kind);
  const rests = restsAfter(notice.kind, reach.lately);
  const channels = channelsOf(notice.kind, { phone: !rests && reach.phone !== undefined, email: !rests && reach.email !== undefined });
  const variables = await variablesOf(tx, notice);
  const messages = channels.map((channel): QueuedMessage => {
    // The address of this moment: a thief who changes it a second later does not divert the warning.
    const to = channel === 'sms' ? reach.phone : channel === 'email' ? reach.email : undefined;
    const sealed: SealedMessage = { ...(to ? { to } : {}), variables: channel === 'sms' ? codeOnly(notice, variables) : variables };
    return { id: randomUUID(), channel, sealed: deps.secrets.seal(messagePurpose, JSON.stringify(sealed)) };
  });
  await queueMessages(tx, notice, messages);
}

interface QueuedMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly sealed: string;
}

/** A text can be read on a locked phone: nothing but the code goes into it, so nothing else is kept for it. */
function codeOnly(notice: Notice, variables: Record<string, string>): Record<string, string> {
  return notice.kind === 'sms-code' ? variables : {};
}

async function variablesOf(tx: Tx, notice: Notice): Promise<Record<string, string>> {
  const { kind: _kind, accountId: _accountId, language: _language, ...rest } = notice;
  const variables = Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  if (notice.kind !== 'new-device-sign-in') return variables;
  return { ...variables, notMeToken: await createNotMeLink(tx, notice.accountId) };
}

/** All messages of a notice with their jobs, in one round trip. What lies in the inbox is there at once and needs no job. */
async function queueMessages(tx: Tx, notice: Notice, messages: readonly QueuedMessage[]): Promise<void> {
  await prepared(tx, {
    name: 'queue-messages',
    text: `with queued as (
        insert into messages (id, account_id, kind, channel, variables, language, state, delivered_at)
        select m.id, $1, $2, m.channel, m.sealed, $3, case m.channel when 'inbox' then 'delivered' else 'queued' end,
          case m.channel when 'inbox' then app_now() end
        from jsonb_to_recordset($4::jsonb) m(id uuid, channel text, sealed text)
        returning id, channel)
      select graphile_worker.add_job('deliver-message', json_build_object('messageId', id), job_key => 'message:' || id)
      from queued where channel <> 'inbox'`,
    values: [notice.accountId, notice.kind, notice.language ?? 'vi', JSON.stringify(messages)],
  });
}

export interface MessageHands {
  readonly render: RenderMessage;
  readonly senders: Senders;
}

/** The carriers this installation has. */
export interface Senders {
  readonly mail?: Pick<MailSender, 'sendMail'>;
  readonly sms?: SmsSender;
}

/** Sends one queued message and records the attempt; throws a coded failure when it is to be tried again. */
export async function deliverMessage(deps: Deps, hands: MessageHands, messageId: string): Promise<void> {
  const row = await findMessage(deps.db, messageId);
  if (row?.state !== 'queued') return;
  const outcome = await send(deps, hands, row);
  const final = !outcome.sent && (outcome.permanent || row.attempts + 1 >= triesOf(row.kind));
  const state = outcome.sent ? 'delivered' : final ? 'failed' : 'queued';
  const code = outcome.sent ? undefined : outcome.code;
  await inTransaction(deps.db, (tx) => recordAttempt(tx, { id: row.id, state, code }));
  if (state === 'failed') deps.log.error({ messageId, kind: row.kind, channel: row.channel, code }, 'message given up');
  if (state === 'queued') throw new JobFailure(code ?? 'message-not-sent');
}

async function send(deps: Deps, { render, senders }: MessageHands, row: MessageRow): Promise<SendResult> {
  // A code that arrives after its life only confuses.
  if (row.kind === 'sms-code' && row.stale) return { sent: false, permanent: true, code: 'message-too-late' };
  const { to, variables } = openMessage(deps.secrets, row);
  if (!to) return { sent: false, permanent: true, code: 'message-no-address' };
  const { id, kind, channel, language } = row;
  const { subject, text } = render({ kind, channel, language, variables, at: row.created_at, origin: deps.settings.issuer });
  if (channel === 'sms') return senders.sms?.sendSms({ to, text, reference: id }) ?? noCarrier;
  return senders.mail?.sendMail({ to, subject, text, messageId: id, lang: language }) ?? noCarrier;
}

const noCarrier: SendResult = { sent: false, permanent: true, code: 'channel-not-configured' };

/** What was sent is not kept: when the last try is over, address and variables go. */
async function recordAttempt(
  tx: Tx,
  attempt: { id: string; state: 'queued' | 'delivered' | 'failed'; code: string | undefined },
): Promise<void> {
  await tx.raw(
    `update messages set attempts = attempts + 1, state = ?, last_error = ?,
       delivered_at = case when ? then app_now() end,
       variables = case when ? then variables end
     where id = ? and state = 'queued'`,
    [attempt.state, attempt.code ?? null, attempt.state === 'delivered', attempt.state === 'queued', attempt.id],
  );
}
