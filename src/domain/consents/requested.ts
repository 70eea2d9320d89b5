import { claimsOfScope, supportedClaims } from '../claims/index.ts';
import type { RelyingParty } from '../relying-parties/types.ts';

/** Scopes and claims, by name. */
export interface Requested {
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
}

/** What a request asks, by scope or claims parameter, and the party was admitted for. */
export function requestedBy(params: Readonly<Record<string, unknown>>, party: RelyingParty): Requested {
  const { scopes, claims } = reachedBy(params);
  return { scopes, claims: claims.filter((claim) => party.claims.includes(claim)) };
}

/** Claims that a request would bring and the party was not admitted for. */
export function notAdmittedClaims(params: Readonly<Record<string, unknown>>, party: RelyingParty): string[] {
  return reachedBy(params).claims.filter((claim) => !party.claims.includes(claim));
}

function reachedBy(params: Readonly<Record<string, unknown>>): { scopes: string[]; claims: string[] } {
  const scopes = typeof params.scope === 'string' ? [...new Set(params.scope.split(' ').filter(Boolean))] : [];
  const named = typeof params.claims === 'string' ? claimNames(params.claims) : [];
  const identity: readonly string[] = supportedClaims;
  return { scopes, claims: [...new Set([...scopes.flatMap(claimsOfScope), ...named])].filter((claim) => identity.includes(claim)) };
}

/** The library has refused a `claims` that is not a JSON object; what we cannot read asks nothing. */
function claimNames(text: string): string[] {
  try {
    const asked = JSON.parse(text) as Record<string, Record<string, unknown> | null | undefined> | null;
    return [...Object.keys(asked?.userinfo ?? {}), ...Object.keys(asked?.id_token ?? {})];
  } catch {
    return [];
  }
}
