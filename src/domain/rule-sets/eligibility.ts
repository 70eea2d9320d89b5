import type { Day } from '../../lib/days.ts';
import { ageBetween, type PartialDate } from '../../lib/partial-dates.ts';
import { purposeOf } from './procedures.ts';
import type { Eligibility, EligibilityRow, HeldPaper, NotEligible, Procedure, RuleSet, SubjectOfLaw } from './types.ts';

/** A birth date of any precision and the day that counts. */
export interface BornOn {
  readonly birthDate: PartialDate;
  readonly on: Day;
}

/** Whom the rows of the law are asked about. */
export type Candidate =
  | { readonly subject: 'organization' }
  | {
      readonly subject: Exclude<SubjectOfLaw, 'organization'>;
      /** Full years, or what they are counted from. */
      readonly age: number | BornOn;
      /** Papers that are valid on the day. */
      readonly holds: readonly HeldPaper[];
      /** Lost or limited capacity, or represented by somebody. */
      readonly isWard: boolean;
      readonly livesAbroad?: boolean;
    };

/** The row that applies and what follows from it. `unclear`: the birth date does not say which. */
export type EligibilityOutcome =
  | { readonly kind: 'eligible'; readonly rule: Eligibility; readonly throughGuardian: boolean; readonly withCard: boolean }
  | { readonly kind: 'not-eligible'; readonly rule: Eligibility; readonly reason: NotEligible }
  | { readonly kind: 'unclear'; readonly rows: readonly EligibilityRow[] };

/** Who may hold which level (law.md part 2): the first row that fits, or `unclear` when the years could fit two different ones. */
export function eligibilityOf(rules: RuleSet, candidate: Candidate): EligibilityOutcome {
  const age = ageOf(candidate);
  if (!age) return { kind: 'unclear', rows: [] };
  const [younger, older] = [ruleAt(rules, candidate, age.least), ruleAt(rules, candidate, age.most)];
  if (younger !== older) return { kind: 'unclear', rows: [...new Set([younger.row, older.row])] };
  if (younger.refusal) return { kind: 'not-eligible', rule: younger, reason: younger.refusal };
  const isWard = candidate.subject !== 'organization' && candidate.isWard;
  return { kind: 'eligible', rule: younger, throughGuardian: younger.throughGuardian || isWard, withCard: younger.withCard ?? false };
}

/** Why a procedure is not open: what the rows say, or that another procedure is the right one. */
export type NotOpen = NotEligible | 'other-subject' | 'level-too-high' | 'no-valid-card' | 'card-is-valid';

export type ProcedureOutcome =
  | { readonly kind: 'open'; readonly throughGuardian: boolean; readonly rule: Eligibility }
  | { readonly kind: 'not-open'; readonly reason: NotOpen }
  | { readonly kind: 'unclear' };

/** Whether this procedure is the way for this person, and through whom. */
export function mayApply(rules: RuleSet, procedure: Procedure, candidate: Candidate): ProcedureOutcome {
  const { subjectKind, level, withCard } = purposeOf[procedure];
  if (candidate.subject !== subjectKind) return { kind: 'not-open', reason: 'other-subject' };
  const found = eligibilityOf(rules, candidate);
  if (found.kind === 'unclear') return { kind: 'unclear' };
  if (found.kind === 'not-eligible') return { kind: 'not-open', reason: found.reason };
  if (!found.rule.levels.includes(level)) return { kind: 'not-open', reason: 'level-too-high' };
  if (found.withCard !== withCard) return { kind: 'not-open', reason: withCard ? 'card-is-valid' : 'no-valid-card' };
  return { kind: 'open', throughGuardian: found.throughGuardian, rule: found.rule };
}

/** The full years from which somebody may go this way alone; below them a guardian or representative acts. */
export function aloneFrom({ eligibility }: RuleSet, procedure: Procedure): number {
  const { subjectKind, level } = purposeOf[procedure];
  const rows = eligibility.filter((row) => row.subject === subjectKind && row.levels.includes(level) && !row.throughGuardian);
  return Math.min(...rows.map(({ ageFrom = 0 }) => ageFrom));
}

/** Undefined for what is no date, or lies after the day. */
function ageOf(candidate: Candidate): ReturnType<typeof ageBetween> {
  if (candidate.subject === 'organization') return { least: 0, most: 0 };
  const { age } = candidate;
  return typeof age === 'number' ? { least: age, most: age } : ageBetween(age.birthDate, age.on);
}

/** Every rule set ends each subject with a row that asks for nothing, so that one always fits; a test holds it. */
function ruleAt({ id, eligibility }: RuleSet, candidate: Candidate, age: number): Eligibility {
  const rule = eligibility.find((row) => fits(row, candidate, age));
  if (!rule) throw new Error(`${id} has no row for a ${candidate.subject} of ${age}`);
  return rule;
}

function fits(row: Eligibility, candidate: Candidate, age: number): boolean {
  if (row.subject !== candidate.subject) return false;
  if (candidate.subject === 'organization') return true;
  if (row.onlyWards && !candidate.isWard) return false;
  if (row.onlyAbroad && !candidate.livesAbroad) return false;
  if (age < (row.ageFrom ?? -Infinity) || age >= (row.ageBelow ?? Infinity)) return false;
  return row.holds.length === 0 || row.holds.some((paper) => candidate.holds.includes(paper));
}
