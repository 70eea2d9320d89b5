import type { Day } from '../../../lib/days.ts';
import type { RuleSet } from '../../rule-sets/types.ts';
import { contactProblems, contactsToGive, detailProblems } from './problems.ts';
import type { Draft } from './types.ts';

/** Pages of an application in the order in which they are asked. `code` and `guardian` come where they are needed. */
export type DraftStep = 'document' | 'details' | 'guardian' | 'contacts' | 'code' | 'face' | 'check';

/** The steps that are counted for the applicant: "step 2 of 5". */
export function countedSteps({ application }: Pick<Draft, 'application'>): readonly DraftStep[] {
  const common: readonly DraftStep[] = ['details', 'contacts', 'code', 'face', 'check'];
  return application.subjectKind === 'foreigner' ? ['document', ...common] : common;
}

/** The first step that is not done; with everything done the last one. */
export function nextStep(draft: Draft, rules: RuleSet, today: Day): DraftStep {
  const missing = detailProblems(draft, rules, today);
  if (missing.includes('document') || missing.includes('nationality')) return 'document';
  if (missing.includes('guardian')) return 'guardian';
  if (missing.length > 0) return 'details';
  const rule = rules.procedures[draft.application.procedure].contacts.value;
  const given = draft.contacts.map(({ kind }) => kind);
  if (contactsToGive(given, rule).length > 0) return 'contacts';
  if (contactProblems(draft.contacts, rule).length > 0) return 'code';
  return draft.face ? 'check' : 'face';
}

/** Whether a page may be shown: everything asked before it is answered. Going back is always possible. */
export function mayShow(step: DraftStep, reached: DraftStep): boolean {
  const order: readonly DraftStep[] = ['document', 'details', 'guardian', 'contacts', 'code', 'face', 'check'];
  return order.indexOf(step) <= order.indexOf(reached);
}
