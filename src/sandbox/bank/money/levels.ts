import { reaches } from '../../party/acr.ts';

export interface Demand {
  readonly acr: string;
  /** Seconds since the person proved who they are. */
  readonly maxAge?: number;
}

export const toLookDemand: Demand = { acr: 'urn:dinhdanh:acr:level-1' };
export const toPayDemand: Demand = { acr: 'urn:dinhdanh:acr:level-2', maxAge: 300 };

export interface Performed {
  readonly acr: string | undefined;
  /** Seconds since 1970. */
  readonly authTime: number | undefined;
}

/** What of a demand is not met: the level, or its age. */
export function unmet(demand: Demand, performed: Performed, now: Date): 'level' | 'age' | undefined {
  if (!reaches(performed.acr, demand.acr)) return 'level';
  if (demand.maxAge === undefined) return undefined;
  if (performed.authTime === undefined) return 'age';
  return now.getTime() / 1000 - performed.authTime > demand.maxAge ? 'age' : undefined;
}

const words = {
  level: 'A different authentication level is required',
  age: 'More recent authentication is required',
} as const;

/** Value of WWW-Authenticate for a token whose authentication is not enough (RFC 9470 section 3). */
export function insufficient(what: 'level' | 'age', { acr, maxAge }: Demand): string {
  const parts = ['error="insufficient_user_authentication"', `error_description="${words[what]}"`, `acr_values="${acr}"`];
  if (maxAge !== undefined) parts.push(`max_age="${maxAge}"`);
  return `Bearer ${parts.join(', ')}`;
}
