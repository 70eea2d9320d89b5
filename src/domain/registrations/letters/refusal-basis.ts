import type { Source } from '../../rule-sets/sourced.ts';
import { purposeOf } from '../../rule-sets/procedures.ts';
import type { Procedure, ProcedureRules, RuleSet } from '../../rule-sets/types.ts';
import type { RefusalReason } from '../types.ts';

/** A rule of the procedure, the rows that say who may have an account, or nothing that the rules could be cited for. */
type Basis = keyof Pick<ProcedureRules, 'checks' | 'contacts' | 'shows'> | 'eligibility' | undefined;

const bases: Readonly<Record<RefusalReason, Basis>> = {
  dead: 'checks',
  'no-such-number': 'checks',
  'no-such-document': 'checks',
  age: 'eligibility',
  'account-exists': 'checks',
  'card-not-valid': 'eligibility',
  'document-not-valid': 'shows',
  'needs-guardian': 'eligibility',
  'no-residence-card': 'eligibility',
  'data-differ': 'checks',
  'face-differs': 'checks',
  'fingers-differ': 'checks',
  'phone-not-own': 'contacts',
  'card-refused': undefined,
  'not-by-applicant': undefined,
  other: undefined,
};

/** Which rules a refusal rests on, by the rule set of the receipt: each article once. What is our own choice is no law to cite. */
export function basesOf(reasons: readonly RefusalReason[], rules: RuleSet, procedure: Procedure): readonly Source[] {
  const sources = reasons.flatMap((reason) => sourcesOf(bases[reason], rules, procedure)).filter(({ sureness }) => sureness !== 'own');
  return sources.filter(({ article }, index) => sources.findIndex((other) => other.article === article) === index);
}

function sourcesOf(basis: Basis, rules: RuleSet, procedure: Procedure): readonly Source[] {
  if (basis === undefined) return [];
  if (basis !== 'eligibility') return [rules.procedures[procedure][basis]];
  const { subjectKind, level } = purposeOf[procedure];
  return rules.eligibility.filter((row) => row.subject === subjectKind && row.levels.includes(level) && !row.withCard).slice(0, 1);
}
