import { randomBytes } from 'node:crypto';
import type { Secrets } from '../../platform/secrets.ts';

/** Crockford's letters: none that is taken for another on paper or on the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Longest thing that may be typed as a reference or a code. */
const longest = 60;

function randomLetters(count: number): string {
  return [...randomBytes(count)].map((byte) => letters[byte & 31]).join('');
}

/** What an applicant knows a file by: `DD-XXXX-XXXX`, 40 random bits, in no order. */
export function newReference(): string {
  const text = randomLetters(8);
  return `DD-${text.slice(0, 4)}-${text.slice(4)}`;
}

/** Ten letters, 50 random bits: with the reference it opens the status page. */
export function newFileCode(): string {
  return randomLetters(10);
}

/** A code as it is printed: `XXXXX-XXXXX`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** The reference that was meant by what was typed, or undefined when it can be none. */
export function canonicalReference(typed: string): string | undefined {
  const text = lettersOf(typed).replace(/^DD(?=.{8}$)/, '');
  return text.length === 8 ? `DD-${text.slice(0, 4)}-${text.slice(4)}` : undefined;
}

/** The code that was meant by what was typed; what can be none becomes empty. */
export function canonicalCode(typed: string): string {
  const text = lettersOf(typed);
  return text.length === 10 ? text : '';
}

/** Small letters, spaces, dashes and the letters that Crockford leaves out, as people write them: O is 0, I and L are 1. */
function lettersOf(typed: string): string {
  if (typed.length > longest) return '';
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-Z]*$/.test(text) && !text.includes('U') ? text : '';
}

/** What is stored in the place of a code: of no use with another file. */
export function fileCodeMac(secrets: Secrets, reference: string, code: string): string {
  return secrets.mac('application-code', `${reference}\n${code}`);
}
