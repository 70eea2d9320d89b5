import { mailboxView } from '../../../views/pages/sandbox/mailbox.tsx';
import { everybody, json, page, route } from '../../platform/http/route.ts';
import type { Call, Route } from '../../platform/http/types.ts';
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
      handle: async (visit) => page(mailboxView, { ...(await contents(parts, visit)), to: visit.query['to'] ?? '' }),
    }),
    route({ method: 'GET', path: '/mailbox.json', who: everybody, handle: async (visit) => json(await contents(parts, visit)) }),
  ];
}

async function contents({ store, totpPeople, now }: MailboxParts, { query }: Pick<Call, 'query'>) {
  return {
    messages: store.list(query['to']).map((message) => ({ ...message, links: message.text.match(/https?:\/\/[^\s<>"]+/g) ?? [] })),
    totp: totpCodes(totpPeople, await now()),
  };
}
