import type { Day } from '../../lib/days.ts';
import { AppError } from '../../lib/errors.ts';
import { decision34 } from './generations/decision-34-2021.ts';
import { decree59 } from './generations/decree-59-2022.ts';
import { decree69Amended169 } from './generations/decree-69-2024-amended-169-2025.ts';
import { decree69Amended320 } from './generations/decree-69-2024-amended-320-2026.ts';
import { decree69 } from './generations/decree-69-2024.ts';
import type { RuleSet, RuleSetId } from './types.ts';

const byId: Readonly<Record<RuleSetId, RuleSet>> = {
  'decision-34-2021': decision34,
  'decree-59-2022': decree59,
  'decree-69-2024': decree69,
  'decree-69-2024-amended-169-2025': decree69Amended169,
  'decree-69-2024-amended-320-2026': decree69Amended320,
};

/** Every generation of the law, the oldest first. */
export const ruleSets: readonly RuleSet[] = Object.values(byId);

/** No generation of the law covers this day: whatever was asked about it has no rules to be decided by. */
export class NoRuleSet extends AppError {
  readonly day: Day;

  constructor(day: Day) {
    super('unexpected', `no rule set covers ${day}`);
    this.day = day;
  }
}

/** The rules in force on a day in Vietnam, or undefined: before the first generation there were none. */
export function findRulesOn(day: Day): RuleSet | undefined {
  return ruleSets.findLast(({ effectiveFrom }) => effectiveFrom <= day);
}

/** The rules in force on a day in Vietnam: of receipt for procedure and limits, of the event for locks. Throws NoRuleSet. */
export function rulesOn(day: Day): RuleSet {
  const rules = findRulesOn(day);
  if (!rules) throw new NoRuleSet(day);
  return rules;
}

/** The rules that a decision, token or audit row names. */
export function rulesById(id: RuleSetId): RuleSet {
  return byId[id];
}

/** The generation that took or will take the place of this one. */
export function successorOf(id: RuleSetId): RuleSet | undefined {
  return ruleSets.find(({ supersedes }) => supersedes === id);
}
