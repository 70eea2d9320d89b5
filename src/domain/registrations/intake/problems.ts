import type { Day } from '../../../lib/days.ts';
import type { RuleSet } from '../../rule-sets/types.ts';
import { contactProblems, detailProblems } from '../drafts/problems.ts';
import { allNoted, capturedCount, needsException } from './finger-rules.ts';
import type { IntakeFile, IntakeItem } from './types.ts';

type Facts = Omit<IntakeFile, 'application' | 'statement' | 'devices'> & {
  readonly application: Pick<IntakeFile['application'], 'procedure'>;
};

/** What is still missing before a file can be sent from the counter, in the order of the pages. */
export function missingItems(file: Facts, rules: RuleSet, { today, now }: { readonly today: Day; readonly now: Date }): IntakeItem[] {
  const when = (isMissing: boolean, item: IntakeItem): IntakeItem[] => (isMissing ? [item] : []);
  return [
    ...detailProblems(file, rules, today),
    ...contactProblems(file.contacts, rules.procedures[file.application.procedure].contacts.value),
    ...when(file.phoneInUse, 'phone-in-use'),
    ...when(file.declared.integrate === undefined, 'papers'),
    ...when(file.face === undefined, 'face'),
    ...fingerItems(file, now),
    ...when(file.account.kind === 'not-looked' || (file.account.kind === 'asked' && file.account.answer === undefined), 'account'),
    ...when(!file.agreed, 'statement'),
  ];
}

function fingerItems({ fingers, fingersHeldUntil, exception }: Facts, now: Date): IntakeItem[] {
  const areGone = capturedCount(fingers) > 0 && (fingersHeldUntil === undefined || fingersHeldUntil <= now);
  if (!allNoted(fingers) || areGone) return ['fingers'];
  if (!needsException(fingers)) return [];
  if (!exception) return ['exception'];
  return exception.confirmedBy === undefined ? ['confirmation'] : [];
}
