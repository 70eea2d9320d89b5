import { z } from 'zod';
import type { ApplyError, ApplyProblem } from '../../../../views/pages/apply/frame.tsx';
import { type DetailsProps, detailsView } from '../../../../views/pages/apply/details.tsx';
import { saveDetails } from '../../../domain/registrations/drafts/actions.ts';
import { typedDate } from '../../../domain/registrations/drafts/details.ts';
import type { Declared } from '../../../domain/registrations/types.ts';
import type { Day } from '../../../lib/days.ts';
import { type BirthDateProblem, readBirthDate } from '../../../lib/declared/birth-date.ts';
import { type NameProblem, readName } from '../../../lib/declared/name.ts';
import { type PersonalNumberProblem, readPersonalNumber } from '../../../lib/declared/personal-number.ts';
import { personalNumberWarnings } from '../../../lib/matching/personal-number.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';

const text = z.string().max(2000).default('');
const form = z.strictObject({ number: text, name: text, day: text, month: text, year: text, sex: text, sure: text });
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

async function submit({ deps }: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { form: typed, who } = visit;
  const read = readDetails(typed, who.draft.application.subjectKind, who.today);
  if ('errors' in read) return show(visit, typed, { errors: read.errors });
  const { personalNumber = '', sex, birthDate } = read.declared;
  const doubts = personalNumberWarnings(personalNumber, { sex, birthDate });
  // A question, not a refusal: whoever sends the same number again has looked at it.
  const sure = readPersonalNumber(typed.sure);
  if (doubts.length > 0 && !(sure.kind === 'read' && sure.value === personalNumber)) return show(visit, typed, { doubts });
  await saveDetails(deps, { ...changeOf(visit), declared: read.declared });
  return redirect(onwardPath);
}

type Details = Pick<Declared, 'fullName' | 'birthDate' | 'sex' | 'nationality' | 'personalNumber'>;

const numberWords = {
  missing: 'missing-number',
  'nine-digits': 'nine-digits',
  'not-twelve-digits': 'not-twelve-digits',
} as const satisfies Record<PersonalNumberProblem, ApplyProblem>;
const nameWords = { missing: 'missing-name', 'too-long': 'long-name', 'not-a-name': 'not-a-name' } as const satisfies Record<
  NameProblem,
  ApplyProblem
>;
const dateWords = {
  missing: 'missing-birth-date',
  'not-a-date': 'not-a-date',
  'in-the-future': 'in-the-future',
  'too-long-ago': 'too-long-ago',
} as const satisfies Record<BirthDateProblem, ApplyProblem>;

function readDetails(
  typed: Typed,
  subjectKind: 'citizen' | 'foreigner',
  today: Day,
): { readonly errors: readonly ApplyError[] } | { readonly declared: Omit<Details, 'nationality'> } {
  const number = subjectKind === 'citizen' ? readPersonalNumber(typed.number) : undefined;
  const name = readName(typed.name);
  const birthDate = readBirthDate(typed, today);
  const sex = (['female', 'male', 'unknown'] as const).find((one) => one === typed.sex);
  const errors: ApplyError[] = [
    ...(number?.kind === 'problem' ? [{ field: 'number', problem: numberWords[number.problem] }] : []),
    ...(name.kind === 'problem' ? [{ field: 'name', problem: nameWords[name.problem] }] : []),
    ...(birthDate.kind === 'problem' ? [{ field: 'day', problem: dateWords[birthDate.problem] }] : []),
    ...(sex ? [] : [{ field: 'sex', problem: 'missing-sex' as const }]),
  ];
  if (number?.kind === 'problem' || name.kind === 'problem' || birthDate.kind === 'problem' || !sex) return { errors };
  return {
    declared: {
      fullName: name.value,
      birthDate: birthDate.value,
      sex,
      ...(number ? { personalNumber: number.value, nationality: 'VNM' } : {}),
    },
  };
}
