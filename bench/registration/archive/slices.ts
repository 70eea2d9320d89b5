import type { Db } from '../../../src/platform/database/types.ts';

const slice = 20_000;

/** Whole numbers from 1 to `count` in slices, each a statement: none that runs for minutes, and ids that ascend. */
export async function inSlices(count: number, insert: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 1; from <= count; from += slice) await insert(from, Math.min(from + slice - 1, count));
}

/** Takes indexes away while `work` fills their table, and makes them again as they were. */
export async function withoutIndexes(db: Db, of: { table: string; names: readonly string[] }, work: () => Promise<void>): Promise<void> {
  const { rows } = await db.raw<{ rows: { indexname: string; indexdef: string }[] }>(
    `select indexname, indexdef from pg_indexes where schemaname = 'public' and tablename = ? and indexname = any(?)`,
    [of.table, [...of.names]],
  );
  if (rows.length !== of.names.length) throw new Error(`${of.table} has other indexes`);
  for (const { indexname } of rows) await db.raw('drop index ??', [indexname]);
  await work();
  for (const { indexdef } of rows) await db.raw(indexdef);
}
