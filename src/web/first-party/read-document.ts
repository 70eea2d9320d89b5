import type { ApplyError, ApplyProblem } from '../../../views/pages/apply/frame.tsx';
import type { Declared } from '../../domain/registrations/types.ts';
import { readTravelDocument, type TravelDocumentProblem } from '../../lib/declared/travel-document.ts';
import { stateCodes } from '../../lib/states.ts';

export interface TypedTravelDocument {
  readonly kind: string;
  readonly number: string;
  readonly issuingState: string;
  readonly nationality: string;
}

/** Names of the fields that errors lead to. */
export type DocumentFields = Readonly<Record<keyof TypedTravelDocument, string>>;

const words: Readonly<Record<TravelDocumentProblem, { field: keyof TypedTravelDocument; problem: ApplyProblem }>> = {
  missing: { field: 'number', problem: 'missing-document' },
  'not-a-document-number': { field: 'number', problem: 'not-a-document-number' },
  'no-such-state': { field: 'issuingState', problem: 'no-such-state' },
};

/** Reads the travel document and the nationality of a foreigner; everything that is wrong is said at once. */
export function readDocument(
  typed: TypedTravelDocument,
  fields: DocumentFields = { kind: 'kind', number: 'number', issuingState: 'issuingState', nationality: 'nationality' },
): { readonly errors: readonly ApplyError[] } | { readonly declared: Required<Pick<Declared, 'document' | 'nationality'>> } {
  const kind = (['passport', 'travel-document'] as const).find((one) => one === typed.kind);
  const document = readTravelDocument({ ...typed, kind: kind ?? 'passport' });
  const wrong: { field: keyof TypedTravelDocument; problem: ApplyProblem }[] = [
    ...(kind ? [] : [{ field: 'kind', problem: 'missing-document-kind' } as const]),
    ...(document.kind === 'problem' ? [words[document.problem]] : []),
    ...nationalityErrors(typed),
  ];
  if (wrong.length > 0 || document.kind === 'problem')
    return { errors: wrong.map(({ field, problem }) => ({ field: fields[field], problem })) };
  return { declared: { document: document.value, nationality: typed.nationality } };
}

function nationalityErrors({ nationality }: TypedTravelDocument): { field: 'nationality'; problem: ApplyProblem }[] {
  if (nationality === 'VNM') return [{ field: 'nationality', problem: 'own-citizen' }];
  return stateCodes.has(nationality) ? [] : [{ field: 'nationality', problem: 'missing-nationality' }];
}
