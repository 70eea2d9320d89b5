import { type Day, dayOf } from '../../../lib/days.ts';
import type { DayCalendar } from '../../../lib/working-days.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import { rulesById, rulesOn } from '../../rule-sets/index.ts';
import type { RuleSet } from '../../rule-sets/types.ts';
import { findUnit } from '../../units/queries.ts';
import type { Unit } from '../../units/types.ts';
import { receptionDay } from '../../units/reception.ts';
import { applicationFromRow } from '../queries.ts';
import type { Application } from '../types.ts';
import { runningStates } from './clock.ts';
import { type LimitStart, limitStart } from './rules.ts';
import type { Deadline, DeadlineStep } from './types.ts';

type Row = Readonly<Record<string, unknown>>;

/** A file whose clock runs, with the steps of its deadline that were taken. */
export interface RunningFile {
  readonly application: Application & { readonly dueOn: Day };
  readonly steps: readonly DeadlineStep[];
}

/** Files whose deadline has to be looked at, those that waited longest first. */
export async function listFilesToWatch(db: Db, { today, limit }: { today: Day; limit: number }): Promise<RunningFile[]> {
  const rows: Row[] = await running(db).where('watch_on', '<=', today).orderBy(['watch_on', 'id']).limit(limit);
  return rows.map(fileFromRow);
}

/** One of them, its row held until the transaction ends; undefined when its clock has stopped in the meantime. */
export async function takeRunningFile(tx: Tx, id: string): Promise<RunningFile | undefined> {
  const row = await running(tx).where({ id }).forNoKeyUpdate().first();
  return row && fileFromRow(row);
}

/** The next files by due day, from a place on, their rows held until the transaction ends. */
export async function takeFilesDue(tx: Tx, { after, limit }: { after: { dueOn: Day; id: string }; limit: number }): Promise<RunningFile[]> {
  const rows: Row[] = await running(tx)
    .whereRaw('(due_on, id) > (?::date, ?::uuid)', [after.dueOn, after.id])
    .orderBy(['due_on', 'id'])
    .limit(limit)
    .forNoKeyUpdate();
  return rows.map(fileFromRow);
}

function running(db: Db): ReturnType<Db> {
  return db('applications').whereNull('decided_at').whereNotNull('due_on').whereIn('state', runningStates);
}

function fileFromRow(row: Row): RunningFile {
  return { application: { ...applicationFromRow(row), dueOn: String(row.due_on) }, steps: row.deadline_steps as DeadlineStep[] };
}

/** The rules that a file goes by: those of its receipt. */
export function rulesOf({ ruleSet, receivedAt, startedAt }: Application): RuleSet {
  return ruleSet ? rulesById(ruleSet) : rulesOn(dayOf(receivedAt ?? startedAt));
}

/** Where limits of files begin, by their rules and the hours of the offices that took them in; an office is looked up once. */
export function limitStarts(db: Db): (application: Application) => Promise<LimitStart> {
  const offices = new Map<string, Promise<Unit | undefined>>();
  return async (application) => {
    const { unitId } = application;
    const office = unitId ? (offices.get(unitId) ?? findUnit(db, unitId)) : undefined;
    if (unitId && office) offices.set(unitId, office);
    return limitStart({ application, rules: rulesOf(application), office: await office });
  };
}

/** The dates of a file's limit as they stand. */
export function deadlineOf({ application, steps }: RunningFile, start: LimitStart, calendar: DayCalendar): Deadline {
  const { dueOn, printedDueOn = dueOn, lateDueOn } = application;
  return { from: receptionDay(start.reception, calendar, start.receivedAt), dueOn, printedDueOn, lateDueOn, steps };
}

export interface LookedAt {
  readonly id: string;
  readonly dueOn: Day;
  readonly steps: readonly DeadlineStep[];
  readonly watchOn: Day;
}

/** Notes when to look again at files of which nothing is asked now, unless their date has moved in the meantime. */
export async function postponeWatch(tx: Tx, files: readonly LookedAt[]): Promise<void> {
  await tx.raw(
    `update applications a set watch_on = f."watchOn", deadline_steps = f.steps
     from jsonb_to_recordset(?::jsonb) f (id uuid, "dueOn" date, steps text[], "watchOn" date)
     where a.id = f.id and a.due_on = f."dueOn" and a.decided_at is null`,
    [JSON.stringify(files)],
  );
}

export interface DueMove {
  readonly id: string;
  readonly dueOn: Day;
  readonly printedDueOn: Day;
}

/** Writes the new dates of files whose rows are held. */
export async function moveDueDates(tx: Tx, moves: readonly DueMove[]): Promise<void> {
  await tx.raw(
    `update applications a set due_on = f."dueOn", printed_due_on = f."printedDueOn"
     from jsonb_to_recordset(?::jsonb) f (id uuid, "dueOn" date, "printedDueOn" date) where a.id = f.id`,
    [JSON.stringify(moves.map(({ id, dueOn, printedDueOn }) => ({ id, dueOn, printedDueOn })))],
  );
}
