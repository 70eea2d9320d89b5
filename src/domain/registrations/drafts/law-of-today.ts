import { type Day, dayOf } from '../../../lib/days.ts';
import { databaseNow } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import { rulesOn } from '../../rule-sets/index.ts';
import type { RuleSet } from '../../rule-sets/types.ts';

/** What a file that is begun or sent now goes by. */
export interface LawOfToday {
  readonly today: Day;
  readonly rules: RuleSet;
}

/** The rule set in force on this day in Vietnam. */
export async function lawOfToday(db: Db): Promise<LawOfToday> {
  const today = dayOf(await databaseNow(db));
  return { today, rules: rulesOn(today) };
}
