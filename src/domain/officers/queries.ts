import type { Db } from '../../platform/database/types.ts';

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
