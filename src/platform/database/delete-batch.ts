import type { Knex } from 'knex';
import type { Db } from './types.ts';

/**
 * Deletes at most `limit` rows, so that no lock is held for long; rows that somebody else is working on are left for the next time.
 * `which`: the condition, and an order where an index is to lead to the rows. Returns how many rows went.
 */
export async function deleteBatch(
  db: Db,
  table: string,
  { which, values = [], limit }: { which: string; values?: readonly Knex.RawBinding[]; limit: number },
): Promise<number> {
  const result = await db.raw(
    `delete from ${table} where ctid = any (array(select ctid from ${table} where ${which} limit ? for update skip locked))`,
    [...values, limit],
  );
  return result.rowCount;
}
