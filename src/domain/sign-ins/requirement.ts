import { acrOf, rankOf } from './assurance.ts';
import type { Acr, AcrRequest, EssentialAcr, Rank, ReachedRank, RefusedRequirement, Requirement } from './types.ts';

/** What one parameter names: nothing, or values of which some may be known. */
interface NamedRanks {
  readonly namesSomething: boolean;
  /** Ranks of the known values, in the order sent. */
  readonly ranks: readonly Rank[];
}

function readNames(values: readonly unknown[]): NamedRanks {
  const ranks = values.map((value) => rankOf(value)).filter((rank) => rank !== undefined);
  return { namesSomething: values.length > 0, ranks };
}

/** What is no known string is an unknown value: a party that insists on what we cannot read is refused, not waved through. */
function essentialValues(essential: EssentialAcr | undefined): readonly unknown[] {
  const { value, values } = essential ?? {};
  const listed: readonly unknown[] = Array.isArray(values) ? values : [values];
  return [value, ...listed].filter((named) => named !== undefined && named !== null);
}

/** R and W of a request, or the refusal when it insists on values of which none is known. */
export function readRequirement(request: AcrRequest): Requirement | RefusedRequirement {
  const voluntary = readNames(request.acrValues);
  const essential = readNames(essentialValues(request.essentialAcr));
  const insisting = request.strict ? [essential, voluntary] : [essential];
  if (insisting.some((names) => names.namesSomething && names.ranks.length === 0)) {
    return { refused: 'unmet_authentication_requirements' };
  }
  const insisted = Math.max(0, ...insisting.filter((names) => names.namesSomething).map((names) => Math.min(...names.ranks)));
  const required = Math.max(insisted, rankOf(request.floor)) as Rank;
  // "First known value listed": each list is in order of preference, and with two lists the higher first choice is wanted.
  const wanted = Math.max(required, voluntary.ranks[0] ?? 0, essential.ranks[0] ?? 0) as Rank;
  const named = [...new Set([...voluntary.ranks, ...essential.ranks])].map(acrOf);
  return { required, wanted, insisted: insisted as ReachedRank, named };
}

/** The acr of the answer: the highest named value that the event satisfies, else what was really reached. */
export function returnedAcr({ named, reachedRank }: { readonly named: readonly Acr[]; readonly reachedRank: Rank }): Acr {
  const satisfied = named.map((value) => rankOf(value)).filter((rank) => rank <= reachedRank);
  return acrOf(satisfied.length === 0 ? reachedRank : (Math.max(...satisfied) as Rank));
}
