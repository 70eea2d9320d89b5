import type { SessionLimits } from '../../platform/settings.ts';
import type { PassedFactor } from '../credentials/types.ts';
import type { FreshFactors, PresenceDemand, SessionLife, SessionTimes } from './types.ts';

/** What a session and an interaction remember. The session is null before one exists. */
export interface RememberedFactors {
  readonly session: (SessionTimes & { readonly factors: readonly PassedFactor[] }) | null;
  /** Passed in this interaction, whether or not a session exists. */
  readonly passed: readonly PassedFactor[];
}

function isBefore(limitSeconds: number, since: Date, now: Date): boolean {
  // A moment exactly at a limit counts as after it.
  return now.getTime() - since.getTime() < limitSeconds * 1000;
}

/** Whether a session may still be used at `now`. An ended session never comes back. */
export function sessionLife(session: SessionTimes, now: Date, limits: SessionLimits): SessionLife {
  if (session.endedAt !== null) return 'ended';
  if (!isBefore(limits.absolute, session.startedAt, now)) return 'expired';
  return isBefore(limits.idle, session.lastUsedAt, now) ? 'live' : 'idle';
}

/** Whether one factor still counts by its own age (NIST SP 800-63B-4 2.1.3, 2.2.3, 2.3.3 are the ceilings of the limits). */
function isFresh(factor: PassedFactor, now: Date, limits: SessionLimits): boolean {
  const isBiometric = factor.kind === 'registry-face' || factor.kind === 'registry-fingerprint';
  return isBefore(isBiometric ? limits.biometricFreshness : limits.factorFreshness, factor.passedAt, now);
}

/** The factors that are fresh at `now`: the level is computed from them each time, never stored. */
export function freshFactors(remembered: RememberedFactors, now: Date, limits: SessionLimits): FreshFactors {
  const { session } = remembered;
  const isLive = session !== null && sessionLife(session, now, limits) === 'live';
  // What was passed before the session was ended died with it, in a tab that was still signing in too.
  const endedAt = session?.endedAt?.getTime() ?? -Infinity;
  return {
    // A recovery code counts in the interaction that used it only.
    inSession: isLive ? session.factors.filter((factor) => factor.kind !== 'recovery-code' && isFresh(factor, now, limits)) : [],
    inInteraction: remembered.passed.filter((factor) => factor.passedAt.getTime() > endedAt && isFresh(factor, now, limits)),
  };
}

/** Of the fresh factors, those that the request lets count: `prompt=login` and `max_age` (OpenID Connect Core 3.1.2.1). */
export function countableFactors(fresh: FreshFactors, demand: PresenceDemand): readonly PassedFactor[] {
  const { inSession, inInteraction } = fresh;
  if (demand.promptLogin) return inInteraction;
  if (demand.oneFactorAgain === true && inInteraction.length === 0) return [];
  const { maxAge, arrivedAt } = demand;
  if (maxAge === undefined) return [...inSession, ...inInteraction];
  // max_age=0 is the same as prompt=login, even for a factor passed in the very moment the request arrived.
  if (!(maxAge > 0)) return inInteraction;
  const oldestAllowed = arrivedAt.getTime() - maxAge * 1000;
  return [...inSession.filter((factor) => factor.passedAt.getTime() >= oldestAllowed), ...inInteraction];
}
