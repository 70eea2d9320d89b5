import { createShelf, type Shelf } from './shelf.ts';
import type { BankSession, EndedSession, KeptProblem, Order, PendingSignIn } from './types.ts';

/** Everything the bank remembers. It is another organization's server: nothing of it is in our database, and a restart forgets it. */
export interface BankMemory {
  readonly pending: Shelf<PendingSignIn>;
  readonly sessions: Shelf<BankSession>;
  readonly ended: Shelf<EndedSession>;
  readonly orders: Shelf<Order>;
  /** By browser and number: the number alone shows nothing. */
  readonly problems: Shelf<KeptProblem>;
  /** `jti` of log-out tokens that were used. */
  readonly spentTokens: Shelf<true>;
  /** Sessions of the provider that are over: an answer that was under way when one ended opens nothing here. */
  readonly closedSids: Shelf<true>;
}

const hour = 3600;

export function createBankMemory(): BankMemory {
  return {
    pending: createShelf({ limit: 5000, seconds: hour }),
    sessions: createShelf({ limit: 5000, seconds: 12 * hour }),
    ended: createShelf({ limit: 5000, seconds: 12 * hour }),
    orders: createShelf({ limit: 5000, seconds: 12 * hour }),
    problems: createShelf({ limit: 5000, seconds: hour }),
    spentTokens: createShelf({ limit: 20_000, seconds: hour }),
    closedSids: createShelf({ limit: 20_000, seconds: 12 * hour }),
  };
}

/** Forgets the session and its tokens; whoever comes back with its cookie is told how it ended. */
export function endSession(memory: BankMemory, id: string, ended?: EndedSession): void {
  const was = memory.sessions.take(id);
  if (was && ended) memory.ended.put(id, ended);
}

/** Ends what a log-out token names: one session of the provider, or with `sub` alone every session of the person. */
export function endSessionsOf(
  memory: BankMemory,
  named: { sid?: string | undefined; sub?: string | undefined },
  ended: EndedSession,
): number {
  const isMeant = ({ sid, sub }: BankSession): boolean =>
    (named.sid === undefined || named.sid === sid) && (named.sub === undefined || named.sub === sub);
  const meant = memory.sessions.entries().filter(([, session]) => isMeant(session));
  for (const [id] of meant) endSession(memory, id, ended);
  if (named.sid !== undefined) memory.closedSids.put(named.sid, true);
  return meant.length;
}
