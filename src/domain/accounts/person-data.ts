import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import type { Person } from './types.ts';

/** What a register may change; contacts are the holder's own. */
export type PersonData = Pick<Person, 'fullName' | 'birthDate' | 'sex' | 'nationality'>;

const columns = { fullName: 'full_name', birthDate: 'birth_date', sex: 'sex', nationality: 'nationality' } as const satisfies Record<
  keyof PersonData,
  string
>;

/** Identity data follow their register (D69:8). False when they were so already. */
export async function changePerson(
  tx: Tx,
  changed: { readonly accountId: string; readonly change: Partial<PersonData>; readonly actor: Actor },
): Promise<boolean> {
  const { accountId, change, actor } = changed;
  const account = await tx('accounts').where({ id: accountId }).first('person_id');
  const before = account?.person_id && (await tx('people').where({ id: account.person_id }).forUpdate().first());
  const fields = (Object.keys(columns) as (keyof PersonData)[]).filter(
    (field) => change[field] !== undefined && before && before[columns[field]] !== change[field],
  );
  if (fields.length === 0) return false;
  const values = Object.fromEntries(fields.map((field) => [columns[field], change[field]]));
  await tx('people')
    .where({ id: account.person_id })
    .update({ ...values, updated_at: tx.raw('app_now()') });
  await recordAudit(tx, { event: 'person.changed', actor, accountId, details: { fields } });
  return true;
}
