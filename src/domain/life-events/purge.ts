import { deleteBatch } from '../../platform/database/delete-batch.ts';
import type { Db } from '../../platform/database/types.ts';

/** What happened to people without an account is kept for thirty days: long enough for a file of theirs that waits for it. */
export async function purgeStrangers(db: Db, limit: number): Promise<number> {
  return deleteBatch(db, 'life_events', { which: `account_id is null and received_at < app_now() - interval '30 days'`, limit });
}
