import { fullYears } from '../../../lib/partial-dates.ts';
import { procedures } from '../procedures/index.ts';
import type { Finding } from '../types.ts';
import type { JudgedBy } from './types.ts';

/** Too young to apply without a guardian (E1, E5, E6): the youngest age from which a row gives the level to the person alone. */
export function ageFinding(birthDate: string, { procedure, rules, today }: JudgedBy): Finding[] {
  const { subjectKind, level } = procedures[procedure];
  const rows = rules.eligibility.filter((row) => row.subject === subjectKind && row.levels.includes(level) && !row.throughGuardian);
  const from = Math.min(...rows.map((row) => row.ageFrom ?? 0));
  const age = fullYears(birthDate, today);
  if (age === undefined) return ['age-unclear'];
  return age < from ? ['too-young'] : [];
}
