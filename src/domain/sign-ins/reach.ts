import type { FactorKind } from '../credentials/types.ts';
import { authnLevelOf, factorKindsByStrength, lowerLevel, rankReached, subsetsOf } from './assurance.ts';
import type { AccountLevel, JourneyAccount, Rank, ReachedRank, UnreachableBecause } from './types.ts';

type Levels = Pick<JourneyAccount, 'level' | 'subjectLevel'>;

/** What the rank of a set of kinds depends on. */
interface Measure {
  readonly level: AccountLevel;
  readonly phishingResistant: boolean;
}

/** What an account can be brought to for a client, seen from the factors that count already. */
export interface Reach extends Measure {
  /** Kinds that count already. */
  readonly counted: readonly FactorKind[];
  /** Kinds held that do not count yet. */
  readonly askable: readonly FactorKind[];
}

/** The account level that decides: the human's own, or the lower of two when they act for a subject. */
export function decidingLevel({ level, subjectLevel }: Levels): AccountLevel {
  return subjectLevel === undefined ? level : lowerLevel({ actorLevel: level, subjectLevel });
}

function rankOfKinds({ level, phishingResistant }: Measure, kinds: readonly FactorKind[]): ReachedRank {
  if (phishingResistant && !kinds.includes('passkey')) return 0;
  return rankReached(level, authnLevelOf(kinds.map((kind) => ({ kind }))));
}

/** Highest rank that an account could reach by passing everything it holds; 0 when nothing it holds counts for the client. */
export function reachableRank(
  account: Levels,
  heldKinds: readonly FactorKind[],
  { phishingResistant }: { readonly phishingResistant: boolean },
): ReachedRank {
  return rankOfKinds({ level: decidingLevel(account), phishingResistant }, heldKinds);
}

/** Highest rank from here: everything that counts already and everything that can still be asked. */
export function bestOf(reach: Reach): ReachedRank {
  return rankOfKinds(reach, [...reach.counted, ...reach.askable]);
}

/**
 * Kinds worth asking for to come to `target`, strongest first: those that stand in a smallest completion, so that nothing
 * is asked in vain and each one passed leaves less to ask. Empty when the target is met or out of reach.
 */
export function usefulKinds(reach: Reach, target: Rank): readonly FactorKind[] {
  const completes = (kinds: readonly FactorKind[]) => rankOfKinds(reach, [...reach.counted, ...kinds]) >= target;
  const smallest = subsetsOf(reach.askable).filter(
    (kinds) => completes(kinds) && kinds.every((kind) => !completes(kinds.filter((other) => other !== kind))),
  );
  const useful = new Set(smallest.flat());
  return factorKindsByStrength.filter((kind) => useful.has(kind));
}

/** Why `target` is out of reach: what the account is, what the client admits, or what the person holds. */
export function unreachableBecause(reach: Reach, target: Rank): UnreachableBecause {
  if (rankReached(reach.level, 4) < target) return 'account-level';
  const withPasskey = bestOf({ ...reach, askable: [...reach.askable, 'passkey'] });
  return reach.phishingResistant && withPasskey >= target ? 'needs-passkey' : 'no-factor';
}
