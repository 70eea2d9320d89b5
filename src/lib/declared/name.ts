import { problem, type Reading, read } from './reading.ts';

export type NameProblem = 'missing' | 'too-long' | 'not-a-name';

/** Characters; the longest names of passports are well below. */
const longest = 200;
/** Letters of any script with their marks, apostrophes, hyphens, dots: no digits, no signs, no emoji, nothing that a program could read. */
const nameLike = /^\p{L}[\p{L}\p{M} '’ʼ.·-]*$/u;
/** More marks on one letter than any writing has: meant to paint over the lines around it. */
const piled = /\p{M}{5}/u;

/** A full name as in the birth registration or passport: one field, composed (NFC), single spaces. A single word is a name. */
export function readName(typed: string): Reading<string, NameProblem> {
  if (typed.length > 4 * longest) return problem('too-long');
  if (!typed.isWellFormed()) return problem('not-a-name');
  const name = typed
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/\p{Pd}/gu, '-')
    .trim();
  if (name === '') return problem('missing');
  if (name.length > longest) return problem('too-long');
  return nameLike.test(name) && !piled.test(name.normalize('NFD')) ? read(name) : problem('not-a-name');
}
