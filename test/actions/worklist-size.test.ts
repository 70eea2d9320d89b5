import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenFiles, type WorklistQuery } from '../../src/domain/overviews/worklist.ts';
import { listTasks } from '../../src/domain/tasks/queries.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

const openFiles = 40_000;
const atOnce = 20_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ max: 1 });
  const { db } = database;
  await db.raw(`insert into units (id, kind, name_vi, name_en, address, parent_id, valid_from)
    values ('authority', 'authority', 'A', 'A', 'x', null, '2000-01-01');
    insert into units (id, kind, name_vi, name_en, address, parent_id, valid_from)
    select 'province-' || p, 'province-identity', 'P', 'P', 'x', 'authority', '2000-01-01' from generate_series(1, 34) p;
    insert into units (id, kind, name_vi, name_en, address, parent_id, valid_from)
    select 'commune-' || c, 'commune', 'C', 'C', 'x', 'province-' || 1 + c % 34, '2000-01-01' from generate_series(1, 3300) c`);
  for (let from = 1; from <= openFiles; from += atOnce)
    await db.raw(
      `insert into applications (id, reference, procedure, subject_kind, state, channel, language, declared, unit_id, due_on)
     select gen_random_uuid(), 'F' || i,
       (array['citizen-level-1', 'citizen-level-1', 'citizen-level-2', 'citizen-level-2-with-card', 'foreigner-level-2'])[1 + i % 5], 'citizen',
       (array['registry-check', 'awaiting-decision', 'received', 'needs-supplement'])[1 + i % 4], 'online', 'vi', 'x',
       case when i % 5 < 2 then 'authority' else 'commune-' || 1 + i % 3300 end,
       case when i % 4 = 3 then null else '2026-11-01'::date + i % 40 end
     from generate_series(?::int, ?::int) i`,
      [from, from + atOnce - 1],
    );
  await db.raw(`insert into tasks (id, kind, unit_id, application_id, due_on)
    select gen_random_uuid(), 'decide', 'authority', id, due_on from applications where state = 'awaiting-decision'`);
  await db.raw('analyze applications, units, tasks');
}, 120_000);
afterAll(() => database.drop());

const tree: WorklistQuery['units'] = [{ unitId: 'authority', reach: 'unit-and-below' }];
const commune: WorklistQuery['units'] = [{ unitId: 'commune-7', reach: 'own-unit' }];
const middle = '2026-11-20~7f000000-0000-4000-8000-000000000000';
const last = 'none~7f000000-0000-4000-8000-000000000000';

const queries: [string, Omit<WorklistQuery, 'limit'>][] = [
  ['the whole tree', { units: tree }],
  ['in the middle', { units: tree, cursor: middle }],
  ['at the end', { units: tree, cursor: last }],
  ['by state', { units: tree, state: 'awaiting-decision' }],
  ['by a state that nothing is in', { units: tree, state: 'field-verification' }],
  ['by procedure', { units: tree, procedure: 'foreigner-level-2', cursor: middle }],
  ['a commune', { units: commune }],
  ['a province', { units: [{ unitId: 'province-7', reach: 'unit-and-below' }] }],
];

async function wholeReads(): Promise<number> {
  await database.db.raw('select pg_stat_force_next_flush()');
  const { rows } = await database.db.raw(
    `select coalesce(sum(seq_scan), 0)::int as times from pg_stat_user_tables where relname in ('applications', 'tasks')`,
  );
  return rows[0].times;
}

test.each(queries)('a page of the worklist reads no whole table: %s', async (_, query) => {
  const before = await wholeReads();
  const { files } = await listOpenFiles(database.db, { ...query, limit: 50 });
  if (query.units === tree) expect(files).toHaveLength(query.state === 'field-verification' ? 0 : 50);
  expect(await wholeReads()).toBe(before);
});

test('nor does one of tasks', async () => {
  const before = await wholeReads();
  expect((await listTasks(database.db, { unitIds: ['authority'], limit: 50 })).tasks).toHaveLength(50);
  expect((await listTasks(database.db, { unitIds: ['authority'], kind: 'decide', cursor: middle, limit: 50 })).tasks).toHaveLength(50);
  expect((await listTasks(database.db, { unitIds: ['authority'], kind: 'apology', limit: 50 })).tasks).toHaveLength(0);
  expect(await wholeReads()).toBe(before);
});
