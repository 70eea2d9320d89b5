import { heldFactors } from '../../domain/credentials/queries.ts';
import { acrFor, authnLevelOf, rankOf } from '../../domain/sign-ins/assurance.ts';
import type { DoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { findAccount } from '../../domain/accounts/queries.ts';
import type { Acr, AuthnLevel } from '../../domain/sign-ins/types.ts';
import { problem, redirect } from '../../platform/http/route.ts';
import type { Call, Gate, Reply } from '../../platform/http/types.ts';
import type { Door } from './door.ts';
import { beginSignIn, isFromScript, pageOf, signedIn } from './sign-in.ts';

/** Seconds. A form has longer than the page that holds it, because filling it in takes time. */
const freshFor = { page: 5 * 60, form: 15 * 60 } as const;

export interface FreshOptions {
  /** Page on which a second factor is asked where the acr cannot demand it; takes where to go on. */
  readonly confirmPath: (to: string) => string;
  /** What a session that a recovery code opened may do: pass as it is, or be led to this path. */
  readonly recovery: 'passes' | { readonly leadsTo: string };
}

/**
 * Whoever has just signed in with everything the account can show (NIST SP 800-63B-4 4.1.2.1; a session that a password alone
 * opened must not remove a stronger factor: CVE-2026-3429).
 */
export function freshlySignedIn(door: Door, options: FreshOptions): Gate<DoorSession> {
  const gate = signedIn(door);
  return {
    name: `freshly ${gate.name}`,
    admit: async (call) => {
      const entry = await gate.admit(call);
      if ('refused' in entry) return entry;
      const refused = entry.admitted.byRecovery
        ? await refuseRecovered(door, call, { session: entry.admitted, options })
        : await refuseStale(door, call, { session: entry.admitted, options });
      return refused ? { refused } : entry;
    },
  };
}

interface Judged {
  readonly session: DoorSession;
  readonly options: FreshOptions;
}

async function refuseStale(door: Door, call: Call, { session, options }: Judged): Promise<Reply | undefined> {
  const highest = await highestHeld(door, session.accountId);
  if (!isFresh(session, call) || (rankOf(session.acr) ?? 0) < (rankOf(highest.acr) ?? 0)) {
    return beginSignIn(door, call, { acr: highest.acr, maxAge: freshFor.page });
  }
  // A level-1 account reaches no acr that asks for two factors, and still has them to lose.
  if (highest.authn < 2 || session.amr.includes('mfa')) return undefined;
  return isFromScript(call) ? problem('forbidden', { status: 401 }) : redirect(options.confirmPath(pageOf(door, call)));
}

/** Whoever lost a factor cannot show the highest level: adding a new one is what the code is for, and nothing else is. */
async function refuseRecovered(door: Door, call: Call, { session, options }: Judged): Promise<Reply | undefined> {
  if (options.recovery !== 'passes') return redirect(options.recovery.leadsTo);
  return isFresh(session, call) ? undefined : beginSignIn(door, call, { maxAge: freshFor.page });
}

function isFresh(session: DoorSession, call: Call): boolean {
  const age = session.now.getTime() - session.authTime.getTime();
  return age < (call.method === 'GET' ? freshFor.page : freshFor.form) * 1000;
}

/** The most this account can show with the factors it holds: a level-2 account with a password alone reaches level 1. */
async function highestHeld(door: Door, accountId: string): Promise<{ acr: Acr; authn: AuthnLevel }> {
  const { db } = door.deps;
  const [account, held] = await Promise.all([findAccount(db, accountId), heldFactors(db, accountId)]);
  const authn = authnLevelOf(held.map((kind) => ({ kind })));
  const reachable = authn > 2 ? 2 : authn;
  return { acr: acrFor(account?.level ?? null, reachable) ?? door.acr, authn };
}
