import { AppError } from '../../../lib/errors.ts';

export type Fields = Readonly<Record<string, string>>;

const mostFields = 256;

/**
 * Names and values of a query or of a form, decoded once and strictly: broken percent-encoding, NUL (which PostgreSQL cannot store)
 * and `__proto__` are refused. `refuse`: a name given twice is an error, so that no two parts of the system read different values.
 */
export function parseFields(text: string, duplicates: 'refuse' | 'first'): Fields {
  const fields: Record<string, string> = Object.create(null);
  const pairs = text.split('&').filter((pair) => pair !== '');
  if (pairs.length > mostFields) throw new AppError('bad-request', 'too many fields');
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decoded(pair.slice(at + 1));
    if (name === '__proto__') throw new AppError('bad-request', 'a field named __proto__');
    if (!(name in fields)) fields[name] = value;
    else if (duplicates === 'refuse') throw new AppError('bad-request', 'a field was given twice');
  }
  return fields;
}

/** Refuses NUL and lone surrogates anywhere in parsed JSON: neither can be stored or sent on. No recursion: nesting may be deep. */
export function assertCleanText(parsed: unknown): void {
  const waiting = [parsed];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      throw new AppError('bad-request', 'text with NUL or a lone surrogate');
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) waiting.push(name, inner);
  }
}

/** Decodes what is percent-encoded, or refuses. A lone surrogate in UTF-8 is broken encoding too. */
export function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    const plain = decodeURIComponent(spaced);
    if (!plain.includes('\0')) return plain;
  } catch (error) {
    throw new AppError('bad-request', 'broken percent-encoding', { cause: error });
  }
  throw new AppError('bad-request', 'a NUL character');
}
