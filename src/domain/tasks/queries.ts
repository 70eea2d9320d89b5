import type { Day } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import { taskKinds } from './kinds.ts';
import type { Task, TaskKind, TaskState } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

export interface TaskList {
  readonly unitIds: readonly string[];
  /** Absent: every kind. */
  readonly kind?: TaskKind | undefined;
  /** As answered with the page before. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Where a page of a list ends: what is due comes first, in order, then what has no day. */
interface Cursor {
  readonly dueOn: Day | undefined;
  readonly id: string;
}

/** Open tasks of some units, those due first at the top; `next` leads on. A cursor that is none begins anew. */
export async function listTasks(db: Db, list: TaskList): Promise<{ tasks: Task[]; next: string | undefined }> {
  const after = readCursor(list.cursor);
  const dated = after && !after.dueOn ? [] : await listDated(db, list, after);
  const room = list.limit + 1 - dated.length;
  const undated = room > 0 ? await listUndated(db, { ...list, limit: room }, after?.dueOn ? undefined : after) : [];
  const tasks = [...dated, ...undated].map(taskFromRow);
  const page = tasks.slice(0, list.limit);
  const last = page.at(-1);
  return { tasks: page, next: tasks.length > list.limit && last ? `${last.dueOn ?? 'none'}~${last.id}` : undefined };
}

/** A task by its id, whatever became of it. */
export async function findTask(db: Db, id: string): Promise<Task | undefined> {
  const row = await db('tasks').where({ id }).first();
  return row && taskFromRow(row);
}

/** Kinds of the open tasks about a file. */
export async function listOpenKinds(db: Db, applicationId: string): Promise<TaskKind[]> {
  return db('tasks').where({ application_id: applicationId, state: 'open' }).distinct().orderBy('kind').pluck('kind');
}

type Search = Pick<TaskList, 'unitIds' | 'kind' | 'limit'>;

/** Unit by unit and kind by kind along the index, so that the size of the table does not matter. */
const eachUnitAndKind = 'unnest(?::text[]) u (id) cross join unnest(?::text[]) k (name)';
const ofEach = `unit_id = u.id and kind = k.name and state = 'open'`;

async function listDated(db: Db, { unitIds, kind, limit }: Search, after?: Cursor): Promise<Row[]> {
  const { rows } = await db.raw(
    `select t.* from ${eachUnitAndKind} cross join lateral (
       select * from tasks where ${ofEach} and due_on is not null and (due_on, id) > (?::date, ?::uuid)
       order by due_on, id limit ?) t order by t.due_on, t.id limit ?`,
    [[...unitIds], kind ? [kind] : [...taskKinds], after?.dueOn ?? '-infinity', after?.id ?? lowestId, limit + 1, limit + 1],
  );
  return rows;
}

async function listUndated(db: Db, { unitIds, kind, limit }: Search, after?: Cursor): Promise<Row[]> {
  const { rows } = await db.raw(
    `select t.* from ${eachUnitAndKind} cross join lateral (
       select * from tasks where ${ofEach} and due_on is null and id > ?::uuid order by due_on, id limit ?) t order by t.id limit ?`,
    [[...unitIds], kind ? [kind] : [...taskKinds], after?.id ?? lowestId, limit, limit],
  );
  return rows;
}

const lowestId = '00000000-0000-0000-0000-000000000000';
const cursorShape = /^(none|\d{4}-\d{2}-\d{2})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(text: string | undefined): Cursor | undefined {
  const [, day = '', id = ''] = cursorShape.exec(text ?? '') ?? [];
  return id ? { dueOn: day === 'none' ? undefined : day, id } : undefined;
}

function taskFromRow(row: Row): Task {
  return {
    id: String(row.id),
    kind: row.kind as TaskKind,
    unitId: String(row.unit_id),
    applicationId: (row.application_id as string | null) ?? undefined,
    accountId: (row.account_id as string | null) ?? undefined,
    dueOn: (row.due_on as string | null) ?? undefined,
    state: row.state as TaskState,
    openedAt: row.opened_at as Date,
  };
}
