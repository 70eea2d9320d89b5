import type { ClaimFamily } from '../types.ts';

/** Who the person is in daily life. Only the whole name: the birth registration knows no forced split into given and family name. */
export const profileFamily = {
  name: { scope: 'profile', value: (source) => source.full_name },
  birthdate: { scope: 'profile', value: (source) => oidcBirthdate(source.birth_date) },
  gender: { scope: 'profile', value: (source) => (source.sex === 'unknown' ? undefined : source.sex) },
  updated_at: { scope: 'profile', value: (source) => Math.floor(source.updated_at.getTime() / 1000) },
} as const satisfies ClaimFamily;

/** OpenID Connect Core 5.1 allows YYYY-MM-DD and YYYY; a date known to the month is given by its year. */
function oidcBirthdate(known: string): string {
  return known.length === 'YYYY-MM'.length ? known.slice(0, 4) : known;
}
