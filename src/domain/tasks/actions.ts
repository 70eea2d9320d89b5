import { randomUUID } from 'node:crypto';
import type { Day } from '../../lib/days.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';
import { isDoneBySaying } from './kinds.ts';
import { findTask } from './queries.ts';
import type { TaskKind, TaskState } from './types.ts';

export interface NewTask {
  readonly kind: TaskKind;
  readonly unitId: string;
  readonly applicationId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly dueOn?: Day | undefined;
}

/** Opens a task for a unit; one that is open already for the same file, or the same account, is enough. Answers whether it is new. */
export async function openTask(tx: Tx, task: NewTask): Promise<boolean> {
  const row = {
    id: randomUUID(),
    kind: task.kind,
    unit_id: task.unitId,
    application_id: task.applicationId ?? null,
    account_id: task.accountId ?? null,
    due_on: task.dueOn ?? null,
  };
  const ids = await tx('tasks').insert(row).onConflict().ignore().returning('id');
  return ids.length > 0;
}

export interface TaskClosing {
  readonly officerId: string;
  readonly taskId: string;
  /** Code: what came of it. */
  readonly outcome: string;
  readonly requestId?: string | undefined;
}

/** An officer is done with a task. False: somebody else was first. */
export async function closeTask(tx: Tx, { officerId, taskId, outcome, requestId }: TaskClosing): Promise<boolean> {
  const [closed] = await tx('tasks')
    .where({ id: taskId, state: 'open' })
    .update(ending(tx, { state: 'done', officerId, outcome }))
    .returning(['kind', 'application_id', 'account_id']);
  if (!closed) return false;
  await recordAudit(tx, {
    event: 'task.closed',
    actor: `officer:${officerId}`,
    ...(closed.application_id ? { applicationId: closed.application_id } : {}),
    ...(closed.account_id ? { accountId: closed.account_id } : {}),
    ...(requestId ? { requestId } : {}),
    details: { task: taskId, kind: closed.kind, outcome },
  });
  return true;
}

/** The officer at the list says that a task is done. False: somebody else was first, or saying so is not how it is done. */
export async function finishTask(deps: Pick<Deps, 'db'>, done: Omit<TaskClosing, 'outcome'>): Promise<boolean> {
  const task = await findTask(deps.db, done.taskId);
  if (!task || !isDoneBySaying(task.kind)) return false;
  return inTransaction(deps.db, (tx) => closeTask(tx, { ...done, outcome: 'done' }));
}

export interface TasksOfFile {
  readonly applicationId: string;
  readonly kind: TaskKind;
  readonly outcome: string;
  /** `dropped`: there is nothing to do any more. */
  readonly state: Exclude<TaskState, 'open'>;
  readonly officerId?: string | undefined;
}

/** Closes what is open of one kind for a file, at every unit: part of the change that settles it, which has its own audit row. */
export async function closeTasksOf(tx: Tx, { applicationId, kind, ...end }: TasksOfFile): Promise<number> {
  return tx('tasks').where({ application_id: applicationId, kind, state: 'open' }).update(ending(tx, end));
}

function ending(tx: Tx, { state, outcome, officerId }: Pick<TasksOfFile, 'state' | 'outcome' | 'officerId'>): Record<string, unknown> {
  return { state, outcome, closed_at: tx.raw('app_now()'), closed_by: officerId ?? null };
}
