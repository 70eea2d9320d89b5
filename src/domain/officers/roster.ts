import type { Db } from '../../platform/database/types.ts';
import type { OfficerRole } from './types.ts';

/** A role that is held now, for the list of the operator. */
export interface ListedRole {
  readonly fullName: string;
  readonly number: string;
  readonly role: OfficerRole;
  readonly unitId: string;
  readonly since: Date;
  readonly endsAt: Date | undefined;
}

/** A proposal that waits for another operator. */
export interface OpenProposal extends Omit<ListedRole, 'endsAt'> {
  readonly id: string;
  readonly proposedBy: string;
}

const holder = `join accounts a on a.id = x.account_id join people p on p.id = a.person_id
  join account_numbers n on n.account_id = a.id and n.valid_to is null`;

/** Everybody who has a right at the desk, by unit. */
export async function listOfficers(db: Db): Promise<ListedRole[]> {
  const { rows } = await db.raw<{ rows: (ListedRole & { endsAt: Date | null })[] }>(
    `select p.full_name as "fullName", n.number, r.role, r.unit_id as "unitId", r.given_at as since,
       case when x.proofed_at is null then x.expires_at end as "endsAt"
     from officers x ${holder} join officer_roles r on r.officer_id = x.id and r.ended_at is null
     where x.ended_at is null and (x.proofed_at is not null or x.expires_at is null or x.expires_at > app_now())
     order by r.unit_id, r.role, n.number`,
  );
  return rows.map((row) => ({ ...row, endsAt: row.endsAt ?? undefined }));
}

/** Proposals that can still be confirmed. */
export async function listProposals(db: Db): Promise<OpenProposal[]> {
  const { rows } = await db.raw<{ rows: OpenProposal[] }>(
    `select x.id, p.full_name as "fullName", n.number, x.role, x.unit_id as "unitId", x.proposed_at as since, x.proposed_by as "proposedBy"
     from officer_appointments x ${holder} where x.confirmed_at is null and x.proposed_at > app_now() - interval '24 hours' order by x.proposed_at`,
  );
  return rows;
}
