import { prepared } from '../../platform/database/statements.ts';
import type { Db } from '../../platform/database/types.ts';
import type { HeldRole, Officer } from './types.ts';

/**
 * The officer behind an account, with what holds at this moment; asked at every request, so that what was taken away is gone at once.
 * Undefined when nobody appointed them, the appointment has ended or run out, the account is not an active one of level 2, or the unit is
 * no more.
 */
export async function findOfficer(db: Db, accountId: string): Promise<Officer | undefined> {
  const rows = await prepared<{ ends_at: Date | null } & Record<'id' | 'full_name' | 'role' | 'unit_id' | 'name_vi' | 'name_en', string>>(
    db,
    {
      name: 'officer',
      text: `select o.id, p.full_name, case when o.proofed_at is null then o.expires_at end as ends_at, r.role, r.unit_id, u.name_vi, u.name_en
      from officers o
      join accounts a on a.id = o.account_id and a.state = 'active' and not a.held and a.level = 2
      join people p on p.id = a.person_id
      join officer_roles r on r.officer_id = o.id and r.ended_at is null
      join units u on u.id = r.unit_id and u.valid_from <= (app_now() at time zone 'Asia/Ho_Chi_Minh')::date
        and (u.valid_to is null or u.valid_to > (app_now() at time zone 'Asia/Ho_Chi_Minh')::date)
      where o.account_id = $1 and o.ended_at is null and (o.proofed_at is not null or o.expires_at is null or o.expires_at > app_now())
      order by r.given_at, r.id`,
      values: [accountId],
    },
  );
  const [first] = rows;
  if (!first) return undefined;
  const roles = rows.map(
    ({ role, unit_id, name_vi, name_en }): HeldRole => ({
      role: role as HeldRole['role'],
      unitId: unit_id,
      unitName: { vi: name_vi, en: name_en },
    }),
  );
  return { id: first.id, accountId, fullName: first.full_name, roles, endsAt: first.ends_at ?? undefined };
}

/** Somebody who signed in at the desk and had no right there. */
export interface RefusedDesk {
  readonly at: Date;
  readonly accountId: string;
  readonly requestId: string | null;
}

/** The newest visits of people without a right at the desk, at most `limit`, newest first. */
export async function listRefusedDesks(db: Db, limit: number): Promise<RefusedDesk[]> {
  const { rows } = await db.raw<{ rows: { at: Date; account_id: string; request_id: string | null }[] }>(
    `select at, account_id, request_id from audit_events where event = 'desk.refused' order by id desc limit ?`,
    [limit],
  );
  return rows.map(({ at, account_id, request_id }) => ({ at, accountId: account_id, requestId: request_id }));
}
