import { randomUUID } from 'node:crypto';
import type { OfficerRole } from '../../src/domain/officers/types.ts';
import type { UnitKind } from '../../src/domain/rule-sets/types.ts';
import type { Db } from '../../src/platform/database/types.ts';

const unit = (id: string, kind: UnitKind, more: Record<string, string> = {}): Record<string, string> => ({
  id,
  kind,
  name_vi: `Đơn vị ${id}`,
  name_en: `Unit ${id}`,
  address: 'Phường Mẫu',
  valid_from: '2000-01-01',
  ...more,
});

/** A small tree: the authority above a province with two communes and a former district, and immigration beside it. */
export async function insertUnits(db: Db): Promise<void> {
  await db('units')
    .insert([
      unit('authority', 'authority'),
      unit('province', 'province-identity', { parent_id: 'authority' }),
      unit('commune-a', 'commune', { parent_id: 'province' }),
      unit('commune-b', 'commune', { parent_id: 'province' }),
      unit('former-district', 'district', { parent_id: 'province', successor_id: 'commune-a', valid_to: '2025-03-01' }),
      unit('immigration', 'ministry-immigration'),
      unit('immigration-province', 'province-immigration', { parent_id: 'immigration' }),
    ])
    .onConflict('id')
    .ignore();
}

export interface Appointment {
  readonly accountId: string;
  readonly role: OfficerRole;
  readonly unitId: string;
  /** Until when, for one appointed by ceremony; for good when absent. */
  readonly expiresAt?: Date;
}

/** Makes an account an officer, without ceremony. Answers the officer's id. */
export async function appoint(db: Db, { accountId, role, unitId, expiresAt }: Appointment): Promise<string> {
  const row = { id: randomUUID(), account_id: accountId, appointed_by: 'a test', expires_at: expiresAt ?? null };
  const there = await db('officers').where({ account_id: accountId, ended_at: null }).first('id');
  const id: string = there?.id ?? row.id;
  if (!there) await db('officers').insert(row);
  await db('officer_roles').insert({ id: randomUUID(), officer_id: id, role, unit_id: unitId, given_by: 'a test' });
  return id;
}
