import { z } from 'zod';
import { type DetailsProps, detailsView } from '../../../../views/pages/apply/details.tsx';
import { saveDetails } from '../../../domain/registrations/drafts/actions.ts';
import { typedDate } from '../../../domain/registrations/drafts/details.ts';
import { readPersonalNumber } from '../../../lib/declared/personal-number.ts';
import { personalNumberWarnings } from '../../../lib/matching/personal-number.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { detailFields, type DetailItem, readDetails, typedText } from '../../first-party/read-details.ts';

/** `sure`: the number that was asked about and is sent again. */
const form = z.strictObject({ ...detailFields, sure: typedText });
type Typed = z.infer<typeof form>;

/** What the applicant says about themselves. */
export function detailsRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'details');
  return [
    route({ method: 'GET', path: '/apply/details', who, handle: async (visit) => show(visit, declared(visit)) }),
    route({ method: 'POST', path: '/apply/details', who, form, handle: (visit) => submit(parts, visit) }),
  ];
}

function declared({ who }: DraftVisit): Typed {
  const { personalNumber: number = '', fullName: name = '', birthDate, sex = '' } = who.draft.declared;
  return { number, name, ...typedDate(birthDate), sex, sure: number };
}

function show(visit: DraftVisit, typed: Typed, more: Pick<DetailsProps, 'errors' | 'doubts'> = {}): Reply {
  const { subjectKind } = visit.who.draft.application;
  const { sure: _sure, ...fields } = typed;
  const asks = more.errors !== undefined || more.doubts !== undefined;
  return page(detailsView, { ...around(visit.who, 'details'), subjectKind, ...fields, ...more }, { status: asks ? 422 : 200 });
}

const ofEverybody: readonly DetailItem[] = ['full-name', 'birth-date', 'sex'];

async function submit({ deps }: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { form: typed, who } = visit;
  const isCitizen = who.draft.application.subjectKind === 'citizen';
  const read = readDetails(typed, isCitizen ? ['personal-number', ...ofEverybody] : ofEverybody, who.today);
  if ('errors' in read) return show(visit, typed, { errors: read.errors });
  const { personalNumber = '', sex = 'unknown', birthDate = '' } = read.declared;
  const doubts = personalNumberWarnings(personalNumber, { sex, birthDate });
  // A question, not a refusal: whoever sends the same number again has looked at it.
  const sure = readPersonalNumber(typed.sure);
  if (doubts.length > 0 && !(sure.kind === 'read' && sure.value === personalNumber)) return show(visit, typed, { doubts });
  await saveDetails(deps, { ...changeOf(visit), declared: read.declared });
  return redirect(onwardPath);
}
