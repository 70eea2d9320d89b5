import type { Tx } from '../database/types.ts';

/** Ids and numbers only: the queue's table is read by operators and kept in backups. */
export type JobPayload = Readonly<Record<string, string | number>>;

export interface JobOptions {
  readonly runAt?: Date;
  /** Seconds from now on the queue's clock, the database's; instead of `runAt`. */
  readonly delay?: number;
  /** How often the queue itself tries, with waits of e^n seconds. Default 25. */
  readonly maxAttempts?: number;
  /** A job waiting under the same key is replaced. */
  readonly jobKey?: string;
  /** Jobs of one queue run one after the other. */
  readonly queueName?: string;
}

/** Puts a job into the outbox: it exists when the caller's transaction commits, and never otherwise. */
export async function addJob(tx: Tx, name: string, payload: JobPayload, options: JobOptions = {}): Promise<void> {
  await tx.raw(
    `select graphile_worker.add_job(identifier => ?, payload => ?::json, queue_name => ?, max_attempts => ?, job_key => ?,
       run_at => coalesce(?::timestamptz, now() + make_interval(secs => ?::double precision)))`,
    [
      name,
      JSON.stringify(payload),
      options.queueName ?? null,
      options.maxAttempts ?? null,
      options.jobKey ?? null,
      options.runAt ?? null,
      options.delay ?? null,
    ],
  );
}
