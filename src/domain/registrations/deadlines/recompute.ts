import type { Day } from '../../../lib/days.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudits } from '../../audit/actions.ts';
import { redateTasks } from '../../tasks/redate.ts';
import { loadCalendar } from '../../units/queries.ts';
import { tellAbout } from '../tell.ts';
import type { Application } from '../types.ts';
import { type DueMove, limitStarts, moveDueDates, takeFilesDue } from './queries.ts';
import { dueDay } from './rules.ts';
import { moveDue } from './watch-rules.ts';

interface Place {
  readonly dueOn: Day;
  readonly id: string;
}

const first = '00000000-0000-0000-0000-000000000000';
const batch = 200;

/**
 * Counts the open files anew that are due on a day or later, after something was decided about that day: limits that ended before it are
 * not touched by it. Batch after batch, each its own transaction; run again it changes nothing.
 */
export async function recomputeDeadlines(deps: Deps, { from, size = batch }: { from: Day; size?: number }): Promise<void> {
  let place: Place | undefined = { dueOn: from, id: first };
  while (place) {
    const after: Place = place;
    place = await inTransaction(deps.db, (tx) => recomputeBatch(tx, deps, { after, limit: size }));
  }
}

/** Answers where the next batch begins. A file whose day moves is met again further on, or was met already. */
async function recomputeBatch(tx: Tx, deps: Deps, at: { after: Place; limit: number }): Promise<Place | undefined> {
  const files = await takeFilesDue(tx, at);
  // Read after the rows are held: whoever holds a row last has the newest calendar.
  const calendar = await loadCalendar(tx);
  const startOf = limitStarts(tx);
  const moved: Moved[] = [];
  for (const { application } of files) {
    const { dueOn, printedDueOn = dueOn } = application;
    const move = moveDue({ dueOn, printedDueOn }, dueDay(calendar, await startOf(application)));
    if (move) moved.push({ ...move, id: application.id, from: dueOn, application });
  }
  if (moved.length > 0) await moveFiles(tx, deps, moved);
  const last = files.at(-1)?.application;
  return last && files.length === at.limit ? { dueOn: last.dueOn, id: last.id } : undefined;
}

interface Moved extends DueMove {
  readonly from: Day;
  readonly application: Application;
  readonly told: boolean;
}

async function moveFiles(tx: Tx, deps: Deps, moved: readonly Moved[]): Promise<void> {
  await moveDueDates(tx, moved);
  await redateTasks(tx, { kind: 'decide', dates: moved.map(({ id, dueOn }) => ({ applicationId: id, dueOn })) });
  await recordAudits(
    tx,
    moved.map(({ id, from, dueOn, told }) => ({
      event: 'application.due-moved',
      actor: 'system',
      applicationId: id,
      details: { from, to: dueOn, told },
    })),
  );
  for (const { application, dueOn, told } of moved) {
    if (told) await tellAbout(tx, deps, { kind: 'due-date-moved', application, dueOn });
  }
}
