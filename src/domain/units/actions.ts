import { type Day, dayOf } from '../../lib/days.ts';
import { databaseNow, inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { recordAudit } from '../audit/actions.ts';
import type { HolidayKind } from './types.ts';

export interface HolidayDecision {
  readonly officerId: string;
  readonly day: Day;
  readonly kind: HolidayKind;
  readonly names: { readonly vi: string; readonly en: string };
  /** Number and date of the decision. */
  readonly decision: string;
  readonly requestId: string;
}

/** `past`: limits that ended are not rewritten. `unchanged`: it stands so already. */
export type HolidayOutcome = 'recorded' | 'past' | 'unchanged';

/** Records what was decided about a day, and has the open files counted anew. What was computed for the day is replaced. */
export async function recordHoliday(deps: Deps, decided: HolidayDecision): Promise<HolidayOutcome> {
  return inTransaction(deps.db, async (tx) => {
    // Waits for those who are just counting with the days as they were; their files are then found by the job.
    await tx.raw('lock table holidays in exclusive mode');
    if (decided.day < dayOf(await databaseNow(tx))) return 'past';
    if (!(await replaceDay(tx, decided))) return 'unchanged';
    const { officerId, day, kind, decision, requestId } = decided;
    await recordAudit(tx, { event: 'holiday.recorded', actor: `officer:${officerId}`, requestId, details: { day, kind, decision } });
    await addJob(tx, 'recompute-deadlines', { from: day }, { jobKey: `recompute-deadlines:${day}` });
    return 'recorded';
  });
}

async function replaceDay(tx: Tx, { day, kind, names, decision, officerId }: HolidayDecision): Promise<boolean> {
  const { rows } = await tx.raw(
    `insert into holidays as h (day, kind, name_vi, name_en, source, decision, recorded_by) values (?, ?, ?, ?, 'decision', ?, ?)
     on conflict (day) do update set kind = excluded.kind, name_vi = excluded.name_vi, name_en = excluded.name_en, source = excluded.source,
       decision = excluded.decision, recorded_by = excluded.recorded_by, recorded_at = app_now()
     where (h.kind, h.name_vi, h.name_en, h.decision) is distinct from
       (excluded.kind, excluded.name_vi, excluded.name_en, excluded.decision)
     returning day`,
    [day, kind, names.vi, names.en, decision, officerId],
  );
  return rows.length > 0;
}
