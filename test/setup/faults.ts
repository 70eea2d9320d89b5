import type { Db } from '../../src/platform/database/types.ts';

/**
 * Makes the database fail at a given write of the next action: statements that change a table are counted, also across transactions that are
 * rolled back. What a process leaves behind that dies between two writes is what such a failure leaves behind.
 */
export async function countWrites(db: Db): Promise<void> {
  await db.raw(`
    create sequence writes_seen;
    create table write_to_fail (at bigint);
    insert into write_to_fail values (0);
    create function fail_at_write() returns trigger language plpgsql as $$
      begin
        if nextval('writes_seen') = (select at from write_to_fail) then raise exception 'the process died here'; end if;
        return null;
      end $$;
    do $$ declare one text; begin
      for one in select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'write_to_fail'
      loop
        execute format('create trigger fail_at_write after insert or update or delete on %s for each statement execute function fail_at_write()', one);
      end loop;
    end $$`);
}

/** Lets an action die at its first write, its second and so on, until it comes through. Answers at how many it died. */
export async function dieAtEachWrite(db: Db, act: () => Promise<unknown>, afterDeath: () => Promise<void>): Promise<number> {
  for (let at = 1; at < 200; at += 1) {
    await db.raw(`select setval('writes_seen', 1, false)`);
    await db.raw('update write_to_fail set at = ?', [at]);
    const died = await act().then(
      () => false,
      () => true,
    );
    await db.raw('update write_to_fail set at = 0');
    if (!died) return at - 1;
    await afterDeath();
  }
  throw new Error('it never comes through');
}
