import type { Db } from '../../../src/platform/database/types.ts';

/** As many as there are since July 2025, about. */
export const provinces = 34;
export const communes = 3_300;

/** A whole country of offices below one authority. */
export async function seedCountry(db: Db): Promise<void> {
  const columns = 'units (id, kind, name_vi, name_en, address, parent_id, valid_from)';
  await db.raw(`insert into ${columns} values ('authority', 'authority', 'A', 'A', 'x', null, '2000-01-01')`);
  await db.raw(
    `insert into ${columns} select 'province-' || p, 'province-identity', 'P', 'P', 'x', 'authority', '2000-01-01' from generate_series(1, ?::int) p`,
    [provinces],
  );
  await db.raw(
    `insert into ${columns} select 'commune-' || c, 'commune', 'C', 'C', 'x', 'province-' || 1 + c % ?::int, '2000-01-01' from generate_series(1, ?::int) c`,
    [provinces, communes],
  );
}
