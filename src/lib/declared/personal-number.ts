import { canonicalNumber } from '../numbers.ts';
import { problem, type Reading, read } from './reading.ts';

/** `nine-digits`: an old CMND number, dead since 1/1/2025 (L-CC:46.2). */
export type PersonalNumberProblem = 'missing' | 'nine-digits' | 'not-twelve-digits';

/** A personal number: exactly 12 digits, no check digit (law.md N1, N4). Whether it contradicts the rest is a warning: `personalNumberWarnings`. */
export function readPersonalNumber(typed: string): Reading<string, PersonalNumberProblem> {
  if (/^[\s\p{Z}\p{Cf}]*$/u.test(typed)) return problem('missing');
  const number = canonicalNumber(typed) ?? '';
  if (/^\d{12}$/u.test(number)) return read(number);
  return problem(/^\d{9}$/u.test(number) ? 'nine-digits' : 'not-twelve-digits');
}
