import type { Db } from '../../platform/database/types.ts';

export interface ServiceName {
  readonly kind: 'own' | 'state' | 'private';
  readonly vi: string;
  readonly en: string;
}

/** Names of services by client id, for lists. */
export async function listServiceNames(db: Db, clientIds: readonly string[]): Promise<Map<string, ServiceName>> {
  if (clientIds.length === 0) return new Map();
  const { rows } = await db.raw('select client_id, kind, name_vi, name_en from relying_parties where client_id = any(?)', [[...clientIds]]);
  return new Map(
    (rows as Record<string, string>[]).map((row) => [
      String(row.client_id),
      { kind: row.kind as ServiceName['kind'], vi: String(row.name_vi), en: String(row.name_en) },
    ]),
  );
}
