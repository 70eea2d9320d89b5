import type { IdCardRecord, PopulationRecord } from '../../../connectors/registries.ts';
import type { Day } from '../../../lib/days.ts';
import { ageBetween } from '../../../lib/partial-dates.ts';
import type { PictureRules } from '../../../platform/images.ts';
import { judgePopulation } from '../checks/population.ts';
import type { Answered, JudgedBy, Judgement } from '../checks/types.ts';
import type { Finding } from '../types.ts';
import type { CardApplication } from './types.ts';

/** An eye as scanners of eyes take it. */
export const irisRules: PictureRules = { maxBytes: 2_000_000, maxPixels: 4_000_000, minSide: 100, maxSide: 1000 };

/** From this age the eyes are captured (L-CC:23.1, law.md 3.3). */
const irisFrom = 6;

/** What makes the population register wrong, or silent about the person: it is corrected before anything else (L-CC:23.1). */
const missingThere: readonly Finding[] = ['not-registered', 'name-differs', 'birth-date-differs', 'sex-differs'];

/** Who somebody is, before a file of theirs is taken in. `waits`: the population register comes first. `card-valid`: this is not their way. */
export type Identified = { readonly kind: 'known' | 'waits' | 'card-valid'; readonly judgement: Judgement };

/** Identifies an applicant by what the registers answered. A silent register of cards hinders nobody: the card system knows it too. */
export function identify(population: Answered<PopulationRecord>, card: Answered<IdCardRecord> | undefined, by: JudgedBy): Identified {
  const judgement = judgePopulation(population, by);
  if (judgement.findings.some((finding) => missingThere.includes(finding))) return { kind: 'waits', judgement };
  return { kind: card?.kind === 'found' && isValid(card.data, by.today) ? 'card-valid' : 'known', judgement };
}

function isValid({ status, expiresOn }: IdCardRecord, today: Day): boolean {
  return status === 'valid' && (expiresOn === undefined || expiresOn >= today);
}

/** What the card application of a file lacks before the file can be sent. */
export type CardItem = 'card-face' | 'iris' | 'delivery' | 'card-form';

export function cardProblems(
  card: Pick<CardApplication, 'delivery' | 'isSigned' | 'noIris' | 'held'>,
  person: { readonly birthDate: string | undefined; readonly today: Day },
): CardItem[] {
  const when = (isMissing: boolean, item: CardItem): CardItem[] => (isMissing ? [item] : []);
  return [
    ...when(!card.held.includes('face'), 'card-face'),
    ...when(needsIris(person) && !card.noIris && !card.held.some((kind) => kind !== 'face'), 'iris'),
    ...when(card.delivery === undefined, 'delivery'),
    ...when(!card.isSigned, 'card-form'),
  ];
}

/** Of somebody whose age is not known yet the eyes are captured too. */
export function needsIris({ birthDate, today }: { readonly birthDate: string | undefined; readonly today: Day }): boolean {
  const age = birthDate === undefined ? undefined : ageBetween(birthDate, today);
  return age === undefined || age.most >= irisFrom;
}
