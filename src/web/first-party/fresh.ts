import { heldFactors } from '../../domain/credentials/queries.ts';
import { acrFor, authnLevelOf, rankOf } from '../../domain/sign-ins/assurance.ts';
import type { DoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { standing } from '../../domain/sign-ins/submit-factor.ts';
import type { AccountLevel, Acr, AuthnLevel } from '../../domain/sign-ins/types.ts';
import { redirect } from '../../platform/http/route.ts';
import type { Call, Gate } from '../../platform/http/types.ts';
import type { Door } from './door.ts';
import { beginSignIn, signedIn } from './sign-in.ts';

/** Seconds. A form has longer than the page that holds it, because filling it in takes time. */
const freshFor = { page: 5 * 60, form: 15 * 60 } as const;

export interface FreshOptions {
  /** Page on which a second factor is asked where the acr cannot demand it. */
  readonly confirmPath: string;
  /** Where a session that a recovery code opened is led instead; absent: it may pass. */
  readonly recoveryPath?: string;
}

/**
 * Whoever has just signed in with everything the account can show (NIST SP 800-63B-4 4.1.2.1; a session that a password alone
 * opened must not remove a stronger factor: CVE-2026-3429).
 */
export function freshlySignedIn(door: Door, { confirmPath, recoveryPath }: FreshOptions): Gate<DoorSession> {
  const gate = signedIn(door);
  return {
    name: `freshly ${gate.name}`,
    admit: async (call) => {
      const entry = await gate.admit(call);
      if ('refused' in entry) return entry;
      const session = entry.admitted;
      const highest = await highestHeld(door, session.accountId);
      if (!isFresh(session, call) || (rankOf(session.acr) ?? 0) < rankOf(highest.acr)) {
        return { refused: await beginSignIn(door, call, { acr: highest.acr, maxAge: freshFor.page }) };
      }
      if (session.byRecovery && recoveryPath !== undefined) return { refused: redirect(recoveryPath) };
      // A level-1 account reaches no acr that asks for two factors, and still has them to lose.
      if (highest.authn >= 2 && !session.amr.includes('mfa')) return { refused: redirect(confirmPath) };
      return entry;
    },
  };
}

function isFresh(session: DoorSession, call: Call): boolean {
  const age = session.now.getTime() - session.authTime.getTime();
  return age < (call.method === 'GET' ? freshFor.page : freshFor.form) * 1000;
}

/** The most this account can show with the factors it holds: a level-2 account with a password alone reaches level 1. */
async function highestHeld(door: Door, accountId: string): Promise<{ acr: Acr; authn: AuthnLevel }> {
  const { db } = door.deps;
  const [account, held] = await Promise.all([standing(db, accountId), heldFactors(db, accountId)]);
  const authn = authnLevelOf(held.map((kind) => ({ kind })));
  const level: AccountLevel = account?.level === 2 ? 2 : 1;
  return { acr: acrFor(level, Math.min(2, authn) as AuthnLevel) ?? door.acr, authn };
}
