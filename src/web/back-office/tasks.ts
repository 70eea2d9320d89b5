import { tasksView } from '../../../views/pages/back-office/tasks.tsx';
import { mayActAt, unitsServedBy } from '../../domain/officers/places.ts';
import { unitsWith } from '../../domain/officers/rights.ts';
import { listReferences } from '../../domain/overviews/references.ts';
import { finishTask } from '../../domain/tasks/actions.ts';
import { asksForLetter, taskKinds } from '../../domain/tasks/kinds.ts';
import { findTask, listTasks } from '../../domain/tasks/queries.ts';
import { dayOf } from '../../lib/days.ts';
import { noFields, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from './desk.ts';

const perPage = 50;
const permission = 'task.close';

/** Tasks of the units at which the officer works, and that one is done. */
export function taskRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith(permission);
  return [
    route({ method: 'GET', path: '/tasks', who, handle: (visit) => list(desk, visit) }),
    route({ method: 'POST', path: '/tasks/:id/close', who, form: noFields, handle: (visit) => close(desk, visit) }),
  ];
}

async function list(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { db } = desk.deps;
  const { query, who } = visit;
  const kind = taskKinds.find((name) => name === query.kind);
  const unitIds = await unitsServedBy(
    db,
    unitsWith(who.officer, permission).map(({ unitId }) => unitId),
  );
  const { tasks, next } = await listTasks(db, { unitIds, kind, cursor: query.after, limit: perPage });
  const references = await listReferences(
    db,
    tasks.flatMap(({ applicationId }) => applicationId ?? []),
  );
  return deskPage(desk, visit, {
    view: tasksView,
    props: {
      tasks: tasks.map((task) => ({
        ...task,
        reference: task.applicationId && references.get(task.applicationId),
        letter: asksForLetter(task.kind) ? task.kind : undefined,
      })),
      kind,
      kinds: taskKinds,
      today: dayOf(who.session.now),
      next,
      said: query.said === 'closed' || query.said === 'gone' ? query.said : undefined,
    },
  });
}

async function close(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId } = visit;
  const id = idIn(visit);
  const task = id && (await findTask(deps.db, id));
  if (!task) return problem('not-found');
  const { unitId, applicationId } = task;
  if (!(await mayActAt(deps.db, who.officer, { permission, unitId }))) return refuse(desk, { who, call: visit, permission, applicationId });
  const isDone = await finishTask(deps, { officerId: who.officer.id, taskId: task.id, requestId });
  return redirect(`/tasks?said=${isDone ? 'closed' : 'gone'}`);
}
