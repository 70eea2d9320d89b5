import { bare, spelled } from './spelling.ts';
import { transliterations } from './transliteration.ts';
import type { Likeness } from './types.ts';

/** Positions of the name field on cards, on documents of the middle size and on passports (Doc 9303 parts 4 to 6). */
const fieldLengths = [30, 31, 39];

interface TravelName {
  readonly words: readonly string[];
  /** How many of the words are the primary identifier, when a machine-readable zone says so. */
  readonly primary: number | undefined;
  /** The field was full: the name may go on. */
  readonly cut: boolean;
}

/**
 * Compares names of travel documents by ICAO Doc 9303: letters with marks as the zone writes them (Ä as AE or A, Ø, ß, Þ …), apostrophes left
 * out, hyphens as fillers, primary identifier before or after the others, cut where the field ends. `unclear`: the same words in another order,
 * or written together. Only for people whose register holds no Vietnamese spelling: marks are lost here.
 */
export function matchTravelNames(declared: string, registered: string): Likeness {
  const [ones, others] = [readings(declared), readings(registered)];
  if (ones.some((one) => one.words.length === 0) || others.some((other) => other.words.length === 0)) return 'different';
  const some = (agree: (one: TravelName, other: TravelName) => boolean): boolean =>
    ones.some((one) => others.some((other) => agree(one, other)));
  if (some(isSame)) return 'same';
  return some((one, other) => run(one.words) === run(other.words) || run(one.words.toSorted()) === run(other.words.toSorted()))
    ? 'unclear'
    : 'different';
}

/** A name in every way the zone may write it. */
function readings(name: string): readonly TravelName[] {
  const cut = name.includes('<') && fieldLengths.includes(name.length) && !name.endsWith('<');
  return transliterations(spelled(name)).map((text) => {
    const [first = [], ...rest] = text.replace(/['.·]/gu, '').split(/<<+/u).map(wordsOf);
    return { words: [...first, ...rest.flat()], primary: rest.some((part) => part.length > 0) ? first.length : undefined, cut };
  });
}

function wordsOf(text: string): string[] {
  return text.split(/[<\s,-]+/u).filter((word) => word !== '');
}

function isSame(one: TravelName, other: TravelName): boolean {
  return orders(one).some((order) =>
    orders(other).some((another) => order.join(' ') === another.join(' ') || isCutOf(one, another) || isCutOf(other, order)),
  );
}

/** With the primary identifier in front, as the zone has it, and at the end, as most people write it. */
function orders({ words, primary }: TravelName): readonly (readonly string[])[] {
  return primary === undefined ? [words] : [words, [...words.slice(primary), ...words.slice(0, primary)]];
}

/** Whether the words go on where a full field ends, the primary identifier standing at either end of them. */
function isCutOf({ words, primary = 0, cut }: TravelName, whole: readonly string[]): boolean {
  if (!cut) return false;
  if (whole.join(' ').startsWith(words.join(' '))) return true;
  const moved = [...whole.slice(whole.length - primary), ...whole.slice(0, whole.length - primary)];
  return primary > 0 && moved.join(' ').startsWith(words.join(' '));
}

function run(words: readonly string[]): string {
  return bare(words.join(''));
}
