import { canonicalNumber } from '../numbers.ts';
import { stateCodes } from '../states.ts';
import { problem, type Reading, read } from './reading.ts';

export type TravelDocumentProblem = 'missing' | 'not-a-document-number' | 'no-such-state';

export interface TypedDocument {
  readonly kind: 'passport' | 'travel-document';
  readonly number: string;
  readonly issuingState: string;
}

/** Law.md N9: capital letters and digits, 5 to 20 of them, and the state that issued it, without which a number names nobody. */
export function readTravelDocument(typed: TypedDocument): Reading<TypedDocument, TravelDocumentProblem> {
  if (/^[\s\p{Z}\p{Cf}]*$/u.test(typed.number)) return problem('missing');
  const number = canonicalNumber(typed.number, { shortest: 5 });
  if (number === undefined) return problem('not-a-document-number');
  const issuingState = typed.issuingState.trim().toUpperCase();
  return stateCodes.has(issuingState) ? read({ kind: typed.kind, number, issuingState }) : problem('no-such-state');
}
