import type { DocumentKind, RuleSet } from '../../rule-sets/types.ts';
import { canonicalNumber } from '../../../lib/numbers.ts';
import type { Declared } from '../types.ts';

const everyPaper: Readonly<Record<DocumentKind, true>> = {
  'driving-licence': true,
  'vehicle-registration': true,
  'health-insurance': true,
  'social-insurance': true,
  'tax-code': true,
  'birth-certificate': true,
  'marriage-certificate': true,
  'residence-card': true,
};

/** Every kind that a rule set can name: the fields of a form. */
export const paperKinds = Object.keys(everyPaper) as readonly DocumentKind[];

/** Kinds of paper that this kind of person is asked about. A residence card is a paper of foreigners. */
export function papersToAsk(rules: Pick<RuleSet, 'documents'>, subjectKind: 'citizen' | 'foreigner'): DocumentKind[] {
  const kinds = rules.documents.map(({ kind }) => kind);
  return kinds.filter((kind) => subjectKind === 'foreigner' || kind !== 'residence-card');
}

/** The answer to one question: the paper is wanted, or not. */
export interface TypedPaper {
  readonly kind: DocumentKind;
  readonly isWanted: boolean;
  readonly number: string;
}

export interface ReadPapers {
  readonly integrate: NonNullable<Declared['integrate']>;
  /** Wanted papers whose number is none. */
  readonly withoutNumber: readonly DocumentKind[];
}

/** Reads the answers; a number that was typed at a paper that is not wanted is of no interest. */
export function readPapers(typed: readonly TypedPaper[]): ReadPapers {
  const wanted = typed
    .filter(({ isWanted }) => isWanted)
    .map(({ kind, number }) => ({ kind, number: canonicalNumber(number, { shortest: 5 }) }));
  return {
    integrate: wanted.flatMap(({ kind, number }) => (number === undefined ? [] : [{ kind, number }])),
    withoutNumber: wanted.flatMap(({ kind, number }) => (number === undefined ? [kind] : [])),
  };
}
