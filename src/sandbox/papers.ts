import type { Db } from '../platform/database/types.ts';
import { counterStatementVersion } from '../domain/registrations/statement.ts';
import type { SandboxPerson } from './people.ts';
import type { RegisteredPerson } from './registries/people/types.ts';

/** Papers of somebody with an account in the sandbox, as their registers know them. */
export function papersOf({ kind, login }: Pick<SandboxPerson, 'kind' | 'login'>): RegisteredPerson['papers'] {
  if (kind !== 'citizen') return [];
  const end = login.slice(-6);
  return [
    { register: 'driving-licence', kind: 'driving-licence', number: `GPLX${end}`, status: 'valid', expiresOn: '2034-05-31' },
    { register: 'health-insurance', kind: 'health-insurance', number: `BHYT${end}`, status: 'valid', expiresOn: undefined },
  ];
}

/** The applicant agreed at the counter, by a code typed from their phone: without it no register of papers is asked. */
export async function agreed(db: Db, applicationId: string): Promise<void> {
  await db.raw(
    `insert into application_statements (id, application_id, manner, version, language) values (gen_random_uuid(), ?, 'typed-code', ?, 'vi')`,
    [applicationId, counterStatementVersion],
  );
}
