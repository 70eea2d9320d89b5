import type { PartialDate } from '../partial-dates.ts';
import type { Sex } from './people.ts';

/** What a personal number says otherwise than the rest of the form. */
export type PersonalNumberWarning = 'unknown-place' | 'other-sex' | 'other-birth-year';

/** Of the 63 provinces at birth registration (law.md N3); from 100 upwards countries. The mergers of 2025 changed none. */
const provinces = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 ' +
    '049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
  ).split(' '),
);

/**
 * Contradictions between a personal number and what was declared beside it (law.md N1 to N4: three digits of place, one of century and sex,
 * two of birth year). They warn and never refuse: numbers from before a correction disagree, and the register decides.
 */
export function personalNumberWarnings(
  number: string,
  declared: { readonly sex: Sex; readonly birthDate: PartialDate },
): readonly PersonalNumberWarning[] {
  const [, place = '', era, year = ''] = /^(\d{3})(\d)(\d{2})\d{6}$/u.exec(number) ?? [];
  if (era === undefined) return [];
  const sex = Number(era) % 2 === 0 ? 'male' : 'female';
  const birthYear = String(1900 + Math.floor(Number(era) / 2) * 100 + Number(year));
  const warnings: PersonalNumberWarning[] = [];
  if (place < '100' && !provinces.has(place)) warnings.push('unknown-place');
  if (declared.sex !== 'unknown' && declared.sex !== sex) warnings.push('other-sex');
  if (declared.birthDate.slice(0, 4) !== birthYear) warnings.push('other-birth-year');
  return warnings;
}
