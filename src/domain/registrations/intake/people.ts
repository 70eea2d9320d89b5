import { matchNames } from '../../../lib/matching/names.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Declared } from '../types.ts';
import type { NamedPerson } from './types.ts';

/** Why somebody cannot stand by the applicant. */
export type PersonRefusal = 'is-officer' | 'is-applicant' | 'is-both';

export interface Standing {
  readonly witness?: NamedPerson | undefined;
  readonly interpreter?: NamedPerson | undefined;
}

/**
 * Whether witness and interpreter are somebody else than the applicant, each other, the officer who keys the file and every officer of the
 * unit. Of the officer the name is enough: nobody attests for themselves.
 */
export async function whyNotStanding(
  db: Db,
  { witness, interpreter }: Standing,
  about: { readonly officerId: string; readonly unitId: string; readonly declared: Partial<Declared> },
): Promise<PersonRefusal | undefined> {
  const named = [witness, interpreter].filter((person) => person !== undefined);
  if (named.length === 0) return undefined;
  const numbers = named.map(({ number }) => number);
  const own = about.declared.personalNumber ?? about.declared.document?.number;
  if (own !== undefined && numbers.includes(own)) return 'is-applicant';
  if (new Set(numbers).size < numbers.length) return 'is-both';
  const { rows } = await db.raw<{ rows: { is_officer: boolean; full_name: string | null }[] }>(
    `select (select p.full_name from officers o join accounts a on a.id = o.account_id join people p on p.id = a.person_id where o.id = :officer)
         as full_name,
       exists (select from account_numbers n join officers o on o.account_id = n.account_id
         where n.number = any (:numbers) and (o.id = :officer or exists (select from officer_roles r
           where r.officer_id = o.id and r.unit_id = :unit and r.ended_at is null))) as is_officer`,
    { officer: about.officerId, unit: about.unitId, numbers },
  );
  const { is_officer: isOfficer = false, full_name: officer } = rows[0] ?? {};
  const hasName = officer ? named.some(({ name }) => matchNames(name, officer) === 'same') : false;
  return isOfficer || hasName ? 'is-officer' : undefined;
}
