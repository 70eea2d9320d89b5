import type { Day } from '../../../lib/days.ts';
import { ageBetween } from '../../../lib/partial-dates.ts';
import { aloneFrom } from '../../rule-sets/eligibility.ts';
import type { ContactKind, ContactRule, RuleSet } from '../../rule-sets/types.ts';
import type { Declared } from '../types.ts';
import type { Draft, DraftContact, DraftItem } from './types.ts';

/** What `draftProblems` looks at: a draft of the browser, or a file that an officer keys. */
export type DraftToCheck = Pick<Draft, 'declared' | 'contacts' | 'face' | 'agreed'> & {
  readonly application: Pick<Draft['application'], 'procedure'>;
};

/** What is still missing before a file can be sent, in the order in which it is asked for. */
export function draftProblems(draft: DraftToCheck, rules: RuleSet, today: Day): DraftItem[] {
  return [
    ...detailProblems(draft, rules, today),
    ...contactProblems(draft.contacts, rules.procedures[draft.application.procedure].contacts.value),
    ...(draft.face ? [] : ['face' as const]),
    ...(draft.agreed ? [] : ['statement' as const]),
  ];
}

/** What is missing of what the applicant says about themselves. */
export function detailProblems(draft: Pick<DraftToCheck, 'declared' | 'application'>, rules: RuleSet, today: Day): DraftItem[] {
  const { declared, application } = draft;
  const foreign = application.procedure.startsWith('foreigner');
  return [
    ...(foreign ? documentProblems(declared) : declared.personalNumber ? [] : ['personal-number' as const]),
    ...(declared.fullName ? [] : ['name' as const]),
    ...(declared.birthDate ? [] : ['birth-date' as const]),
    ...(declared.sex ? [] : ['sex' as const]),
    ...(declared.birthDate && needsGuardian(declared.birthDate, aloneFrom(rules, application.procedure), today)
      ? ['guardian' as const]
      : []),
  ];
}

function documentProblems({ document, nationality }: Partial<Declared>): DraftItem[] {
  return [...(document ? [] : ['document' as const]), ...(nationality ? [] : ['nationality' as const])];
}

/**
 * Too young to apply without parent or guardian (D69:10.1, 11.1). True when the birth date leaves no doubt; of somebody who may be old
 * enough already the register knows more.
 */
export function needsGuardian(birthDate: string, from: number, today: Day): boolean {
  const age = ageBetween(birthDate, today);
  return age !== undefined && age.most < from;
}

/** Kinds of contact that must be given, or given and confirmed, and are not. One that was given must be confirmed even where it is optional. */
export function contactProblems(contacts: readonly DraftContact[], rule: ContactRule): DraftItem[] {
  const confirmed = (kind: ContactKind): boolean => contacts.some((contact) => contact.kind === kind && contact.confirmed);
  const open = contacts.filter((contact) => !contact.confirmed).map(({ kind }) => kind);
  const wanted = [...new Set([...rule.all.filter((kind) => !confirmed(kind)), ...open])];
  const lacksChoice = (rule.oneOf ?? []).length > 0 && !(rule.oneOf ?? []).some(confirmed) && wanted.length === 0;
  return [...wanted, ...(lacksChoice ? ['contact' as const] : [])];
}

/** Kinds of contact that the form of a procedure has, those that must be given first. */
export function contactKinds(rule: ContactRule): readonly ContactKind[] {
  return [...new Set([...rule.all, ...(rule.oneOf ?? []), ...rule.optional])];
}

/** What is wrong with the contacts somebody gives, before any code is sent. */
export function contactsToGive(given: readonly ContactKind[], rule: ContactRule): DraftItem[] {
  const missing = rule.all.filter((kind) => !given.includes(kind));
  const oneOf = rule.oneOf ?? [];
  const lacksChoice = oneOf.length > 0 && !oneOf.some((kind) => given.includes(kind));
  return [...missing, ...(lacksChoice ? ['contact' as const] : [])];
}
