import { z } from 'zod';
import type { ApplyError } from '../../../../views/pages/apply/frame.tsx';
import { documentView } from '../../../../views/pages/apply/document.tsx';
import { saveDetails } from '../../../domain/registrations/drafts/actions.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { readDocument } from '../../first-party/read-document.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { typedText } from '../../first-party/read-details.ts';

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

async function submit({ deps }: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { form: typed } = visit;
  const read = readDocument(typed);
  if ('errors' in read) return show(visit, typed, read.errors);
  await saveDetails(deps, { ...changeOf(visit), declared: read.declared });
  return redirect(onwardPath);
}
