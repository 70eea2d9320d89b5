import { AppError } from '../../lib/errors.ts';
import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { channelsOf, isCode, isForApplicant } from './channels.ts';
import { createFileNotMeLink } from './not-me-links.ts';
import { type QueuedMessage, queueMessages, sealMessage } from './queue.ts';
import { quietSeconds } from './quiet-hours.ts';
import type { SealedMessage } from './queries.ts';
import type { Channel, FileNotice } from './types.ts';

/**
 * Queues one message per contact given, inside the transaction of what it tells about. The applicant's copy lies in the inbox, or, until
 * there is an account to sign in to, on the status page of the file. Throws when there is no such file.
 */
export async function tellApplicant(tx: Tx, deps: Pick<Deps, 'secrets'>, notice: FileNotice): Promise<void> {
  const { kind, to, accountId } = notice;
  const known = await findAddressee(tx, notice);
  const inbox = accountId !== undefined || isForApplicant(kind);
  const channels = channelsOf(kind, { inbox, phone: Boolean(to.phone), email: Boolean(to.email) });
  const content = await contentOf(tx, notice, known.reference);
  const wait = quietSeconds(known.now, kind);
  const carried = channels.some((channel) => channel !== 'inbox');
  const messages = channels.map((channel): QueuedMessage => {
    // Nobody is told by a page they do not know of; with nothing else at all that is found out at once.
    const inboxWait = known.usable || !carried ? 0 : null;
    return {
      ...sealMessage(deps.secrets, channel, content[channel]),
      state: 'queued',
      wait: channel === 'inbox' ? inboxWait : wait,
    };
  });
  await queueMessages(tx, notice, messages);
}

interface Addressee {
  readonly reference: string;
  /** An account that can be signed in to: its inbox is read. */
  readonly usable: boolean;
  readonly now: Date;
}

async function findAddressee(tx: Tx, { applicationId, accountId, kind }: FileNotice): Promise<Addressee> {
  const [found] = await prepared<Addressee>(tx, {
    name: 'addressee-of-file',
    text: `select reference, app_now() as now, exists (select from accounts where id = $2 and state = 'active') as usable
      from applications where id = $1`,
    values: [applicationId, accountId ?? null],
  });
  if (!found) throw new AppError('unexpected', `told of a file that does not exist: ${kind}`);
  return found;
}

/** What each channel carries. A text can be read on a locked phone: the code and nothing else. */
async function contentOf(tx: Tx, notice: FileNotice, reference: string): Promise<Record<Channel, SealedMessage>> {
  const { kind, applicationId, accountId: _accountId, language: _language, to, ...rest } = notice;
  const variables = {
    ...Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))),
    ...(isForApplicant(kind) && !isCode(kind) ? { reference } : {}),
    ...(kind === 'applied-in-your-name' ? { notMeToken: await createFileNotMeLink(tx, applicationId) } : {}),
  };
  return {
    sms: { ...(to.phone ? { to: to.phone } : {}), variables: notice.kind === 'contact-code' ? { code: notice.code } : {} },
    email: { ...(to.email ? { to: to.email } : {}), variables },
    inbox: { variables },
  };
}
