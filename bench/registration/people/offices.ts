import { randomUUID } from 'node:crypto';
import type { OfficerRole } from '../../../src/domain/officers/types.ts';
import { inTransaction } from '../../../src/platform/database/pool.ts';
import type { Db, Tx } from '../../../src/platform/database/types.ts';
import { seedUnits } from '../../../src/sandbox/units.ts';

/** Ids of officers. */
export interface Offices {
  readonly receptionUnit: string;
  readonly receptionists: readonly string[];
  readonly authority: string;
  readonly deciders: readonly string[];
}

/** The offices of the sandbox, with officers out of the crowd. An officer may send only so many codes an hour, so receptions need many. */
export async function openOffices(db: Db, staff: { receptionists: number; deciders: number }): Promise<Offices> {
  const places = { receptionUnit: 'ben-mau', authority: 'authority' };
  return inTransaction(db, async (tx) => {
    await seedUnits(tx);
    const accounts: string[] = await tx('accounts')
      .orderBy('id')
      .limit(staff.receptionists + staff.deciders)
      .pluck('id');
    const appoint = async (accountIds: readonly string[], role: OfficerRole, unitId: string): Promise<string[]> => {
      const ids: string[] = [];
      for (const accountId of accountIds) ids.push(await appointOne(tx, { accountId, role, unitId }));
      return ids;
    };
    const receptionists = await appoint(accounts.slice(0, staff.receptionists), 'reception', places.receptionUnit);
    const deciders = await appoint(accounts.slice(staff.receptionists), 'decider', places.authority);
    return { ...places, receptionists, deciders };
  });
}

async function appointOne(tx: Tx, { accountId, role, unitId }: { accountId: string; role: OfficerRole; unitId: string }): Promise<string> {
  const id = randomUUID();
  await tx('officers').insert({ id, account_id: accountId, appointed_by: 'bench', proofed_at: tx.raw('app_now()') });
  await tx('officer_roles').insert({ id: randomUUID(), officer_id: id, role, unit_id: unitId, given_by: 'bench' });
  return id;
}
