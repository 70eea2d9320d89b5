import type { FactorKind, PassedFactor } from '../credentials/types.ts';
import type { AccountLevel, Acr, ActingLevels, AmrValue, AuthnLevel, CountedSet, Rank, ReachedRank } from './types.ts';

const acrByRank = {
  1: 'urn:dinhdanh:acr:level-1',
  2: 'urn:dinhdanh:acr:level-2',
  3: 'urn:dinhdanh:acr:level-2-biometric',
} as const satisfies Record<Rank, Acr>;

/** Every acr, lowest rank first. Discovery advertises fewer while no registry biometric is connected. */
export const acrValues: readonly Acr[] = Object.values(acrByRank);

/** Those that a service may ask for while no registry biometric is connected. */
export const offeredAcrValues: readonly Acr[] = acrValues.slice(0, 2);

/** What each rank demands of both facts; both must be met. */
const demands = {
  1: { accountLevel: 1, authnLevel: 1 },
  2: { accountLevel: 2, authnLevel: 2 },
  3: { accountLevel: 2, authnLevel: 3 },
} as const satisfies Record<Rank, { accountLevel: AccountLevel; authnLevel: AuthnLevel }>;

const ranks: readonly Rank[] = [1, 2, 3];

/**
 * Families of proof (D69:3.7, visible in D69:20). `unlock` is the PIN, face or finger that opens a passkey on its device:
 * a second family, but neither known to us nor matched by a registry, so it is never the statutory biometric.
 */
type Family = 'know' | 'have' | 'are' | 'unlock';

interface FactorTraits {
  readonly families: readonly Family[];
  readonly amr: (factor: PassedFactor) => readonly AmrValue[];
  /** The factor contributes nothing above this level. */
  readonly atMost: AuthnLevel;
}

/** One line a factor, strongest first: the order settles the last tie between sets and is the order of choices on pages. */
const traits = {
  passkey: { families: ['have', 'unlock'], amr: (f) => ['pop', 'user', f.deviceBound === true ? 'hwk' : 'swk'], atMost: 4 },
  'registry-face': { families: ['are'], amr: () => ['face'], atMost: 4 },
  'registry-fingerprint': { families: ['are'], amr: () => ['fpt'], atMost: 4 },
  password: { families: ['know'], amr: () => ['pwd'], atMost: 4 },
  totp: { families: ['have'], amr: () => ['otp'], atMost: 4 },
  sms: { families: ['have'], amr: () => ['sms'], atMost: 4 },
  'recovery-code': { families: ['have'], amr: () => ['otp'], atMost: 2 },
} as const satisfies Record<FactorKind, FactorTraits>;

/** All kinds of factor, strongest first. */
export const factorKindsByStrength = Object.keys(traits) as readonly FactorKind[];

const amrOrder: readonly AmrValue[] = ['pwd', 'otp', 'sms', 'pop', 'user', 'hwk', 'swk', 'face', 'fpt', 'mfa'];

/** Rank of a known acr; undefined for any other value. */
export function rankOf(value: Acr): Rank;
export function rankOf(value: unknown): Rank | undefined;
export function rankOf(value: unknown): Rank | undefined {
  return ranks.find((rank) => acrByRank[rank] === value);
}

/** The acr that stands at a rank. */
export function acrOf(rank: Rank): Acr {
  return acrByRank[rank];
}

function familiesOf(kinds: readonly FactorKind[]): Set<Family> {
  return new Set(kinds.flatMap((kind): readonly Family[] => traits[kind].families));
}

function levelOfFamilies(families: ReadonlySet<Family>): AuthnLevel {
  if (families.has('are') && families.has('have') && families.has('know')) return 4;
  if (families.size >= 2) return families.has('are') ? 3 : 2;
  return families.size === 1 ? 1 : 0;
}

/** Authentication level of factors by kind (D69:20): different factors are factors of different families. */
export function authnLevelOf(factors: readonly { readonly kind: FactorKind }[]): AuthnLevel {
  const kinds = factors.map((factor) => factor.kind);
  const unlimited = levelOfFamilies(familiesOf(kinds.filter((kind) => traits[kind].atMost > 2)));
  const withAll = Math.min(2, levelOfFamilies(familiesOf(kinds))) as AuthnLevel;
  return unlimited > withAll ? unlimited : withAll;
}

/** Highest rank that both facts satisfy; 0 when none. No account level (an organization on its own) satisfies nothing. */
export function rankReached(accountLevel: AccountLevel, authnLevel: CountedSet['level']): Rank;
export function rankReached(accountLevel: AccountLevel | null, authnLevel: AuthnLevel): ReachedRank;
export function rankReached(accountLevel: AccountLevel | null, authnLevel: AuthnLevel): ReachedRank {
  if (accountLevel === null) return 0;
  const met = ranks.findLast((rank) => accountLevel >= demands[rank].accountLevel && authnLevel >= demands[rank].authnLevel);
  return met ?? 0;
}

/** Highest acr that both facts satisfy. A level-1 account never gets above level-1, however many factors are used. */
export function acrFor(accountLevel: AccountLevel | null, authnLevel: AuthnLevel): Acr | undefined {
  const rank = rankReached(accountLevel, authnLevel);
  return rank === 0 ? undefined : acrOf(rank);
}

/** The lower of the two account levels; an organization has none and does not lower the human's. */
export function lowerLevel({ actorLevel, subjectLevel }: ActingLevels): AccountLevel {
  return subjectLevel !== null && subjectLevel < actorLevel ? subjectLevel : actorLevel;
}

/** Highest acr when a human acts for a subject: their authentication, the lower of the two account levels. */
export function acrForActing(levels: ActingLevels, authnLevel: AuthnLevel): Acr | undefined {
  return acrFor(lowerLevel(levels), authnLevel);
}

/**
 * Among the fresh factors, the set with the highest authentication level; of several, the one whose oldest factor is newest,
 * then the one with the fewest factors, then the one with the stronger kinds. Undefined when nothing counts: with
 * `phishingResistant` only sets that contain a passkey do (beside it a text message or a code adds nothing, so none is counted).
 */
export function countedSet(
  fresh: readonly PassedFactor[],
  { phishingResistant }: { readonly phishingResistant: boolean },
): CountedSet | undefined {
  const candidates = newestOfEachKind(fresh);
  let best: readonly PassedFactor[] | undefined;
  for (const set of subsetsOf(candidates)) {
    if (set.length === 0 || (phishingResistant && !set.some((factor) => factor.kind === 'passkey'))) continue;
    if (best === undefined || isBetter(set, best)) best = set;
  }
  if (best === undefined) return undefined;
  const factors = best.toSorted((a, b) => a.passedAt.getTime() - b.passedAt.getTime());
  return { level: authnLevelOf(best) as CountedSet['level'], authTime: new Date(oldest(best)), amr: amrOf(factors), factors };
}

function isBetter(set: readonly PassedFactor[], best: readonly PassedFactor[]): boolean {
  const byLevel = authnLevelOf(set) - authnLevelOf(best);
  if (byLevel !== 0) return byLevel > 0;
  const byAge = oldest(set) - oldest(best);
  if (byAge !== 0) return byAge > 0;
  return set.length < best.length;
}

function oldest(set: readonly PassedFactor[]): number {
  return Math.min(...set.map((factor) => factor.passedAt.getTime()));
}

/** A newer factor of the same kind always serves at least as well, so one of each kind is enough. */
function newestOfEachKind(factors: readonly PassedFactor[]): PassedFactor[] {
  return factorKindsByStrength.flatMap((kind) =>
    factors
      .filter((factor) => factor.kind === kind)
      .toSorted(newestFirst)
      .slice(0, 1),
  );
}

/** Equal times: the key that cannot leave its device first, then by credential, so that the order of the list decides nothing. */
function newestFirst(a: PassedFactor, b: PassedFactor): number {
  const byTime = b.passedAt.getTime() - a.passedAt.getTime();
  if (byTime !== 0) return byTime;
  const byBinding = Number(b.deviceBound === true) - Number(a.deviceBound === true);
  if (byBinding !== 0) return byBinding;
  return (a.credentialId ?? '') < (b.credentialId ?? '') ? -1 : 1;
}

/** All subsets, those with earlier members first among equal sizes. */
export function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduceRight<T[][]>((subsets, item) => [...subsets.map((subset) => [item, ...subset]), ...subsets], [[]]);
}

/** RFC 8176 values of a set. A passkey alone is two families, so it says `mfa` too. */
function amrOf(factors: readonly PassedFactor[]): AmrValue[] {
  const values = new Set(factors.flatMap((factor): readonly AmrValue[] => traits[factor.kind].amr(factor)));
  if (familiesOf(factors.map((factor) => factor.kind)).size >= 2) values.add('mfa');
  return amrOrder.filter((value) => values.has(value));
}
