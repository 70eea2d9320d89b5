import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addWorkingDays } from '../../src/lib/working-days.ts';
import {
  findAuthority,
  findUnit,
  listHolidays,
  listUnits,
  loadCalendar,
  officesFor,
  superiorUnit,
  unitAt,
} from '../../src/domain/units/queries.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.db('units').insert([
    unit({ id: 'ministry', kind: 'authority' }),
    unit({ id: 'province', kind: 'province-identity', parent_id: 'ministry' }),
    unit({ id: 'ward', kind: 'commune', parent_id: 'province', valid_from: '2025-07-01', saturday_morning: true }),
    unit({ id: 'district', kind: 'district', parent_id: 'province', valid_to: '2025-03-01', successor_id: 'interim' }),
    unit({
      id: 'interim',
      kind: 'commune',
      parent_id: 'district',
      valid_from: '2025-03-01',
      valid_to: '2025-07-01',
      successor_id: 'ward',
    }),
  ]);
});
afterAll(() => database.drop());

function unit(row: { id: string; kind: string } & Record<string, unknown>): Record<string, unknown> {
  return { name_vi: row.id, name_en: row.id, address: '', valid_from: '2000-01-01', ...row };
}

describe('units', () => {
  test('one is found with its hours, also when it is no more', async () => {
    expect(await findUnit(database.db, 'district')).toMatchObject({ kind: 'district', validTo: '2025-03-01', successorId: 'interim' });
    expect(await findUnit(database.db, 'ward')).toMatchObject({
      saturdayMorning: true,
      opensAt: '07:30',
      closesAt: '17:00',
      validTo: undefined,
    });
    expect(await findUnit(database.db, 'nowhere')).toBeUndefined();
  });

  test('old files keep their unit; its work is done by the successor of the day', async () => {
    const on = async (day: string): Promise<string | undefined> => (await unitAt(database.db, { unitId: 'district', day }))?.id;
    expect(await on('2025-02-28')).toBe('district');
    expect(await on('2025-03-01')).toBe('interim');
    expect(await on('2025-07-01')).toBe('ward');
    expect(await unitAt(database.db, { unitId: 'nowhere', day: '2026-01-01' })).toBeUndefined();
  });

  test('the unit above, and its successor when it ended; the top is its own', async () => {
    const above = async (unitId: string, day = '2026-11-20'): Promise<string | undefined> =>
      (await superiorUnit(database.db, { unitId, day }))?.id;
    expect(await above('ward')).toBe('province');
    expect(await above('district', '2025-04-01')).toBe('interim');
    expect(await above('district')).toBe('province');
    expect(await above('ministry')).toBe('ministry');
    expect((await findAuthority(database.db, '2026-11-20'))?.id).toBe('ministry');
  });

  test('offices of a kind on a day', async () => {
    const ids = async (on: string): Promise<string[]> =>
      (await officesFor(database.db, { kinds: ['commune', 'district'], on })).map(({ id }) => id);
    expect(await ids('2024-01-01')).toEqual(['district']);
    expect(await ids('2025-03-01')).toEqual(['interim']);
    expect(await ids('2026-11-20')).toEqual(['ward']);
    expect((await listUnits(database.db, '2026-11-20')).map(({ id }) => id)).toEqual(['ministry', 'ward', 'province']);
  });
});

describe('the calendar that comes with the house', () => {
  test.each<[from: string, count: number, due: string]>([
    ['2026-02-13', 1, '2026-02-23'],
    ['2026-02-13', 3, '2026-02-25'],
    ['2026-02-13', 7, '2026-03-03'],
    ['2026-11-20', 3, '2026-11-25'],
    ['2023-03-11', 3, '2023-03-15'],
  ])('%s + %i', async (from, count, due) => {
    expect(addWorkingDays(from, count, await loadCalendar(database.db))).toBe(due);
  });

  test('every year has eleven holidays and days in lieu of those on a weekend', async () => {
    for (const year of [2022, 2023, 2024, 2025, 2026, 2027, 2028]) {
      const days = await listHolidays(database.db, { from: `${year}-01-01`, to: `${year}-12-31` });
      const inLieu = days.filter(({ nameVi }) => nameVi.startsWith('Nghỉ bù'));
      const weekend = days.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()));
      expect({ year, holidays: days.length - inLieu.length, inLieu: inLieu.length }).toEqual({
        year,
        holidays: 11,
        inLieu: weekend.length,
      });
      expect(days.every(({ kind, source }) => kind === 'off' && source === 'computed')).toBe(true);
    }
  });

  test('as they were given: Tết 2023 and 2026, days in lieu of 2023; Culture Day waits for its decision', async () => {
    const days = async (from: string, to: string): Promise<string> =>
      (await listHolidays(database.db, { from, to })).map(({ day }) => day.slice(5)).join(' ');
    expect(await days('2023-01-15', '2023-01-31')).toBe('01-20 01-21 01-22 01-23 01-24 01-25 01-26');
    expect(await days('2026-02-01', '2026-02-28')).toBe('02-16 02-17 02-18 02-19 02-20');
    expect(await days('2023-04-20', '2023-05-10')).toBe('04-29 04-30 05-01 05-02 05-03');
    expect(await days('2027-02-01', '2027-02-28')).toBe('02-05 02-06 02-07 02-08 02-09 02-10 02-11');
    expect(await days('2026-11-01', '2026-11-30')).toBe('');
  });
});
