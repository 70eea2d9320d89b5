import { mailboxView } from '../../../views/pages/sandbox/mailbox.tsx';
import { everybody, json, page, problem, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route } from '../../platform/http/types.ts';
import type { MailStore } from './store.ts';
import { type TotpPerson, totpCodes } from './totp.ts';

export interface MailboxParts {
  readonly store: MailStore;
  readonly totpPeople: readonly TotpPerson[];
  /** The clock against which codes are checked. */
  readonly now: () => Promise<Date>;
}

/** The page and, for tests and scripts, the same as JSON. The people are invented and the door listens on this machine only. */
export function mailboxRoutes(parts: MailboxParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/mailbox',
      who: everybody,
      handle: (visit) => forOne(visit, async (to) => page(mailboxView, { ...(await contents(parts, to)), to })),
    }),
    route({
      method: 'GET',
      path: '/mailbox.json',
      who: everybody,
      handle: (visit) => forOne(visit, async (to) => json(await contents(parts, to))),
    }),
  ];
}

/** Of two recipients neither is taken: whoever asked for both would believe to see all there is. */
async function forOne({ raw }: Call, show: (to: string) => Promise<Reply>): Promise<Reply> {
  const asked = new URL(raw.req.url ?? '/', 'http://localhost').searchParams.getAll('to');
  return asked.length > 1 ? problem('bad-request') : show(asked[0] ?? '');
}

async function contents({ store, totpPeople, now }: MailboxParts, to: string) {
  return {
    messages: store.list(to).map((message) => ({ ...message, links: linksIn(message.text), codes: codesIn(message.text) })),
    totp: totpCodes(totpPeople, await now()),
  };
}

function linksIn(text: string): string[] {
  return text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
}

/** Six digits or more that stand alone, outside links: what somebody is to type. */
function codesIn(text: string): string[] {
  return text.replace(/https?:\S+/g, '').match(/(?<![\w+/-])\d{6,8}(?![\w/-])/g) ?? [];
}
