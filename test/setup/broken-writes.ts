import type { Db } from '../../src/platform/database/types.ts';

/** A database in which one write after another can be made to fail, as if the process had died before it. */
export interface BreakableWrites {
  /** The nth write from now on fails. */
  breakAt(nth: number): Promise<void>;
  mend(): Promise<void>;
  /** Everything that is stored, one line a table. */
  snapshot(): Promise<Record<string, string>>;
}

export const broken = 'the process died here';

/** Counts statements that write, in every table and in the queue. What is counted outlives the transaction, as the count of a sequence does. */
export async function breakableWrites(db: Db): Promise<BreakableWrites> {
  await db.raw(`
    create schema breaking;
    create sequence breaking.writes;
    create table breaking.point (nth bigint);
    create function breaking.may_break() returns trigger language plpgsql as $$
    begin
      if nextval('breaking.writes') = (select nth from breaking.point) then raise exception '${broken}'; end if;
      return null;
    end $$;`);
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and (n.nspname = 'public' and c.relname !~ '^knex_' or n.nspname = 'graphile_worker' and c.relname = '_private_jobs')
     order by 1`,
  );
  const names = rows.map(({ name }) => name);
  for (const name of names)
    await db.raw(
      `create trigger may_break before insert or update or delete on ${name} for each statement execute function breaking.may_break()`,
    );
  const whole = names.map((name) => `select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as all from ${name} t`);
  return {
    breakAt: async (nth) => {
      await db.raw(`select setval('breaking.writes', 1, false)`);
      await db.raw('truncate breaking.point');
      await db.raw('insert into breaking.point values (?)', [nth]);
    },
    mend: async () => {
      await db.raw('truncate breaking.point');
    },
    snapshot: async () => {
      const found = await db.raw<{ rows: { name: string; all: string }[] }>(whole.join(' union all '));
      return Object.fromEntries(found.rows.map(({ name, all }) => [name, all]));
    },
  };
}
