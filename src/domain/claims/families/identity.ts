import type { ClaimFamily } from '../types.ts';

/** What the state knows a person by: under a scope of its own, so that nobody gets it by asking for a profile. */
export const identityFamily = {
  nationality: { scope: 'identity', value: (source) => source.nationality },
  personal_number: { scope: 'identity', value: (source) => source.number ?? undefined },
} as const satisfies ClaimFamily;
