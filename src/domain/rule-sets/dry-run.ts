import { type Candidate, mayApply, type ProcedureOutcome } from './eligibility.ts';
import type { ContactKind, ContactRule, Limit, LimitCase, Procedure, RuleSet, UnitKind } from './types.ts';

/** What is known of an open file. */
export interface FileFacts {
  readonly procedure: Procedure;
  /** Absent until the registers have said which it is. */
  readonly limitCase?: LimitCase | undefined;
  /** Where it was taken in; absent online. */
  readonly unitKind?: UnitKind | undefined;
  /** Confirmed contacts. */
  readonly contacts: readonly ContactKind[];
  /** Absent where the registers have not answered yet. */
  readonly candidate?: Candidate | undefined;
}

/** One thing that would be otherwise if the file were received under the other rules. */
export type FileChange =
  | { readonly kind: 'limit'; readonly limitCase: LimitCase; readonly before: Limit | undefined; readonly after: Limit | undefined }
  | { readonly kind: 'office'; readonly unitKind: UnitKind; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'contacts'; readonly before: readonly ContactKind[]; readonly after: readonly ContactKind[] }
  | { readonly kind: 'eligibility'; readonly before: ProcedureOutcome; readonly after: ProcedureOutcome };

/**
 * What another rule set would change for a file: its limit, whether its office takes it in, which contacts are missing, and whether the
 * person may apply at all. It decides nothing: a file ends under the rules of its receipt (law.md 10.1).
 */
export function dryRun(file: FileFacts, from: RuleSet, to: RuleSet): readonly FileChange[] {
  return [
    ...limitChange(file, from, to),
    ...officeChange(file, from, to),
    ...contactChange(file, from, to),
    ...eligibilityChange(file, from, to),
  ];
}

/** The contacts that a rule still misses: all that must be given, and the alternatives when none of them is there. */
export function missingContacts(rule: ContactRule, given: readonly ContactKind[]): readonly ContactKind[] {
  const { all, oneOf = [] } = rule;
  const alternatives = oneOf.some((kind) => given.includes(kind)) ? [] : oneOf;
  return [...all, ...alternatives].filter((kind) => !given.includes(kind));
}

function limitChange({ procedure, limitCase }: FileFacts, from: RuleSet, to: RuleSet): FileChange[] {
  if (!limitCase) return [];
  const [before, after] = [from, to].map(({ procedures }) => procedures[procedure].limits.value[limitCase]);
  const isSame = before?.count === after?.count && before?.unit === after?.unit;
  return isSame ? [] : [{ kind: 'limit', limitCase, before, after }];
}

function officeChange({ procedure, unitKind }: FileFacts, from: RuleSet, to: RuleSet): FileChange[] {
  if (!unitKind) return [];
  const takesIn = ({ procedures }: RuleSet): boolean => procedures[procedure].offices.value.includes(unitKind);
  const [before, after] = [takesIn(from), takesIn(to)];
  return before === after ? [] : [{ kind: 'office', unitKind, before, after }];
}

function contactChange({ procedure, contacts }: FileFacts, from: RuleSet, to: RuleSet): FileChange[] {
  const missing = ({ procedures }: RuleSet): readonly ContactKind[] => missingContacts(procedures[procedure].contacts.value, contacts);
  const [before, after] = [missing(from), missing(to)];
  return before.join() === after.join() ? [] : [{ kind: 'contacts', before, after }];
}

function eligibilityChange({ procedure, candidate }: FileFacts, from: RuleSet, to: RuleSet): FileChange[] {
  if (!candidate) return [];
  const [before, after] = [mayApply(from, procedure, candidate), mayApply(to, procedure, candidate)];
  return sameWay(before, after) ? [] : [{ kind: 'eligibility', before, after }];
}

function sameWay(before: ProcedureOutcome, after: ProcedureOutcome): boolean {
  if (before.kind === 'open' && after.kind === 'open') return before.throughGuardian === after.throughGuardian;
  if (before.kind === 'not-open' && after.kind === 'not-open') return before.reason === after.reason;
  return before.kind === after.kind;
}
