import { canonicalNumber } from '../../../lib/numbers.ts';
import { readTypedDay } from '../../../lib/typed-day.ts';

/** What a caller is asked. Each answer stands in a register. */
export type CallerQuestion =
  | 'card-issued-on'
  | 'card-expires-on'
  | 'residence'
  | 'phone-end'
  | 'earlier-number'
  | 'document-expires-on'
  | 'residence-card-end'
  | 'residence-card-expires-on';

/** Right answers by question, any of them; a question without an entry cannot be asked. Never shown, never stored. */
export type CallerFacts = Readonly<Partial<Record<CallerQuestion, readonly string[]>>>;

/** What no picture of a card answers: one of these is asked wherever a register knows it. */
const notOnTheCard: readonly CallerQuestion[] = ['phone-end', 'earlier-number', 'residence-card-end'];

/** Questions of one call; all must be answered rightly. */
export const questionsOfACall = 3;

/** How many characters of the end of a number are asked. */
const endLength = 4;

const asDay = (said: string): string | undefined => readTypedDay(said);
const asEnd = (said: string): string | undefined => canonicalEnd(said);

/** How what is said and what a register holds are made comparable. Undefined: not an answer at all. */
const readings: Readonly<Record<CallerQuestion, (text: string) => string | undefined>> = {
  'card-issued-on': asDay,
  'card-expires-on': asDay,
  residence: canonicalPlace,
  'phone-end': asEnd,
  'earlier-number': canonicalNumber,
  'document-expires-on': asDay,
  'residence-card-end': asEnd,
  'residence-card-expires-on': asDay,
};

const citizensQuestions: readonly CallerQuestion[] = ['card-issued-on', 'card-expires-on', 'residence', 'phone-end', 'earlier-number'];

/** Whether what the caller said is what the register holds. */
export function isRight(question: CallerQuestion, said: string, facts: CallerFacts): boolean {
  const read = readings[question];
  const heard = read(said);
  return heard !== undefined && (facts[question] ?? []).some((known) => read(known) === heard);
}

/**
 * The questions of a call, drawn among those that have an answer, one of them not on the card. Where there are too few, or nobody has the number, questions of citizens
 * fill up: they look the same and cannot be answered. `draw` answers a whole number below its argument.
 */
export function chooseQuestions(facts: CallerFacts, draw: (below: number) => number): CallerQuestion[] {
  const known = (Object.keys(facts) as CallerQuestion[]).filter((question) => (facts[question] ?? []).length > 0);
  const others = citizensQuestions.filter((question) => !known.includes(question));
  const [apart] = shuffled(
    known.filter((question) => notOnTheCard.includes(question)),
    draw,
  );
  const rest = shuffled(
    known.filter((question) => question !== apart),
    draw,
  );
  return [...(apart ? [apart] : []), ...rest, ...shuffled(others, draw)].slice(0, questionsOfACall);
}

function shuffled<T>(items: readonly T[], draw: (below: number) => number): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(draw(rest.length), 1));
}

function canonicalEnd(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s+.()-]/gu, '')
    .toUpperCase();
  return /^[0-9A-Z]+$/.test(plain) && plain.length >= endLength ? plain.slice(-endLength) : undefined;
}

/** Words for kinds of place, which people leave out or say differently. */
const kindsOfPlace = /^(?:phuong|xa|thi tran|dac khu|thi xa|thanh pho|quan|huyen|tinh|tp|p|x|q|h|t)\.?\s+/;

/** A place without marks, case and the word for its kind. */
function canonicalPlace(text: string): string | undefined {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(kindsOfPlace, '');
  return plain.length >= 2 ? plain : undefined;
}
