import type { Db } from '../../platform/database/types.ts';
import { openStates } from './worklist.ts';

/** How work stands: a register that does not answer is counted apart from the units. */
export interface OpenFigures {
  readonly open: number;
  readonly overdueByUnit: number;
  readonly overdueByRegistry: number;
}

/** Open files of some units, and how many are past their day, by cause. The index of open files leads from each unit. */
export const figuresSql = `select count(*)::int as open,
    count(*) filter (where late and late_cause is distinct from 'registry')::int as by_unit,
    count(*) filter (where late and late_cause = 'registry')::int as by_registry
  from (select late_cause, due_on < (app_now() at time zone 'Asia/Ho_Chi_Minh')::date as late from applications
    where unit_id = any(?) and decided_at is null and state in (${openStates.map((state) => `'${state}'`).join(', ')})) f`;

export async function countOpenFiles(db: Db, unitIds: readonly string[]): Promise<OpenFigures> {
  const { rows } = await db.raw<{ rows: { open: number; by_unit: number; by_registry: number }[] }>(figuresSql, [[...unitIds]]);
  const { open = 0, by_unit: overdueByUnit = 0, by_registry: overdueByRegistry = 0 } = rows[0] ?? {};
  return { open, overdueByUnit, overdueByRegistry };
}
