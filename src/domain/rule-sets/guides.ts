import { procedures, purposeOf } from './procedures.ts';
import type { Eligibility, Procedure, RuleSet } from './types.ts';

/** A procedure for one kind of person, as a rule set has it. */
export interface Guide {
  readonly procedure: Procedure;
  readonly row: Eligibility;
  /** Names the row within the procedure: `e1-14`. */
  readonly person: string;
}

/** Every procedure with every kind of person it is open to, in the order of both: what there is to be explained. */
export function guidesOf(rules: RuleSet): readonly Guide[] {
  return procedures
    .filter((procedure) => rules.procedures[procedure].exists)
    .flatMap((procedure) => rowsOf(rules, procedure).map((row) => ({ procedure, row, person: personOf(row) })));
}

/** The guide under these names, or undefined when the rules have none. */
export function findGuide(rules: RuleSet, names: { readonly procedure: string; readonly person: string }): Guide | undefined {
  return guidesOf(rules).find(({ procedure, person }) => procedure === names.procedure && person === names.person);
}

function rowsOf(rules: RuleSet, procedure: Procedure): readonly Eligibility[] {
  const { subjectKind, level, withCard } = purposeOf[procedure];
  const rows = rules.eligibility.filter(
    (row) => row.subject === subjectKind && row.levels.includes(level) && (row.withCard ?? false) === withCard,
  );
  // Rules ask the special case first; who reads looks for the ordinary one.
  return rows.toSorted((a, b) => Number(isSpecial(a)) - Number(isSpecial(b)));
}

function isSpecial({ onlyWards, onlyAbroad }: Eligibility): boolean {
  return onlyWards === true || onlyAbroad === true;
}

function personOf({ row, ageFrom = 0 }: Eligibility): string {
  return `${row.toLowerCase()}-${ageFrom}`;
}
