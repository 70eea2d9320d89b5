import type { ClaimFamily } from '../types.ts';

/** How to reach the person. The telephone is registered in the own name (D69:10), a mail address only counts once it was answered. */
export const contactFamily = {
  email: { scope: 'email', value: (source) => source.email ?? undefined },
  email_verified: { scope: 'email', value: (source) => (source.email === null ? undefined : source.email_verified_at !== null) },
  phone_number: { scope: 'phone', value: (source) => source.phone ?? undefined },
  phone_number_verified: { scope: 'phone', value: (source) => (source.phone === null ? undefined : true) },
} as const satisfies ClaimFamily;
