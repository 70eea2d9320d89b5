import { attemptLogOut } from '../../src/domain/sign-ins/log-out-deliveries.ts';
import type { TestHouse } from './house.ts';

/** Delivers the log-out tokens that are queued for a service, as the worker would; answers how many there were. */
export async function deliverLogOuts({ deps, house }: TestHouse, clientId: string): Promise<number> {
  const { rows } = await deps.db.raw(`select id from logout_deliveries where state = 'queued' and client_id = ?`, [clientId]);
  for (const { id } of rows) await attemptLogOut(deps, house.sendLogOut, String(id));
  return rows.length;
}
