import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateDatabase, pendingMigrations, undoMigrations } from '../../src/platform/database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { filesIn, read } from './files.ts';
import { asSet, literalSets } from './unions.ts';

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await createTestDatabase({ empty: true });
  await migrateDatabase(fresh.db);
});
afterAll(() => fresh.drop());

async function rows<T>(sql: string): Promise<T[]> {
  const answer = await fresh.db.raw<{ rows: T[] }>(sql);
  return answer.rows;
}

const ours = `n.nspname = 'public' and c.relname not like 'knex_migrations%' and not c.relispartition`;

test('every column says whether it holds data about a person', async () => {
  const columns = await rows<{ place: string; note: string | null }>(`
    select c.relname || '.' || a.attname as place, col_description(c.oid, a.attnum) as note
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`);
  expect(columns.length).toBeGreaterThan(20);
  expect(columns.filter(({ note }) => !/^pii=(yes|no)\b/.test(note ?? '')).map(({ place }) => place)).toEqual([]);
});

test('every table says what it is for', async () => {
  const tables = await rows<{ name: string }>(`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and obj_description(c.oid) is null`);
  expect(tables.map(({ name }) => name)).toEqual([]);
});

interface Listed {
  readonly place: string;
  readonly rule: string;
}

test('the states a column may hold are the states the code knows', async () => {
  const checks = await rows<Listed>(`
    select c.relname || '.' || a.attname as place, pg_get_constraintdef(k.oid) as rule
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and array[a.attnum] = k.conkey
    where ${ours} and k.contype = 'c' and a.attname ~ '(^|_)(state|kind|status)$'`);
  expect(checks.length).toBeGreaterThan(0);
  const known = new Set(filesIn(['src']).flatMap((path) => literalSets(read(path))));
  const unknown = checks.map(({ place, rule }) => ({
    place,
    values: asSet([...rule.matchAll(/'([^']*)'::text/g)].map((one) => one[1] ?? '')),
  }));
  expect(unknown.filter(({ values }) => !known.has(values))).toEqual([]);
});

test('a state column without a check constraint is refused', async () => {
  const open = await rows<{ place: string }>(`
    select c.relname || '.' || a.attname as place
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'p') and a.attname ~ '(^|_)state$' and not a.attisdropped
      and a.atttypid = 'text'::regtype
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any (k.conkey))`);
  expect(open).toEqual([]);
});

/** Tables, columns, constraints, indexes, functions and triggers as text: two equal lists mean two equal schemas. */
async function shape(): Promise<string[]> {
  const all = await rows<{ thing: string }>(`
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as thing
      from information_schema.columns where table_schema = 'public' and table_name not like 'knex_migrations%'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public' and tablename not like 'knex_migrations%'
    union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid::regclass::text not like 'knex_migrations%' and contype <> 'n'
    union all select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' from pg_proc p
      where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal and tgrelid::regclass::text not like 'graphile_worker%'
    union all select 'type ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')`);
  return all.map(({ thing }) => thing).sort();
}

test('down undoes everything and up does it again', async () => {
  const first = await shape();
  await undoMigrations(fresh.db);
  expect(await shape()).toEqual([]);
  expect((await pendingMigrations(fresh.db)).length).toBeGreaterThan(0);
  await migrateDatabase(fresh.db);
  expect(await shape()).toEqual(first);
  expect(await pendingMigrations(fresh.db)).toEqual([]);
});

test('numbers are unique and every migration can be undone', () => {
  const files = filesIn(['migrations'], /\.ts$/);
  const numbers = files.map((path) => path.slice('migrations/'.length, 'migrations/0000'.length));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(files.filter((path) => !/export (async )?function down\(/.test(read(path)))).toEqual([]);
});

test('audit rows refuse update, delete and truncate', async () => {
  await fresh.db('audit_events').insert({ event: 'house.tested', actor: 'system', rule_set: 'none' });
  await expect(fresh.db('audit_events').where({ event: 'house.tested' }).update({ actor: 'nobody' })).rejects.toThrow('append-only');
  await expect(fresh.db('audit_events').where({ event: 'house.tested' }).del()).rejects.toThrow('append-only');
  await expect(fresh.db.raw('truncate audit_events')).rejects.toThrow('append-only');
});
