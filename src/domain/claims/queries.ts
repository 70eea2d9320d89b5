import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { ClaimSource } from './types.ts';

/** The row that the claims of an account are made from, in one round trip; undefined for an organization. */
export async function loadClaimSource(db: Db, accountId: string): Promise<ClaimSource | undefined> {
  const rows = await prepared<ClaimSource>(db, {
    name: 'claim-source',
    text: `select p.full_name, p.birth_date, p.sex, p.nationality, p.phone, p.email, p.email_verified_at, p.address, p.updated_at, n.number
      from accounts a join people p on p.id = a.person_id
      left join account_numbers n on n.account_id = a.id and n.valid_to is null where a.id = $1`,
    values: [accountId],
  });
  return rows[0];
}
