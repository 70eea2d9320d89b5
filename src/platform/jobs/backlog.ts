import type { Db } from '../database/types.ts';

export interface JobBacklog {
  /** Due and not begun. */
  readonly waiting: number;
  /** Seconds that the longest of them has waited. */
  readonly longestWait: number;
  /** Tried as often as allowed: nobody will try again. */
  readonly dead: number;
}

/** How far the worker is behind, by the queue's own clock. */
export async function jobBacklog(db: Db): Promise<JobBacklog> {
  const answer = await db.raw<{ rows: JobBacklog[] }>(`
    select count(*) filter (where due)::int as waiting, count(*) filter (where attempts >= max_attempts and locked_at is null)::int as dead,
      coalesce(extract(epoch from now() - min(run_at) filter (where due)), 0)::float8 as "longestWait"
    from (select *, attempts < max_attempts and locked_at is null and run_at <= now() as due from graphile_worker.jobs) jobs`);
  return answer.rows[0] ?? { waiting: 0, longestWait: 0, dead: 0 };
}
