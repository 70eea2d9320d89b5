import { z } from 'zod';
import type { ApplyError, ApplyProblem } from '../../../../views/pages/apply/frame.tsx';
import { documentView } from '../../../../views/pages/apply/document.tsx';
import { saveDetails } from '../../../domain/registrations/drafts/actions.ts';
import { readTravelDocument, type TravelDocumentProblem, type TypedDocument } from '../../../lib/declared/travel-document.ts';
import { stateCodes } from '../../../lib/states.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { typedText } from '../read-details.ts';

const form = z.strictObject({ kind: typedText, number: typedText, issuingState: typedText, nationality: typedText });
type Typed = z.infer<typeof form>;

/** The travel document of a foreigner. */
export function documentRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'document');
  return [
    route({ method: 'GET', path: '/apply/document', who, handle: async (visit) => show(visit, declared(visit)) }),
    route({ method: 'POST', path: '/apply/document', who, form, handle: (visit) => submit(parts, visit) }),
  ];
}

function declared({ who }: DraftVisit): Typed {
  const { document, nationality = '' } = who.draft.declared;
  return { kind: document?.kind ?? 'passport', number: document?.number ?? '', issuingState: document?.issuingState ?? '', nationality };
}

function show(visit: DraftVisit, typed: Typed, errors: readonly ApplyError[] = []): Reply {
  if (visit.who.draft.application.subjectKind === 'citizen') return redirect(onwardPath);
  return page(documentView, { ...around(visit.who, 'document'), ...typed, errors }, { status: errors.length > 0 ? 422 : 200 });
}

const words: Readonly<Record<TravelDocumentProblem, { field: string; problem: ApplyProblem }>> = {
  missing: { field: 'number', problem: 'missing-document' },
  'not-a-document-number': { field: 'number', problem: 'not-a-document-number' },
  'no-such-state': { field: 'issuingState', problem: 'no-such-state' },
};

async function submit({ deps }: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { form: typed } = visit;
  const kind = (['passport', 'travel-document'] as const).find((one) => one === typed.kind);
  const document = readTravelDocument({ ...typed, kind: kind ?? 'passport' });
  const errors: ApplyError[] = [
    ...(kind ? [] : [{ field: 'kind', problem: 'missing-document-kind' } as const]),
    ...(document.kind === 'problem' ? [words[document.problem]] : []),
    ...nationalityErrors(typed),
  ];
  if (errors.length > 0 || document.kind === 'problem') return show(visit, typed, errors);
  await saveDetails(deps, {
    ...changeOf(visit),
    declared: { document: document.value satisfies TypedDocument, nationality: typed.nationality },
  });
  return redirect(onwardPath);
}

function nationalityErrors({ nationality }: Typed): readonly ApplyError[] {
  if (nationality === 'VNM') return [{ field: 'nationality', problem: 'own-citizen' }];
  return stateCodes.has(nationality) ? [] : [{ field: 'nationality', problem: 'missing-nationality' }];
}
