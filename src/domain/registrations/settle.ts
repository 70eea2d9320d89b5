import type { RuleSet } from '../rule-sets/types.ts';
import type { CardState } from './card/types.ts';
import type { Application, Check, Finding, RefusalReason } from './types.ts';

/** What becomes of a file with the answers there are. */
export type Settlement =
  | { readonly kind: 'wait' }
  | { readonly kind: 'grant' }
  | { readonly kind: 'refuse'; readonly reasons: readonly RefusalReason[] }
  | { readonly kind: 'refer' };

/** The only facts on which a machine refuses: no officer could decide otherwise. */
const hardFacts: Readonly<Partial<Record<Finding, RefusalReason>>> = {
  dead: 'dead',
  'not-registered': 'no-such-number',
  'document-not-registered': 'no-such-document',
  'too-young': 'age',
  'account-exists': 'account-exists',
};

/** Checks that say whether the applicant is the person of the number. */
const identity = ['population', 'immigration'];

/** What is looked at of a file; `card`: how far the card is that it follows, absent when it follows none. */
export type SettledFile = Pick<Application, 'procedure' | 'flags'> & { readonly card?: CardState | undefined };

/**
 * Decides by machine what may be decided by one: a grant where the rule set leaves it to the machine, every check passed and no flag is up;
 * a refusal on hard facts. Everything else goes to an officer. A file that goes together with a card waits for it, and follows it: the
 * officers of the card system have decided who this person is (D69:10.3, law.md 3.3).
 */
export function settle(file: SettledFile, checks: readonly Check[], rules: RuleSet): Settlement {
  const { card } = file;
  const reasons = card === 'refused' ? (['card-refused'] as const) : hardReasons(checks, card);
  if (reasons.length > 0) return { kind: 'refuse', reasons };
  if (checks.some(({ outcome }) => outcome === undefined) || card === 'prepared' || card === 'filed') return { kind: 'wait' };
  const clean = checks.every(({ outcome }) => outcome === 'pass') && file.flags.length === 0;
  const byMachine = card === 'issued' || rules.procedures[file.procedure].decidedBy.value === 'automatic';
  return { kind: clean && byMachine ? 'grant' : 'refer' };
}

/**
 * "An account exists" is said only to who is the person of the number: a stranger who knows a number learns nothing by applying. Who stands
 * at a counter for a card and is not registered is no stranger: the register is corrected.
 */
function hardReasons(checks: readonly Check[], card: CardState | undefined): RefusalReason[] {
  const isThePerson = checks.some(({ name, outcome }) => identity.includes(name) && outcome === 'pass');
  const counts = (finding: Finding): boolean =>
    finding === 'account-exists' ? isThePerson : finding !== 'not-registered' || card === undefined;
  const findings = checks.flatMap((check) => check.findings).filter(counts);
  return [...new Set(findings.flatMap((finding) => hardFacts[finding] ?? []))];
}
