import { type Day, dayOf } from '../../../lib/days.ts';
import { missingContacts } from '../../rule-sets/dry-run.ts';
import { mayApply, type NotOpen } from '../../rule-sets/eligibility.ts';
import { findRulesOn } from '../../rule-sets/index.ts';
import type { ProcedureRules, RuleSet } from '../../rule-sets/types.ts';
import type { Unit } from '../../units/types.ts';
import { procedures } from '../procedures/index.ts';
import type { ImportProblem, ImportProblemCode, OldFile } from './types.ts';

/** What an old file is judged by, beside itself. */
export interface ImportGround {
  /** This moment: nothing was received or decided later. */
  readonly now: Date;
  /** The office that the file names. */
  readonly unit: Unit | undefined;
}

type Problem = Omit<ImportProblem, 'at'>;

const problem = (field: string, code: ImportProblemCode): Problem => ({ field, code });
const when = (is: boolean, field: string, code: ImportProblemCode): Problem[] => (is ? [problem(field, code)] : []);

/** Everything that is wrong with an old file by the rules of the day on which it was received (law.md 10.1). */
export function importProblems(file: OldFile, ground: ImportGround): Problem[] {
  const received = dayOf(file.receivedAt);
  const rules = findRulesOn(received);
  if (!rules) return [problem('receivedAt', 'no-rules'), ...timeProblems(file, ground)];
  const law = rules.procedures[file.procedure];
  if (!law.exists) return [problem('procedure', 'no-such-procedure'), ...timeProblems(file, ground)];
  return [
    ...timeProblems(file, ground),
    ...when(rules.historyOnly && !file.outcome, 'outcome', 'history-only'),
    ...officeProblems(file, law, { unit: ground.unit, on: received }),
    ...identityProblems(file),
    ...eligibilityProblems(file, rules, received),
    ...missingContacts(law.contacts.value, given(file)).map((kind) => problem(`contacts.${kind}`, 'missing')),
    ...when(!law.limits.value[limitCaseOf(file)], 'limitCase', 'no-such-limit'),
    ...slipProblems(file, law, received),
  ];
}

/** Which limit of the law a file had. */
export function limitCaseOf({ procedure, limitCase }: Pick<OldFile, 'procedure' | 'limitCase'>) {
  return limitCase ?? procedures[procedure].usualLimit;
}

function given({ contacts }: OldFile): ('phone' | 'email')[] {
  return (['phone', 'email'] as const).filter((kind) => contacts[kind] !== undefined);
}

function timeProblems({ receivedAt, outcome }: OldFile, { now }: ImportGround): Problem[] {
  return [
    ...when(receivedAt > now, 'receivedAt', 'in-the-future'),
    ...when(outcome !== undefined && outcome.at > now, 'outcome.at', 'in-the-future'),
    ...when(outcome !== undefined && outcome.at < receivedAt, 'outcome.at', 'before-receipt'),
    ...when(outcome?.kind === 'refused' && outcome.reasons.length === 0, 'outcome.reasons', 'missing'),
    ...when(outcome !== undefined && outcome.kind !== 'refused' && outcome.reasons.length > 0, 'outcome.reasons', 'not-refused'),
  ];
}

function officeProblems({ unitId }: OldFile, law: ProcedureRules, { unit, on }: { unit: Unit | undefined; on: Day }): Problem[] {
  if (law.channel === 'online') return when(unitId !== undefined, 'unitId', 'not-at-a-counter');
  if (unitId === undefined) return [problem('unitId', 'missing')];
  if (!unit) return [problem('unitId', 'unknown-unit')];
  const wasThere = unit.validFrom <= on && (unit.validTo === undefined || on < unit.validTo);
  return [...when(!wasThere, 'unitId', 'not-there-then'), ...when(!law.offices.value.includes(unit.kind), 'unitId', 'wrong-office')];
}

function identityProblems({ procedure, declared }: OldFile): Problem[] {
  const isCitizen = procedures[procedure].subjectKind === 'citizen';
  return [
    ...when(isCitizen && !declared.personalNumber, 'personalNumber', 'missing'),
    ...when(!isCitizen && !declared.document, 'document', 'missing'),
  ];
}

/** Where the fault is looked for when somebody could not apply. */
const fieldOf: Readonly<Record<NotOpen, string>> = {
  'no-valid-card': 'holds',
  'card-is-valid': 'holds',
  'no-residence-card': 'holds',
  'no-entry': 'holds',
  'in-guardians-account': 'birthDate',
  'level-too-high': 'birthDate',
  'not-listed': 'procedure',
  'other-subject': 'procedure',
};

function eligibilityProblems(file: OldFile, rules: RuleSet, on: Day): Problem[] {
  const { procedure, declared, holds, isWard, livesAbroad } = file;
  const subject = procedures[procedure].subjectKind;
  const found = mayApply(rules, procedure, { subject, age: { birthDate: declared.birthDate, on }, holds, isWard, livesAbroad });
  if (found.kind === 'unclear') return [problem('birthDate', 'age-unclear')];
  if (found.kind === 'not-open') return [problem(fieldOf[found.reason], found.reason)];
  return when(found.throughGuardian, 'birthDate', 'through-guardian');
}

/** Where the law of the day has a slip it names the day of the answer; where it has none nobody was given one. */
function slipProblems({ appointedOn }: OldFile, law: ProcedureRules, received: Day): Problem[] {
  const isOwed = law.receiptSlip.value;
  return [
    ...when(isOwed && appointedOn === undefined, 'appointedOn', 'missing'),
    ...when(!isOwed && appointedOn !== undefined, 'appointedOn', 'no-slip'),
    ...when(appointedOn !== undefined && appointedOn < received, 'appointedOn', 'before-receipt'),
  ];
}
