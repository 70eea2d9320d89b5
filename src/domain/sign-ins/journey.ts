import type { FactorKind, PassedFactor } from '../credentials/types.ts';
import { acrOf, countedSet, factorKindsByStrength, rankReached } from './assurance.ts';
import { countableFactors } from './freshness.ts';
import { bestOf, decidingLevel, type Reach, unreachableBecause, usefulKinds } from './reach.ts';
import { returnedAcr } from './requirement.ts';
import type { CountedSet, JourneyAccount, JourneyInput, Rank, ReachedRank, SilentError, Step } from './types.ts';

/** A sign-in begins with one of these: second factors are shown only to whoever passed a first (enumeration). */
const firstFactors: readonly FactorKind[] = ['password', 'passkey'];

/** Where the person stands in this request. */
interface Position {
  readonly reach: Reach;
  /** What could be answered now; undefined when nothing counts. */
  readonly event: { readonly rank: Rank; readonly counted: CountedSet } | undefined;
  readonly rank: ReachedRank;
  /** Fresh factors exist, but the request lets none of them count. */
  readonly nothingCountable: boolean;
  /** Only their age, or where they were passed, keeps the fresh factors from satisfying R. */
  readonly isTooOld: boolean;
}

/** The next step of a sign-in, from what is required, held and passed. It asks, answers or refuses, and never loops. */
export function decideJourney(input: JourneyInput): Step {
  const { account, fresh, requirement, silent } = input;
  const hasFresh = fresh.inSession.length + fresh.inInteraction.length > 0;
  if (account === undefined || !hasFresh) {
    return silent ? error('login_required') : { step: 'sign-in', wants: acrOf(requirement.wanted), choices: firstFactors };
  }
  if (!account.usable) return silent ? error('login_required') : { step: 'account-not-usable' };
  // A private party's answer needs a click at every request, so a silent one learns nothing about levels.
  if (silent && input.client.kind === 'private') return error('consent_required');
  const position = positionOf(input, account);
  return silent ? decideSilently(input, position) : decideInteractively(input, position);
}

function error(code: SilentError): Step {
  return { step: 'error', error: code };
}

function positionOf(input: JourneyInput, account: JourneyAccount): Position {
  const {
    fresh,
    client: { phishingResistant },
    requirement: { required },
  } = input;
  const countable = countableFactors(fresh, input.demand);
  const counted = [...new Set(countable.map((factor) => factor.kind))];
  const held = account.held.filter((kind) => input.smsAllowed || kind !== 'sms');
  const askable = factorKindsByStrength.filter((kind) => held.includes(kind) && !counted.includes(kind));
  const reach: Reach = { level: decidingLevel(account), phishingResistant, counted, askable };
  const event = eventOf(reach, countable);
  const rank = event?.rank ?? 0;
  const rankOfAll = eventOf(reach, [...fresh.inSession, ...fresh.inInteraction])?.rank ?? 0;
  const nothingCountable = countable.length === 0;
  return { reach, event, rank, nothingCountable, isTooOld: nothingCountable || (rank < required && rankOfAll >= required) };
}

function eventOf(reach: Reach, factors: readonly PassedFactor[]): Position['event'] {
  const counted = countedSet(factors, reach);
  return counted && { rank: rankReached(reach.level, counted.level), counted };
}

function decideSilently(input: JourneyInput, { event, rank, reach, isTooOld }: Position): Step {
  const { required, insisted } = input.requirement;
  if (event !== undefined && rank >= required) {
    // Consent comes last: it is judged only when the level would have been answered.
    return input.client.kind === 'state' && !input.client.consented ? error('consent_required') : done(input, event);
  }
  if (isTooOld) return error('login_required');
  return error(bestOf(reach) < required || rank < insisted ? 'unmet_authentication_requirements' : 'login_required');
}

function decideInteractively(input: JourneyInput, { event, rank, reach, nothingCountable, isTooOld }: Position): Step {
  const { required, wanted } = input.requirement;
  if (nothingCountable) return reAuthenticate(reach, required);
  if (event === undefined || rank < required) {
    if (bestOf(reach) < required) return unreachable(reach, required);
    const ask = { wants: acrOf(required), choices: usefulKinds(reach, required) };
    return isTooOld ? { step: 're-authenticate', ...ask } : { step: 'second-factor', why: 'required', ...ask };
  }
  if (rank >= wanted || input.offerDeclined || bestOf(reach) < wanted) return done(input, event);
  const choices = usefulKinds(reach, wanted);
  return { step: 'second-factor', why: 'offered', wants: acrOf(wanted), reached: acrOf(event.rank), choices };
}

/**
 * The person in front of the screen is proved first, with a factor that R needs; what the account cannot reach is said after
 * that. Only an account that cannot prove anybody is told at once.
 */
function reAuthenticate(reach: Reach, required: Rank): Step {
  const useful = usefulKinds(reach, required);
  const candidates = useful.length > 0 ? useful : reach.askable.filter((kind) => firstFactors.includes(kind));
  if (candidates.length === 0) return unreachable(reach, required);
  const firsts = candidates.filter((kind) => firstFactors.includes(kind));
  return { step: 're-authenticate', wants: acrOf(required), choices: firsts.length > 0 ? firsts : candidates };
}

function unreachable(reach: Reach, required: Rank): Step {
  return { step: 'unreachable', holds: reach.level, wants: acrOf(required), because: unreachableBecause(reach, required) };
}

function done(input: JourneyInput, { rank, counted }: NonNullable<Position['event']>): Step {
  const { level, authTime, amr, factors } = counted;
  const acr = returnedAcr({ named: input.requirement.named, reachedRank: rank });
  return { step: 'done', acr, authnLevel: level, authTime, amr, factors };
}
