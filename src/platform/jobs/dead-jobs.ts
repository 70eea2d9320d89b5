import type { Db, Tx } from '../database/types.ts';

/** A job that was tried as often as allowed. Its payload is ids and numbers (see JobPayload). */
export interface DeadJob {
  readonly id: string;
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number>>;
  readonly attempts: number;
  /** A code. */
  readonly lastError: string | undefined;
  readonly createdAt: Date;
  readonly lastTriedAt: Date;
}

const dead = 'attempts >= max_attempts and locked_at is null';

/** Jobs that nobody will try again, the newest failure first. */
export async function listDeadJobs(db: Db, limit = 100): Promise<DeadJob[]> {
  const { rows } = await db.raw(
    `select j.id::text, t.identifier as task, j.payload, j.attempts, j.last_error, j.created_at, j.updated_at
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where ${dead} order by j.updated_at desc, j.id desc limit ?`,
    [limit],
  );
  return rows.map((row: Record<string, unknown>) => ({
    id: row['id'],
    task: row['task'],
    payload: row['payload'],
    attempts: row['attempts'],
    lastError: row['last_error'] ?? undefined,
    createdAt: row['created_at'],
    lastTriedAt: row['updated_at'],
  }));
}

/** Gives a dead job all its tries again; answers its task, or nothing when it is not dead. Of 20 at once one does. */
export async function retryDeadJob(tx: Tx, id: string): Promise<string | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  // Its own function for this does not say whether the job was dead, and lets everybody win.
  const { rows } = await tx.raw(
    `update graphile_worker._private_jobs j set attempts = 0, last_error = null, run_at = now(), updated_at = now()
     from graphile_worker._private_tasks t where j.id = ?::bigint and t.id = j.task_id and ${dead} returning t.identifier as task`,
    [id],
  );
  return rows[0]?.task;
}
