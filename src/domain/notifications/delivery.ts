import type { MailSender, SendResult, SmsSender } from '../../connectors/types.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { JobFailure } from '../../platform/jobs/failure.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { type Attempt, type DeliveryHooks, recordAttempt, recordFileAttempt } from './attempts.ts';
import { isCode, triesOf } from './channels.ts';
import { findMessage, type MessageRow, openMessage } from './queries.ts';
import { quietSeconds } from './quiet-hours.ts';
import type { RenderMessage } from './types.ts';

export interface MessageHands {
  readonly render: RenderMessage;
  readonly senders: Senders;
  /** What follows when somebody was told about a file, or could not be. */
  readonly hooks?: DeliveryHooks | undefined;
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
  const quiet = row.channel === 'inbox' ? 0 : quietSeconds(row.now, row.kind);
  if (quiet > 0) return inTransaction(deps.db, (tx) => queueAgain(tx, row.id, quiet));
  const attempt = attemptOf(row, row.channel === 'inbox' ? placeInInbox(row) : await send(deps, hands, row));
  const { state, code } = attempt;
  await inTransaction(deps.db, (tx) => record(tx, { row, attempt, hooks: hands.hooks }));
  if (state === 'failed') deps.log.error({ messageId, kind: row.kind, channel: row.channel, code }, 'message given up');
  if (state === 'queued') throw new JobFailure(code ?? 'message-not-sent');
}

/** Puts the job of a message into the queue, in place of one that waits. */
export async function queueAgain(tx: Tx, messageId: string, delay = 0): Promise<void> {
  await addJob(tx, 'deliver-message', { messageId }, { jobKey: `message:${messageId}`, delay });
}

function attemptOf(row: MessageRow, outcome: SendResult): Attempt {
  if (outcome.sent) return { state: 'delivered' };
  const final = outcome.permanent || row.attempts + 1 >= triesOf(row.kind);
  return { state: final ? 'failed' : 'queued', code: outcome.code };
}

/** Where there is no account to sign in to, nobody looks into it: then the status page has to be opened. */
function placeInInbox({ usable }: MessageRow): SendResult {
  return usable ? { sent: true } : { sent: false, permanent: true, code: 'message-no-address' };
}

async function send(deps: Deps, { render, senders }: MessageHands, row: MessageRow): Promise<SendResult> {
  // A code that arrives after its life only confuses.
  if (isCode(row.kind) && row.stale) return { sent: false, permanent: true, code: 'message-too-late' };
  const { to, variables } = openMessage(deps.secrets, row);
  if (!to) return { sent: false, permanent: true, code: 'message-no-address' };
  const { id, kind, channel, language } = row;
  const { subject, text } = render({ kind, channel, language, variables, at: row.created_at, origin: deps.settings.issuer });
  if (channel === 'sms') return senders.sms?.sendSms({ to, text, reference: id }) ?? noCarrier;
  return senders.mail?.sendMail({ to, subject, text, messageId: id, lang: language }) ?? noCarrier;
}

const noCarrier: SendResult = { sent: false, permanent: true, code: 'channel-not-configured' };

async function record(
  tx: Tx,
  { row, attempt, hooks }: { row: MessageRow; attempt: Attempt; hooks: DeliveryHooks | undefined },
): Promise<void> {
  if (row.application_id === null || row.notice_id === null) await recordAttempt(tx, row, attempt);
  else await recordFileAttempt(tx, { id: row.id, noticeId: row.notice_id, attempt }, hooks);
}
