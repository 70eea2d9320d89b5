import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findByName, findByNumber } from '../../src/domain/overviews/person-search.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { newAccount } from '../setup/files-of-units.ts';

let database: TestDatabase;
const names = [
  'Nguyễn Văn An',
  'NGUYỄN VĂN ÁN',
  'Nguyễn Văn Anh',
  'Đặng Thị Nguyên',
  'Hoà',
  'Trần Thị Thúy',
  'Lê % Văn',
  'Y Bhăm Niê',
  'Lê_Văn',
];
beforeAll(async () => {
  database = await createTestDatabase({ max: 1 });
  for (const fullName of names) await newAccount(database.db, { fullName });
});
afterAll(() => database.drop());

const named = async (name: string, birthYear?: string): Promise<string[]> =>
  (await findByName(database.db, { name, birthYear, limit: 10 })).map(({ fullName }) => fullName);

describe('by name', () => {
  test.each([
    ['nguyen van an', ['NGUYỄN VĂN ÁN', 'Nguyễn Văn An', 'Nguyễn Văn Anh']],
    ['Nguyễn Văn Anh', ['Nguyễn Văn Anh']],
    ['dang', ['Đặng Thị Nguyên']],
    ['đặng', ['Đặng Thị Nguyên']],
    ['nguye', ['NGUYỄN VĂN ÁN', 'Nguyễn Văn An', 'Nguyễn Văn Anh']],
    ['nguyen', ['NGUYỄN VĂN ÁN', 'Nguyễn Văn An', 'Nguyễn Văn Anh', 'Đặng Thị Nguyên']],
    ['văn án', ['NGUYỄN VĂN ÁN', 'Nguyễn Văn An']],
    ['an', ['NGUYỄN VĂN ÁN', 'Nguyễn Văn An']],
    ['hị ngu', ['Đặng Thị Nguyên']],
    ['e %', ['Lê % Văn']],
    ['% van', ['Lê % Văn']],
    ['e_van', ['Lê_Văn']],
    ['thuy', ['Trần Thị Thúy']],
    ['Hoa', ['Hoà']],
    ['ho', ['Hoà']],
    ['nie', ['Y Bhăm Niê']],
    ['le %', ['Lê % Văn']],
    ['%%%', []],
    ['___', []],
    ['\\\\\\', []],
    [`'; drop table people; --`, []],
    ['😀😀😀', []],
  ])('%s', async (typed, found) => {
    const people = await named(typed);
    expect(people.toSorted()).toEqual([...found].toSorted());
  });

  test('a name that came in parts, letter and mark apart, is the same name', async () => {
    expect(await named('Trần Thị Thúy'.normalize('NFD'))).toEqual(['Trần Thị Thúy']);
  });

  test('those whose name begins so come before those whose name ends so', async () => {
    expect((await named('nguyen')).at(-1)).toBe('Đặng Thị Nguyên');
  });

  test('two letters lead to beginnings and last words only; a year of birth narrows', async () => {
    expect(await named('ye')).toEqual([]);
    expect(await named('thi nguyen', '1991')).toEqual(['Đặng Thị Nguyên']);
    expect(await named('thi nguyen', '1990')).toEqual([]);
    expect(await named('hị ngu', '1990')).toEqual([]);
    expect(await named('dang', '1991')).toEqual(['Đặng Thị Nguyên']);
    expect(await named('dang', '1990')).toEqual([]);
  });

  test('no more than were asked for', async () => {
    expect(await findByName(database.db, { name: 'nguyen', limit: 2 })).toHaveLength(2);
  });
});

test('by number: exactly, also one that was replaced', async () => {
  const accountId = await newAccount(database.db, { fullName: 'Hồ Thị Mới' });
  const { db } = database;
  await db('account_numbers').insert({ number: '005099999991', account_id: accountId, kind: 'personal', valid_to: new Date() });
  expect(await findByNumber(db, '005099999991')).toMatchObject([{ accountId, fullName: 'Hồ Thị Mới', isReplaced: true, level: 2 }]);
  const { number } = await db('account_numbers').where({ account_id: accountId, valid_to: null }).first('number');
  expect(await findByNumber(db, number)).toMatchObject([{ accountId, number, isReplaced: false }]);
  expect(await findByNumber(db, '00509999999')).toEqual([]);
});

test('with 10,000 people no search reads them all', async () => {
  const { db } = database;
  await db.raw(`insert into people (id, full_name, birth_date, sex, nationality)
    select gen_random_uuid(), (array['Nguyễn', 'Trần', 'Lê', 'Phạm'])[1 + i % 4] || ' ' || (array['Văn', 'Thị', 'Minh'])[1 + i % 3] || ' ' ||
      (array['An', 'Bình', 'Châu', 'Dũng', 'Giang', 'Hà', 'Khánh'])[1 + i % 7] || ' ' || i % 100, 1950 + i % 60 || '-01-01', 'male', 'VNM'
    from generate_series(1, 10000) i`);
  await db.raw(`insert into accounts (id, person_id, subject_kind, level, state)
    select id, id, 'citizen', 2, 'active' from people where full_name ~ '\\d'`);
  await db.raw(`insert into account_numbers (number, account_id, kind)
    select '006' || lpad(row_number() over ()::text, 9, '0'), id, 'personal' from accounts a where not exists (select from account_numbers where account_id = a.id)`);
  await db.raw('analyze people, accounts, account_numbers');
  const reads = async (): Promise<number> => {
    await db.raw('select pg_stat_force_next_flush()');
    const { rows } = await db.raw(`select coalesce(sum(seq_scan), 0)::int as times from pg_stat_user_tables where relname = 'people'`);
    return rows[0].times;
  };
  const before = await reads();
  for (const typed of ['nguyen', 'nguyen van', 'van binh 7', 'minh khanh', 'khong co ai', 'zz', '7']) await named(typed);
  for (const typed of ['tran', 'binh 7', 'van binh']) await named(typed, '1971');
  await findByNumber(db, '006000000077');
  expect(await reads()).toBe(before);
});
