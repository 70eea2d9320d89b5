import { createShelf, type Shelf } from './shelf.ts';
import type { Dealings, EndedSession, KeptProblem, PartySession, PendingSignIn } from './types.ts';

/** What a party remembers of sign-ins. It is another organization's server: nothing of it is in our database, and a restart forgets it. */
export interface PartyMemory<D extends Dealings> {
  readonly pending: Shelf<PendingSignIn<D['wish']>>;
  readonly sessions: Shelf<PartySession<D['wish']>>;
  readonly ended: Shelf<EndedSession>;
  /** By browser and number: the number alone shows nothing. */
  readonly problems: Shelf<KeptProblem<D>>;
  /** `jti` of log-out tokens that were used. */
  readonly spentTokens: Shelf<true>;
  /** Sessions of the provider that are over: an answer that was under way when one ended opens nothing here. */
  readonly closedSids: Shelf<true>;
}

/** What is needed of a memory to end sessions, whatever they were opened for. */
export type SessionMemory = Pick<PartyMemory<Dealings>, 'ended' | 'closedSids'> & {
  readonly sessions: Pick<Shelf<Pick<PartySession<unknown>, 'sid' | 'sub'>>, 'take' | 'entries'>;
};

const hour = 3600;

export function createPartyMemory<D extends Dealings>(): PartyMemory<D> {
  return {
    pending: createShelf({ limit: 5000, seconds: hour }),
    sessions: createShelf({ limit: 5000, seconds: 12 * hour }),
    ended: createShelf({ limit: 5000, seconds: 12 * hour }),
    problems: createShelf({ limit: 5000, seconds: hour }),
    spentTokens: createShelf({ limit: 20_000, seconds: hour }),
    closedSids: createShelf({ limit: 20_000, seconds: 12 * hour }),
  };
}

/** Forgets the session and its tokens; whoever comes back with its cookie is told how it ended. */
export function endSession(memory: SessionMemory, id: string, ended?: EndedSession): void {
  const was = memory.sessions.take(id);
  if (was && ended) memory.ended.put(id, ended);
}

/** Ends what a log-out token names: one session of the provider, or with `sub` alone every session of the person. */
export function endSessionsOf(
  memory: SessionMemory,
  named: { sid?: string | undefined; sub?: string | undefined },
  ended: EndedSession,
): number {
  const isMeant = ({ sid, sub }: Pick<PartySession<unknown>, 'sid' | 'sub'>): boolean =>
    (named.sid === undefined || named.sid === sid) && (named.sub === undefined || named.sub === sub);
  const meant = memory.sessions.entries().filter(([, session]) => isMeant(session));
  for (const [id] of meant) endSession(memory, id, ended);
  if (named.sid !== undefined) memory.closedSids.put(named.sid, true);
  return meant.length;
}
