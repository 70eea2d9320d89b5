import type { Knex } from 'knex';
import type { Day } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import { reachEverywhere, unitsServedBy, unitsUnder } from '../officers/places.ts';
import type { Reach } from '../officers/types.ts';
import type { ApplicationState } from '../registrations/types.ts';
import { procedures } from '../registrations/procedures/index.ts';
import type { Procedure } from '../rule-sets/types.ts';

/** States in which somebody still has to do something about a file. */
export const openStates = [
  'submitted',
  'needs-supplement',
  'waiting-population-update',
  'received',
  'registry-check',
  'forwarded',
  'field-verification',
  'awaiting-decision',
] as const satisfies readonly ApplicationState[];
export type OpenState = (typeof openStates)[number];

export interface WorklistQuery {
  /** Units whose files are listed, and how far below them. */
  readonly units: readonly { readonly unitId: string; readonly reach: Reach }[];
  readonly procedure?: Procedure | undefined;
  readonly state?: OpenState | undefined;
  /** As answered with the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A line of the worklist: nothing of a person. */
export interface WorklistFile {
  readonly id: string;
  readonly reference: string;
  readonly procedure: Procedure;
  readonly state: OpenState;
  readonly unitName: Readonly<Record<'vi' | 'en', string>>;
  readonly dueOn: Day | undefined;
  /** Why it is late: a register that does not answer is counted apart. */
  readonly lateCause: 'registry' | 'unit' | undefined;
  readonly receivedAt: Date | undefined;
}

/** Open files of the units of an officer: those due first at the top, then those without a running clock. A cursor that is none begins anew. */
export async function listOpenFiles(db: Db, query: WorklistQuery): Promise<{ files: WorklistFile[]; next: string | undefined }> {
  const after = readCursor(query.cursor);
  const scopes = await scopesOf(db, query);
  const dated = after && !after.dueOn ? [] : await readShelf(db, scopes, { ...query, shelf: 'dated', after });
  const more = { ...query, limit: query.limit - dated.length, shelf: 'undated', after: after?.dueOn ? undefined : after } as const;
  const found = dated.length > query.limit ? dated : [...dated, ...(await readShelf(db, scopes, more))];
  const files = found.slice(0, query.limit);
  const last = files.at(-1);
  return { files, next: found.length > query.limit && last ? `${last.dueOn ?? 'none'}~${last.id}` : undefined };
}

interface Cursor {
  readonly dueOn: Day | undefined;
  readonly id: string;
}

const lowestId = '00000000-0000-0000-0000-000000000000';
const cursorShape = /^(none|\d{4}-\d{2}-\d{2})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(text: string | undefined): Cursor | undefined {
  const [, day = '', id = ''] = cursorShape.exec(text ?? '') ?? [];
  return id ? { dueOn: day === 'none' ? undefined : day, id } : undefined;
}

/** A piece of SQL with what stands in its places. */
interface Piece {
  readonly sql: string;
  readonly values: readonly Knex.RawBinding[];
}

/** Where to look: starting points, and the condition that leads from each of them along an index. */
interface Scope {
  readonly from: Piece;
  readonly where: Piece;
}

async function scopesOf(db: Db, query: WorklistQuery): Promise<Scope[]> {
  const at = (reach: Reach): string[] => query.units.filter((unit) => unit.reach === reach).map(({ unitId }) => unitId);
  const [own, tops] = [at('own-unit'), at('unit-and-below')];
  return [
    ...(own.length > 0 ? [unitByUnit(await unitsServedBy(db, own), query)] : []),
    ...(tops.length > 0 ? [await treeScope(db, tops, query)] : []),
  ];
}

const isOpen = `decided_at is null and state in (${openStates.map((state) => `'${state}'`).join(', ')})`;

/** Units up to which a tree is read one by one: a province has about a hundred, in which few of all files lie. */
const fewUnits = 300;

async function treeScope(db: Db, tops: readonly string[], query: WorklistQuery): Promise<Scope> {
  if (await reachEverywhere(db, tops)) return kindByKind({ sql: 'unit_id is not null', values: [] }, query);
  const unitIds = await unitsUnder(db, tops);
  return unitIds.length <= fewUnits ? unitByUnit(unitIds, query) : kindByKind({ sql: 'unit_id = any(?)', values: [unitIds] }, query);
}

/** Some units, one after the other. */
function unitByUnit(unitIds: readonly string[], { procedure, state }: WorklistQuery): Scope {
  return {
    from: { sql: 'unnest(?::text[]) u (id)', values: [[...unitIds]] },
    where: {
      sql: `unit_id = u.id and ${isOpen} and (?::text is null or procedure = ?) and (?::text is null or state = ?)`,
      values: [procedure ?? null, procedure ?? null, state ?? null, state ?? null],
    },
  };
}

/** A whole tree: by procedure and state, of which there are few, because nearly every file lies in it. */
function kindByKind(units: Piece, { procedure, state }: WorklistQuery): Scope {
  const [kinds, states] = [procedure ? [procedure] : Object.keys(procedures), state ? [state] : [...openStates]];
  return {
    from: { sql: 'unnest(?::text[]) p (name) cross join unnest(?::text[]) s (name)', values: [kinds, states] },
    where: { sql: `decided_at is null and procedure = p.name and state = s.name and ${units.sql}`, values: units.values },
  };
}

type Shelf = 'dated' | 'undated';

function afterOn(shelf: Shelf, after: Cursor | undefined): Piece {
  const id = after?.id ?? lowestId;
  return shelf === 'dated'
    ? { sql: 'due_on is not null and (due_on, id) > (?::date, ?::uuid)', values: [after?.dueOn ?? '-infinity', id] }
    : { sql: 'due_on is null and id > ?::uuid', values: [id] };
}

async function readShelf(
  db: Db,
  scopes: readonly Scope[],
  { shelf, after, limit }: { shelf: Shelf; after: Cursor | undefined; limit: number },
): Promise<WorklistFile[]> {
  const lists = await Promise.all(scopes.map(async (scope) => readScope(db, scope, { from: afterOn(shelf, after), limit: limit + 1 })));
  const files = new Map(lists.flat().map((row) => [row.id, row]));
  return [...files.values()]
    .toSorted(byDueDay)
    .slice(0, limit + 1)
    .map(fileFromRow);
}

async function readScope(db: Db, { from, where }: Scope, on: { from: Piece; limit: number }): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select a.*, n.name_vi, n.name_en from (
       select f.* from ${from.sql} cross join lateral (
         select id, reference, procedure, state, unit_id, due_on, late_cause, received_at from applications
         where ${where.sql} and ${on.from.sql} order by due_on, id limit ?) f
       order by f.due_on, f.id limit ?) a cross join lateral (select name_vi, name_en from units where id = a.unit_id limit 1) n`,
    [...from.values, ...where.values, ...on.from.values, on.limit, on.limit],
  );
  return rows;
}

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly procedure: Procedure;
  readonly state: OpenState;
  readonly due_on: Day | null;
  readonly late_cause: 'registry' | 'unit' | null;
  readonly received_at: Date | null;
  readonly name_vi: string;
  readonly name_en: string;
}

function byDueDay(a: Row, b: Row): number {
  return `${a.due_on}~${a.id}` < `${b.due_on}~${b.id}` ? -1 : 1;
}

function fileFromRow(row: Row): WorklistFile {
  return {
    id: row.id,
    reference: row.reference,
    procedure: row.procedure,
    state: row.state,
    unitName: { vi: row.name_vi, en: row.name_en },
    dueOn: row.due_on ?? undefined,
    lateCause: row.late_cause ?? undefined,
    receivedAt: row.received_at ?? undefined,
  };
}
