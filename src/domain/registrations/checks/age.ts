import { fullYears } from '../../../lib/partial-dates.ts';
import { aloneFrom } from '../../rule-sets/eligibility.ts';
import type { Finding } from '../types.ts';
import type { JudgedBy } from './types.ts';

/** Too young to apply without a guardian (E1, E5, E6)? */
export function ageFinding(birthDate: string, { procedure, rules, today }: JudgedBy): Finding[] {
  const age = fullYears(birthDate, today);
  if (age === undefined) return ['age-unclear'];
  return age < aloneFrom(rules, procedure) ? ['too-young'] : [];
}
