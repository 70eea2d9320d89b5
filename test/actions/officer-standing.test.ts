import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayActAt, mayActOnFile, placeOf, unitsServedBy } from '../../src/domain/officers/places.ts';
import { findOfficer } from '../../src/domain/officers/queries.ts';
import type { Officer } from '../../src/domain/officers/types.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newAccount, newFile } from '../setup/files-of-units.ts';
import { appoint, insertUnits } from '../setup/officers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertUnits(database.db);
});
afterAll(() => database.drop());

async function standing(accountId: string): Promise<Officer> {
  const officer = await findOfficer(database.db, accountId);
  if (!officer) throw new Error('no officer');
  return officer;
}

test('an officer is known by the account, with name, roles and units', async () => {
  const accountId = await newAccount(database.db, { fullName: 'Hồ Văn Mẫu' });
  expect(await findOfficer(database.db, accountId)).toBeUndefined();
  const id = await appoint(database.db, { accountId, role: 'reception', unitId: 'commune-a' });
  await appoint(database.db, { accountId, role: 'hotline', unitId: 'authority' });
  expect(await standing(accountId)).toEqual({
    id,
    accountId,
    fullName: 'Hồ Văn Mẫu',
    roles: [
      { role: 'reception', unitId: 'commune-a', unitName: { vi: 'Đơn vị commune-a', en: 'Unit commune-a' } },
      { role: 'hotline', unitId: 'authority', unitName: { vi: 'Đơn vị authority', en: 'Unit authority' } },
    ],
    endsAt: undefined,
  });
});

test.each<[string, (db: TestDatabase['db'], accountId: string) => Promise<unknown>]>([
  ['the appointment ended', (db, account_id) => db('officers').where({ account_id }).update({ ended_at: new Date() })],
  ['the only role ended', (db) => db('officer_roles').where({ unit_id: 'commune-b' }).update({ ended_at: new Date() })],
  ['the account is locked', (db, id) => db('accounts').where({ id }).update({ state: 'locked' })],
  ['the account is held', (db, id) => db('accounts').where({ id }).update({ held: true })],
  ['the account is of level 1', (db, id) => db('accounts').where({ id }).update({ level: 1 })],
])('nobody is an officer any more at the moment when %s', async (_, change) => {
  const accountId = await newAccount(database.db);
  await appoint(database.db, { accountId, role: 'reception', unitId: 'commune-b' });
  expect(await findOfficer(database.db, accountId)).toBeDefined();
  await change(database.db, accountId);
  expect(await findOfficer(database.db, accountId)).toBeUndefined();
});

test('an appointment by ceremony runs out on its day, unless they were proofed at a counter', async () => {
  const accountId = await newAccount(database.db);
  const expiresAt = new Date(Date.now() + 30 * 86_400_000);
  await appoint(database.db, { accountId, role: 'decider', unitId: 'authority', expiresAt });
  expect((await standing(accountId)).endsAt).toEqual(expiresAt);
  try {
    await shiftClock(database.db, '29 days 23 hours');
    expect(await findOfficer(database.db, accountId)).toBeDefined();
    await shiftClock(database.db, '30 days 1 minute');
    expect(await findOfficer(database.db, accountId)).toBeUndefined();
    await database.db('officers').where({ account_id: accountId }).update({ proofed_at: new Date() });
    expect((await standing(accountId)).endsAt).toBeUndefined();
  } finally {
    await shiftClock(database.db, '0 minutes');
  }
});

test('a role at a unit that is no more gives nothing; its old files lie with the successor', async () => {
  const before = await newAccount(database.db);
  await appoint(database.db, { accountId: before, role: 'reception', unitId: 'former-district' });
  expect(await findOfficer(database.db, before)).toBeUndefined();
  expect(await placeOf(database.db, 'former-district')).toEqual({ unitId: 'commune-a', superiors: ['province', 'authority'] });
  expect(new Set(await unitsServedBy(database.db, ['commune-a']))).toEqual(new Set(['commune-a', 'former-district']));
  const accountId = await newAccount(database.db);
  await appoint(database.db, { accountId, role: 'reception', unitId: 'commune-a' });
  const applicationId = await newFile(database.db, { unitId: 'former-district' });
  expect(await mayActOnFile(database.db, await standing(accountId), { permission: 'file.view', applicationId })).toBe(true);
});

test('a file is judged by the unit that the database names: own unit, other unit, above, and none', async () => {
  const [reception, decider, foreign] = await Promise.all([newAccount(database.db), newAccount(database.db), newAccount(database.db)]);
  await appoint(database.db, { accountId: reception, role: 'reception', unitId: 'commune-b' });
  await appoint(database.db, { accountId: decider, role: 'decider', unitId: 'authority' });
  await appoint(database.db, { accountId: foreign, role: 'immigration-reception', unitId: 'immigration' });
  const here = await newFile(database.db, { unitId: 'commune-b' });
  const there = await newFile(database.db, { unitId: 'commune-a' });
  const abroad = await newFile(database.db, { unitId: 'immigration-province' });
  const nowhere = await newFile(database.db, { unitId: 'commune-b', unit_id: null });
  const seen = async (accountId: string): Promise<boolean[]> => {
    const officer = await standing(accountId);
    const files = [here, there, abroad, nowhere];
    return Promise.all(files.map((applicationId) => mayActOnFile(database.db, officer, { permission: 'file.view', applicationId })));
  };
  expect(await seen(reception)).toEqual([true, false, false, false]);
  expect(await seen(decider)).toEqual([true, true, false, false]);
  expect(await seen(foreign)).toEqual([false, false, false, false]);
  expect(await mayActAt(database.db, await standing(decider), { permission: 'task.close', unitId: 'commune-a' })).toBe(true);
  expect(await mayActAt(database.db, await standing(decider), { permission: 'task.close', unitId: 'immigration' })).toBe(false);
  expect(await mayActAt(database.db, await standing(decider), { permission: 'task.close', unitId: 'nowhere' })).toBe(false);
});
