import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Db } from '../../src/platform/database/types.ts';

/** An active account of level 2 that holds no factors. */
export async function newAccount(db: Db, about: { fullName?: string; level?: 1 | 2; state?: string } = {}): Promise<string> {
  const id = randomUUID();
  const { fullName = 'Đỗ Thị Thử', level = 2, state = 'active' } = about;
  await db('people').insert({ id, full_name: fullName, birth_date: '1991-02-03', sex: 'female', nationality: 'VNM' });
  await db('accounts').insert({ id, person_id: id, subject_kind: 'citizen', level, state });
  await db('account_numbers').insert({ number: `0050${String(randomInt(1e8)).padStart(8, '0')}`, account_id: id, kind: 'personal' });
  return id;
}

/** A received file that lies with a unit; raw columns over those of an ordinary one. */
export async function newFile(db: Db, { unitId, ...columns }: { unitId: string } & Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  await db('applications').insert({
    id,
    reference: `DD-${randomBytes(4).toString('hex').toUpperCase()}`,
    procedure: 'citizen-level-2',
    subject_kind: 'citizen',
    state: 'registry-check',
    channel: 'counter',
    language: 'vi',
    declared: 'sealed',
    unit_id: unitId,
    ...columns,
  });
  return id;
}
