import { type Day, dayOf } from '../../../lib/days.ts';
import type { DayCalendar } from '../../../lib/working-days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { loadCalendar } from '../../units/queries.ts';
import { tellAbout } from '../tell.ts';
import { recordLate } from './clock.ts';
import { deadlineOf, limitStarts, listFilesToWatch, type LookedAt, postponeWatch, type RunningFile, takeRunningFile } from './queries.ts';
import { addLimit, type LimitStart } from './rules.ts';
import { openStepTasks } from './step-tasks.ts';
import type { Deadline, Look } from './types.ts';
import { lookAt } from './watch-rules.ts';

/**
 * Looks at the deadlines whose day of looking has come: warns the unit, readies an apology, tells the applicant of a new date, turns to the
 * unit above. A file that asks for something is one transaction, which also records what was done: run again it does nothing. Answers
 * whether there is more.
 */
export async function watchDeadlines(deps: Deps, limit: number): Promise<boolean> {
  const { db } = deps;
  const today = dayOf(await databaseNow(db));
  const files = await listFilesToWatch(db, { today, limit });
  const sight: Sight = { calendar: await loadCalendar(db), today, startOf: limitStarts(db) };
  const failures: unknown[] = [];
  const quiet: LookedAt[] = [];
  for (const file of files) {
    // One file that cannot be looked at must not keep the others from being looked at.
    const rest = await watchOne(deps, file, sight).catch((error: unknown) => void failures.push(error));
    if (rest) quiet.push(rest);
  }
  if (quiet.length > 0) await inTransaction(db, (tx) => postponeWatch(tx, quiet));
  if (failures.length > 0) throw failures[0];
  return files.length === limit;
}

/** Acts on a file in a transaction of its own; answers when to look again where nothing is asked. */
async function watchOne({ db, ...deps }: Deps, file: RunningFile, sight: Sight): Promise<LookedAt | undefined> {
  const { id, dueOn } = file.application;
  const { look } = await seen(file, sight);
  if (look.take.length === 0 && look.undone.length === 0 && !look.isBroken)
    return { id, dueOn, steps: look.reached, watchOn: look.lookAgainOn };
  await inTransaction(db, (tx) => watchFile(tx, deps, { id, today: sight.today }));
  return undefined;
}

/** What files are looked at with. */
interface Sight {
  readonly calendar: DayCalendar;
  readonly today: Day;
  readonly startOf: (application: RunningFile['application']) => Promise<LimitStart>;
}

interface Seen {
  readonly deadline: Deadline;
  readonly start: LimitStart;
  readonly look: Look;
}

async function seen(file: RunningFile, { calendar, today, startOf }: Sight): Promise<Seen> {
  const start = await startOf(file.application);
  const deadline = deadlineOf(file, start, calendar);
  return { deadline, start, look: lookAt(calendar, deadline, today) };
}

async function watchFile(tx: Tx, deps: Pick<Deps, 'secrets'>, { id, today }: { id: string; today: Day }): Promise<void> {
  const file = await takeRunningFile(tx, id);
  if (!file) return;
  const calendar = await loadCalendar(tx);
  const found = await seen(file, { calendar, today, startOf: limitStarts(tx) });
  const { look, deadline } = found;
  const lateDueOn = promisedDate(found, calendar, today);
  await openStepTasks(tx, { application: file.application, look, today, lateDueOn });
  if (look.take.includes('late')) await recordLate(tx, { applicationId: id, dueOn: deadline.printedDueOn });
  if (lateDueOn && (look.take.includes('late') || look.isBroken)) {
    await tellAbout(tx, deps, { kind: 'application-late', application: file.application, dueOn: lateDueOn });
  }
  const after = lookAt(calendar, { ...deadline, lateDueOn, steps: look.reached }, today);
  await tx('applications')
    .where({ id })
    .update({ deadline_steps: look.reached, late_due_on: lateDueOn ?? null, watch_on: after.lookAgainOn });
}

/** The date that the apology names: the limit once more, from the day on which it could not be kept. None while the limit runs. */
function promisedDate({ look, deadline, start }: Seen, calendar: DayCalendar, today: Day): Day | undefined {
  if (!look.reached.includes('apology')) return undefined;
  const stands = deadline.lateDueOn !== undefined && !look.isBroken && !look.take.includes('apology');
  return stands ? deadline.lateDueOn : addLimit(today, start.limit, calendar);
}
