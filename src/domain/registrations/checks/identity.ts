import { matchBirthDates, matchSex } from '../../../lib/matching/people.ts';
import { matchNames } from '../../../lib/matching/names.ts';
import { matchTravelNames } from '../../../lib/matching/travel-names.ts';
import type { Declared, Finding } from '../types.ts';

interface Registered {
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unknown';
}

/** Where what was declared differs from a register, and where nobody can tell. Names of travel documents are folded (ICAO 9303). */
export function compareIdentity(declared: Declared, registered: Registered): { wrong: Finding[]; doubtful: Finding[] } {
  const results = [
    { name: 'name', match: (declared.document ? matchTravelNames : matchNames)(declared.fullName, registered.fullName) },
    { name: 'birth-date', match: matchBirthDates(declared.birthDate, registered.birthDate) },
    { name: 'sex', match: matchSex(declared.sex, registered.sex) },
  ];
  return {
    wrong: results.filter(({ match }) => match === 'different').map(({ name }) => `${name}-differs` as Finding),
    doubtful: results.filter(({ match }) => match === 'unclear').map(({ name }) => `${name}-unclear` as Finding),
  };
}
