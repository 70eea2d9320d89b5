import { addressFamily } from './families/address.ts';
import { contactFamily } from './families/contact.ts';
import { identityFamily } from './families/identity.ts';
import { profileFamily } from './families/profile.ts';
import type { ClaimEntry, ClaimSource } from './types.ts';

export { loadClaimSource } from './queries.ts';

/** The catalogue: discovery, consent page, admission and userinfo all derive from it. */
const entries = { ...profileFamily, ...identityFamily, ...contactFamily, ...addressFamily } as const;

export type ClaimName = keyof typeof entries;

/** Identity claims by name. */
export const supportedClaims = Object.keys(entries) as readonly ClaimName[];

/** scope → claims, as discovery and the protocol library want it. */
export const scopeClaims: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...new Set(Object.values(entries).map((entry) => entry.scope))].map((scope) => [scope, claimsOfScope(scope)]),
);

/** Claims that a scope brings; none for a scope that brings none. */
export function claimsOfScope(scope: string): string[] {
  return supportedClaims.filter((name) => entries[name].scope === scope);
}

/** What can be said about a person: every identity claim, or those of the names given. Nobody (an organization) has none. */
export function claimsOf(source: ClaimSource | undefined, names: readonly string[] = supportedClaims): Record<string, unknown> {
  if (!source) return {};
  const wanted = supportedClaims.filter((name) => names.includes(name));
  const claims = wanted.map((name) => [name, (entries[name] as ClaimEntry).value(source)] as const);
  return Object.fromEntries(claims.filter(([, value]) => value !== undefined));
}
