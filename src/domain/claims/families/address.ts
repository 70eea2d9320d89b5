import type { ClaimFamily } from '../types.ts';

/** Where the person resides, as one line of the register (OpenID Connect Core 5.1.1 `formatted`). */
export const addressFamily = {
  address: { scope: 'address', value: (source) => (source.address === null ? undefined : { formatted: source.address }) },
} as const satisfies ClaimFamily;
