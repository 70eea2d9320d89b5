import { papersOf } from '../../papers.ts';
import { type SandboxPerson, sandboxPeople } from '../../people.ts';
import { citizenCases } from './citizen-cases.ts';
import { inventedCitizens } from './citizens.ts';
import { foreignerCases } from './foreigner-cases.ts';
import { inventedForeigners } from './foreigners.ts';
import { madeCitizen, madeForeigner } from './made.ts';
import type { RegisteredPerson } from './types.ts';

/** People by what they show. */
export const cases = { ...citizenCases, ...foreignerCases };

export type CaseName = keyof typeof cases;

const citizens = 420;
const foreigners = 60;

/** Who is in the registers when the sandbox starts: who can sign in already, the cases, and several hundred more. */
export function everybody(): RegisteredPerson[] {
  return [...sandboxPeople.map(known), ...Object.values(cases), ...inventedCitizens(citizens), ...inventedForeigners(foreigners)];
}

/** Somebody with an account in the sandbox, as the registers know them. */
function known(person: SandboxPerson): RegisteredPerson {
  const { name: fullName, birthDate, sex, phone, email, address, nationality } = person;
  const about = { fullName, birthDate, sex, phone, email, address, papers: papersOf(person) };
  if (person.kind === 'foreigner') return madeForeigner({ ...about, id: 'IM-000001', nationality, passport: 'ZZ100001' });
  const expired = person.ground === 'card-expired';
  return madeCitizen({ ...about, id: person.login, ...(expired ? { card: { issuedOn: '2017-11-01', expiresOn: '2025-11-20' } } : {}) });
}
