import type { Tx } from '../database/types.ts';

/** Ids and numbers only: the queue's table is read by operators and kept in backups. */
export type JobPayload = Readonly<Record<string, string | number>>;

export interface JobOptions {
  /** Seconds from now on the queue's clock, the database's. */
  readonly delay?: number;
  /** A job waiting under the same key is replaced. */
  readonly jobKey?: string;
}

/** Puts a job into the outbox: it exists when the caller's transaction commits, and never otherwise. */
export async function addJob(tx: Tx, name: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  await tx.raw(
    `select graphile_worker.add_job(identifier => ?, payload => ?::json, job_key => ?, run_at => now() + make_interval(secs => ?))`,
    [name, JSON.stringify(payload), options.jobKey ?? null, options.delay ?? 0],
  );
}
