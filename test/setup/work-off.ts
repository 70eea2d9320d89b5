import type { Db } from '../../src/platform/database/types.ts';
import type { Tasks } from '../../src/platform/jobs/runner.ts';

interface Job {
  readonly id: string;
  readonly task: string;
  readonly payload: Record<string, string | number>;
  readonly attempts: number;
}

/**
 * Works off every job of these names that is due now, in order, until none is left; what fails stays in the queue for later. A worker would
 * do the same at the same time, and no test should wait for one.
 */
export async function workOff(db: Db, tasks: Tasks, names: readonly string[]): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const { rows } = await db.raw<{ rows: Job[] }>(
      `select j.id::text as id, t.identifier as task, j.payload, j.attempts from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = any (?) and j.run_at <= now() order by j.id`,
      [[...names]],
    );
    const job = rows.find(({ id }) => !tried.has(id));
    if (!job) return;
    tried.add(job.id);
    await workOne(db, tasks, job);
  }
}

async function workOne(db: Db, tasks: Tasks, { id, task, payload, attempts }: Job): Promise<void> {
  await db.raw('delete from graphile_worker._private_jobs where id = ?', [id]);
  try {
    await tasks[task]?.(payload, { attempt: attempts + 1, signal: undefined });
  } catch (error) {
    if ((error as Error).name !== 'JobFailure') throw error;
    await db.raw(`select graphile_worker.add_job(?, ?::json, run_at => now() + interval '1 minute')`, [task, JSON.stringify(payload)]);
  }
}
