import type { Db } from '../../platform/database/types.ts';
import { mayAct, unitsWith } from './rights.ts';
import type { Officer, Permission, Place, Reach } from './types.ts';

/** How deep trees and chains of successors may be; real ones have four. */
const deepest = 20;

/** Today, looked up once a statement, not once a unit. */
const today = `(select (app_now() at time zone 'Asia/Ho_Chi_Minh')::date)`;

/** The unit that answers for this one today (itself, or its successor) and the units above it. Undefined where there is none. */
export async function placeOf(db: Db, unitId: string): Promise<Place | undefined> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `with recursive today as (select (app_now() at time zone 'Asia/Ho_Chi_Minh')::date as day),
       line as (
         select u.id, u.parent_id, u.successor_id, u.valid_to <= today.day as ended, 0 as depth from units u, today where u.id = ?
         union all
         select u.id, u.parent_id, u.successor_id, u.valid_to <= today.day, line.depth + 1 from today, line
           join units u on u.id = case when line.ended and line.successor_id is not null then line.successor_id else line.parent_id end where line.depth < ${deepest})
     select id from line where ended is not true order by depth`,
    [unitId],
  );
  const [own, ...superiors] = rows.map(({ id }) => id);
  return own === undefined ? undefined : { unitId: own, superiors };
}

/** Where a file lies now; undefined while no unit works on it. */
export async function placeOfFile(db: Db, applicationId: string): Promise<Place | undefined> {
  const row = await db('applications').where({ id: applicationId }).first('unit_id');
  return row?.unit_id ? placeOf(db, row.unit_id) : undefined;
}

/** Whether an officer may do this to a file, by the unit that works on it today. A file that nobody works on is nobody's. */
export async function mayActOnFile(
  db: Db,
  officer: Pick<Officer, 'roles'>,
  what: { permission: Permission; applicationId: string },
): Promise<boolean> {
  const place = await placeOfFile(db, what.applicationId);
  return place !== undefined && mayAct(officer, what.permission, place);
}

/** Whether an officer may do this at a unit: for tasks, and for what has not become a file yet. */
export async function mayActAt(
  db: Db,
  officer: Pick<Officer, 'roles'>,
  what: { permission: Permission; unitId: string },
): Promise<boolean> {
  const place = await placeOf(db, what.unitId);
  return place !== undefined && mayAct(officer, what.permission, place);
}

/** Every unit at which an officer holds a permission: the own ones, and those below as far as the role reaches. */
export async function unitsReached(db: Db, officer: Pick<Officer, 'roles'>, permission: Permission): Promise<string[]> {
  const units = unitsWith(officer, permission);
  const at = (reach: Reach): string[] => units.filter((unit) => unit.reach === reach).map(({ unitId }) => unitId);
  const lists = await Promise.all([unitsServedBy(db, at('own-unit')), unitsUnder(db, at('unit-and-below'))]);
  return [...new Set(lists.flat())];
}

/** A unit and those that ended and whose work it took over: their old files keep their unit. */
export async function unitsServedBy(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `with recursive served as (
       select id, 0 as depth from units where id = any(?)
       union all
       select u.id, served.depth + 1 from units u join served on u.successor_id = served.id
         where u.valid_to <= ${today} and served.depth < ${deepest})
     select distinct id from served`,
    [[...unitIds]],
  );
  return rows.map(({ id }) => id);
}

/** Some units with everything below them, and whatever their work was taken over from. */
export async function unitsUnder(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `with recursive edges as (
       select id, parent_id as above from units where parent_id is not null
       union all
       select id, successor_id from units where successor_id is not null and valid_to <= ${today}),
     tree as (select id from units where id = any(?) union select edges.id from edges join tree on edges.above = tree.id)
     select id from tree`,
    [[...unitIds]],
  );
  return rows.map(({ id }) => id);
}

/** Whether these have every unit below them: no tree has its top elsewhere. Then nobody needs to know which units there are. */
export async function reachEverywhere(db: Db, unitIds: readonly string[]): Promise<boolean> {
  const elsewhere = await db('units').whereNull('parent_id').whereNotIn('id', unitIds).first('id');
  return elsewhere === undefined;
}
