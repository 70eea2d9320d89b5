import type { Day } from '../../lib/days.ts';
import type { DayCalendar } from '../../lib/working-days.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { UnitKind } from '../rule-sets/types.ts';
import type { Holiday, HolidayKind, Unit } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** The unit behind an id, whether it still is or not. */
export async function findUnit(db: Db, id: string): Promise<Unit | undefined> {
  const row: Row | undefined = await db('units').where({ id }).first();
  return row && unitFromRow(row);
}

/** All units that are there on a day, by kind and name. */
export async function listUnits(db: Db, on: Day): Promise<Unit[]> {
  return listed(db, { on });
}

/** The offices of some kinds on a day: those a procedure may be done at. */
export async function officesFor(db: Db, wanted: { readonly kinds: readonly UnitKind[]; readonly on: Day }): Promise<Unit[]> {
  return listed(db, wanted);
}

async function listed(db: Db, { on, kinds }: { on: Day; kinds?: readonly UnitKind[] }): Promise<Unit[]> {
  const query = db('units')
    .where('valid_from', '<=', on)
    .where(db.raw('coalesce(valid_to > ?, true)', [on]));
  const rows: Row[] = await (kinds ? query.whereIn('kind', kinds) : query).orderBy(['kind', 'name_vi', 'id']);
  return rows.map(unitFromRow);
}

/** The unit that does on a day what this one did: itself, or the successor of its successors; undefined where the chain ends. */
export async function unitAt(db: Db, { unitId, day }: { readonly unitId: string; readonly day: Day }): Promise<Unit | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `with recursive chain as (
        select *, 0 as depth from units where id = ?
        union all
        select u.*, c.depth + 1 from units u join chain c on u.id = c.successor_id where c.valid_to <= ? and c.depth < 20)
      select * from chain where valid_to is null or valid_to > ? order by depth desc limit 1`,
    [unitId, day, day],
  );
  return rows[0] && unitFromRow(rows[0]);
}

/** The unit above, as it stands on a day; the top of the tree is its own superior. */
export async function superiorUnit(db: Db, at: { readonly unitId: string; readonly day: Day }): Promise<Unit | undefined> {
  const unit = await unitAt(db, at);
  return unit?.parentId ? ((await unitAt(db, { unitId: unit.parentId, day: at.day })) ?? unit) : unit;
}

/** The authority of electronic identification on a day: where files go that came to no office. */
export async function findAuthority(db: Db, on: Day): Promise<Unit | undefined> {
  const [authority] = await officesFor(db, { kinds: ['authority'], on });
  return authority;
}

/** The days that differ from the week, as they stand now. */
export async function loadCalendar(db: Db): Promise<DayCalendar> {
  return calendarOf(await db('holidays').select('day', 'kind'));
}

/**
 * The same, held still until the transaction ends: for who writes down a day that is counted with it. Whoever records a holiday waits, and
 * then finds every file that was counted without it.
 */
export async function holdCalendar(tx: Tx): Promise<DayCalendar> {
  await tx.raw('lock table holidays in row share mode');
  return loadCalendar(tx);
}

function calendarOf(rows: readonly { readonly day: Day; readonly kind: HolidayKind }[]): DayCalendar {
  const days = (wanted: HolidayKind): Set<Day> => new Set(rows.filter(({ kind }) => kind === wanted).map(({ day }) => day));
  return { off: days('off'), worked: days('worked') };
}

/** The recorded days of a period, first and last included, in order. */
export async function listHolidays(db: Db, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Holiday[]> {
  const rows: Row[] = await db('holidays').whereBetween('day', [from, to]).orderBy('day');
  return rows.map((row) => ({
    day: String(row.day),
    kind: row.kind as HolidayKind,
    nameVi: String(row.name_vi),
    nameEn: String(row.name_en),
    source: row.source as Holiday['source'],
    decision: (row.decision as string | null) ?? undefined,
  }));
}

function unitFromRow(row: Row): Unit {
  return {
    id: String(row.id),
    kind: row.kind as UnitKind,
    nameVi: String(row.name_vi),
    nameEn: String(row.name_en),
    address: String(row.address),
    parentId: (row.parent_id as string | null) ?? undefined,
    successorId: (row.successor_id as string | null) ?? undefined,
    validFrom: String(row.valid_from),
    validTo: (row.valid_to as string | null) ?? undefined,
    saturdayMorning: row.saturday_morning === true,
    opensAt: String(row.opens_at).slice(0, 5),
    closesAt: String(row.closes_at).slice(0, 5),
  };
}
