import { bare, isBare, spelled } from './spelling.ts';
import { matchTravelNames } from './travel-names.ts';
import type { Likeness } from './types.ts';

/** Grave, acute, tilde, hook above, dot below: the five written tones. The marks of ă, â, ê, ô, ơ, ư belong to the letter. */
const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const toneOfVowel = /[AEIOUY]\p{M}*?[\u0300\u0301\u0303\u0309\u0323]/u;
const oneVowelGroup = /^[^AEIOUY]*[AEIOUY]+[^AEIOUY]*$/u;

/**
 * Compares a declared name with a registered one, as a whole: family and given names are not told apart, a single word is a name.
 * Composition, case, extra spaces and the place of the tone mark (`Hoà` and `Hòa`, `THUÝ` and `Thúy`) do not count. `đ` is a letter of its own.
 * `unclear`: one of them lacks marks that the other has, or words are written together in one and apart in the other (`Thu Ý` and `Thúy` are
 * two names, and also one name typed twice). Names as a machine-readable zone holds them (`SANTOS<<MARIA`) are compared as such.
 */
export function matchNames(declared: string, registered: string): Likeness {
  if (declared.includes('<') || registered.includes('<')) return matchTravelNames(declared, registered);
  const [one, other] = [spelled(declared), spelled(registered)];
  if (one === '' || other === '') return 'different';
  const [words, otherWords] = [syllables(one), syllables(other)];
  if (words.join(' ') === otherWords.join(' ')) return 'same';
  if (run(one) === run(other)) return 'unclear';
  if ((isBare(one) || isBare(other)) && bare(one) === bare(other)) return 'unclear';
  return lackMarksOnly(words, otherWords) ? 'unclear' : 'different';
}

/** Words of a spelling, the tone of each syllable moved to its end: where it is written is a matter of taste. */
function syllables(spelling: string): readonly string[] {
  return spelling.split(' ').map((word) => {
    const parts = word.normalize('NFD');
    const isSyllable = parts.match(tone)?.length === 1 && toneOfVowel.test(parts) && oneVowelGroup.test(parts.replace(/\p{M}/gu, ''));
    return isSyllable ? `${parts.replace(tone, '').normalize('NFC')}${parts.match(tone)?.[0]}` : word;
  });
}

/** Letters in one run, then the tones in their order: equal for two names that differ in spaces and hyphens alone. */
function run(spelling: string): string {
  const parts = spelling.normalize('NFD').replace(/[ '.-]/gu, '');
  return `${parts.replace(tone, '')} ${parts.match(tone)?.join('') ?? ''}`;
}

/** Word by word equal, or one of the two words has no mark at all. Somebody who types marks also types đ: it must agree. */
function lackMarksOnly(words: readonly string[], others: readonly string[]): boolean {
  if (words.length !== others.length) return false;
  return words.every((word, index) => {
    const other = others[index] ?? '';
    const [plain, otherPlain] = [withoutMarks(word), withoutMarks(other)];
    return word === other || (plain === otherPlain && (plain === word || otherPlain === other));
  });
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
