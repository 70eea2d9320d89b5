import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { channelsOf, restsAfter } from './channels.ts';
import { createNotMeLink } from './not-me-links.ts';
import { findReach, type SealedMessage } from './queries.ts';
import { type QueuedMessage, queueMessages, sealMessage } from './queue.ts';
import type { Notice } from './types.ts';

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
    const message = sealMessage(deps.secrets, channel, sealed);
    // What lies in the inbox is there at once and needs no job.
    return channel === 'inbox' ? { ...message, state: 'delivered', wait: null } : { ...message, state: 'queued', wait: 0 };
  });
  await queueMessages(tx, { kind: notice.kind, accountId: notice.accountId, language: notice.language ?? 'vi' }, messages);
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
