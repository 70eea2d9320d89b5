import type { IdCardRecord, ImmigrationRecord, PopulationRecord } from '../../connectors/registries.ts';
import type { Day } from '../../lib/days.ts';
import type { Candidate } from '../rule-sets/eligibility.ts';
import type { HeldPaper } from '../rule-sets/types.ts';
import type { Application, Declared } from '../registrations/types.ts';

/** What a register answered: found with data, or not found. */
type Told<T> = { readonly kind: 'found'; readonly data: T } | { readonly kind: 'not-found' } | undefined;

/** The newest answers of the registers about the person of a file. */
export interface Answers {
  readonly population?: Told<PopulationRecord>;
  readonly 'id-card'?: Told<IdCardRecord>;
  readonly immigration?: Told<ImmigrationRecord>;
}

export interface Applied {
  readonly subjectKind: Application['subjectKind'];
  readonly declared: Pick<Declared, 'birthDate'>;
  readonly receivedOn: Day;
}

/** Whom the rows of the law are asked about; undefined while a register that tells it has not answered. */
export function candidateOf({ subjectKind, declared, receivedOn }: Applied, answers: Answers): Candidate | undefined {
  const age = { birthDate: declared.birthDate, on: receivedOn };
  if (subjectKind === 'foreigner') {
    const { immigration } = answers;
    return immigration && { subject: 'foreigner', age, holds: papersOfForeigner(immigration, receivedOn), isWard: false };
  }
  const { population, 'id-card': card } = answers;
  if (!population || !card) return undefined;
  const isWard = population.kind === 'found' && population.data.isWard;
  return { subject: 'citizen', age, holds: papersOfCitizen(card, receivedOn), isWard };
}

function papersOfCitizen(card: Exclude<Told<IdCardRecord>, undefined>, on: Day): readonly HeldPaper[] {
  if (card.kind === 'not-found' || card.data.status !== 'valid') return [];
  const { kind, hasChip, expiresOn } = card.data;
  if (expiresOn !== undefined && expiresOn < on) return [];
  return kind === 'citizen-card' && hasChip ? ['citizen-card', 'chip-citizen-card'] : [kind];
}

function papersOfForeigner(told: Exclude<Told<ImmigrationRecord>, undefined>, on: Day): readonly HeldPaper[] {
  if (told.kind === 'not-found') return [];
  const { residenceCard } = told.data;
  return residenceCard && residenceCard.expiresOn >= on ? ['entry', 'residence-card'] : ['entry'];
}
