import type { RuleSet } from '../rule-sets/types.ts';
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

/**
 * Decides by machine what may be decided by one: a grant where the rule set leaves it to the machine, every check passed and no flag is up;
 * a refusal on hard facts. Everything else goes to an officer.
 */
export function settle(file: Pick<Application, 'procedure' | 'flags'>, checks: readonly Check[], rules: RuleSet): Settlement {
  const reasons = hardReasons(checks);
  if (reasons.length > 0) return { kind: 'refuse', reasons };
  if (checks.some(({ outcome }) => outcome === undefined)) return { kind: 'wait' };
  const clean = checks.every(({ outcome }) => outcome === 'pass') && file.flags.length === 0;
  return { kind: clean && rules.procedures[file.procedure].decidedBy.value === 'automatic' ? 'grant' : 'refer' };
}

/** "An account exists" is said only to who is the person of the number: a stranger who knows a number learns nothing by applying. */
function hardReasons(checks: readonly Check[]): RefusalReason[] {
  const isThePerson = checks.some(({ name, outcome }) => identity.includes(name) && outcome === 'pass');
  const findings = checks.flatMap((check) => check.findings).filter((finding) => finding !== 'account-exists' || isThePerson);
  return [...new Set(findings.flatMap((finding) => hardFacts[finding] ?? []))];
}
