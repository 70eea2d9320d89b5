import { randomUUID } from 'node:crypto';
import type { OfficerRole } from '../domain/officers/types.ts';
import type { Tx } from '../platform/database/types.ts';
import type { SandboxPerson } from './people.ts';
import { accountIdOf } from './seed-person.ts';
import { sandboxUnits } from './units.ts';

/** An invented person who works at the desk. */
export interface SandboxOfficer extends SandboxPerson {
  readonly role: OfficerRole;
  /** One of the sandbox's own. */
  readonly unitId: string;
}

/** What the unit of an officer is called. */
export function unitNameOf({ unitId }: SandboxOfficer): { readonly vi: string; readonly en: string } {
  const unit = sandboxUnits.find(({ id }) => id === unitId);
  return { vi: unit?.nameVi ?? unitId, en: unit?.nameEn ?? unitId };
}

type About = Pick<SandboxOfficer, 'name' | 'login' | 'birthDate' | 'sex' | 'role' | 'unitId'>;

function officer(about: About, index: number): SandboxOfficer {
  return {
    ...about,
    kind: 'citizen',
    level: 2,
    state: 'active',
    nationality: 'VNM',
    phone: `+845000001${String(index + 1).padStart(2, '0')}`,
    email: `officer${index + 1}@example.com`,
    address: 'Phường Bến Mẫu, Tỉnh Sông Mẫu',
    hasFactors: true,
  };
}

const about: readonly About[] = [
  { name: 'Đặng Thị Giang', login: '003184000011', birthDate: '1984-02-17', sex: 'female', role: 'reception', unitId: 'ben-mau' },
  { name: 'Hoàng Văn Hải', login: '003079000012', birthDate: '1979-10-05', sex: 'male', role: 'reception', unitId: 'cang-mau' },
  {
    name: 'Ngô Minh Khánh',
    login: '003088000013',
    birthDate: '1988-06-21',
    sex: 'male',
    role: 'immigration-reception',
    unitId: 'song-mau-immigration',
  },
  {
    name: 'Vũ Thị Lan',
    login: '003191000014',
    birthDate: '1991-12-08',
    sex: 'female',
    role: 'immigration-reception',
    unitId: 'immigration',
  },
  { name: 'Bùi Đức Nam', login: '003075000015', birthDate: '1975-04-30', sex: 'male', role: 'decider', unitId: 'authority' },
  { name: 'Đỗ Thu Oanh', login: '003182000016', birthDate: '1982-08-14', sex: 'female', role: 'decider', unitId: 'authority' },
  { name: 'Phan Văn Phúc', login: '003093000017', birthDate: '1993-01-25', sex: 'male', role: 'hotline', unitId: 'authority' },
  { name: 'Dương Thị Quỳnh', login: '003196000018', birthDate: '1996-05-19', sex: 'female', role: 'hotline', unitId: 'authority' },
  // Beside Giang at one counter: whoever states an exception needs a second officer of the unit.
  { name: 'Lâm Văn Sơn', login: '003090000019', birthDate: '1990-07-11', sex: 'male', role: 'reception', unitId: 'ben-mau' },
];

/** Two of each role, and of reception two who share a unit. */
export const sandboxOfficers: readonly SandboxOfficer[] = about.map(officer);

/** Appoints those who were never appointed: whoever was removed stays removed. */
export async function seedOfficers(tx: Tx): Promise<void> {
  for (const one of sandboxOfficers) {
    const accountId = accountIdOf(one);
    // Two starts at once: the second waits here and then finds the officer of the first.
    await tx('accounts').where({ id: accountId }).forUpdate().first('id');
    if (await tx('officers').where({ account_id: accountId }).first('id')) continue;
    const id = randomUUID();
    const at = tx.raw('app_now()');
    await tx('officers').insert({ id, account_id: accountId, appointed_by: 'sandbox', proofed_at: at });
    await tx('officer_roles').insert({ id: randomUUID(), officer_id: id, role: one.role, unit_id: one.unitId, given_by: 'sandbox' });
  }
}
