import type { Db } from '../../platform/database/types.ts';

/** What files are called, by their ids: for lists of things that belong to files. */
export async function listReferences(db: Db, applicationIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db('applications').whereIn('id', applicationIds).select('id', 'reference');
  return new Map(rows.map(({ id, reference }: { id: string; reference: string }) => [id, reference]));
}
