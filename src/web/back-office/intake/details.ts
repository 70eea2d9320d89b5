import { z } from 'zod';
import { type IntakeDetailsProps, intakeDetailsView, type TypedTk01 } from '../../../../views/pages/intake/details.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { typedDate } from '../../../domain/registrations/drafts/details.ts';
import { saveTk01, type Tk01 } from '../../../domain/registrations/intake/declared.ts';
import { readPersonalNumber } from '../../../lib/declared/personal-number.ts';
import { personalNumberWarnings } from '../../../lib/matching/personal-number.ts';
import { route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { detailFields, type DetailItem, readDetails, typedText } from '../../first-party/read-details.ts';
import { readDocument } from '../../first-party/read-document.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, showStep } from './parts.ts';

/** `sure`: the number that was asked about and is sent again. */
const form = z.strictObject({
  ...detailFields,
  documentKind: typedText,
  documentNumber: typedText,
  issuingState: typedText,
  nationality: typedText,
  sure: typedText,
});
type Typed = z.infer<typeof form>;

/** What the applicant says about themselves (TK01). */
export function detailsRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/details`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'details', (ground) => show(ground, declared(ground))) }),
    route({ method: 'POST', path, who, form, handle: onPost(intake, save) }),
  ];
}

function declared({ file }: Ground): TypedTk01 {
  const { personalNumber: number = '', fullName: name = '', birthDate, sex = '', document, nationality = '' } = file.declared;
  return {
    number,
    name,
    ...typedDate(birthDate),
    sex,
    documentKind: document?.kind ?? 'passport',
    documentNumber: document?.number ?? '',
    issuingState: document?.issuingState ?? '',
    nationality,
  };
}

function show(
  ground: Ground,
  typed: TypedTk01,
  more: { errors?: readonly IntakeError[]; doubts?: IntakeDetailsProps['doubts'] } = {},
): Promise<Reply> {
  const { errors = [], doubts = [] } = more;
  return showStep(ground, { step: 'details', view: intakeDetailsView, props: { typed, doubts }, errors });
}

async function save(ground: Ground<Typed>): Promise<Reply> {
  const { form: typed } = ground.visit;
  const read = readTk01(ground);
  if ('errors' in read) return show(ground, typed, { errors: read.errors });
  const { personalNumber = '', sex, birthDate } = read.declared;
  const doubts = personalNumber ? personalNumberWarnings(personalNumber, { sex, birthDate }) : [];
  // A question, not a refusal: whoever sends the same number again has looked at the card.
  const sure = readPersonalNumber(typed.sure);
  if (doubts.length > 0 && !(sure.kind === 'read' && sure.value === personalNumber)) return show(ground, typed, { doubts });
  await saveTk01(ground.intake.desk.deps, { ...changeOf(ground), declared: read.declared });
  return goOn(ground, 'details');
}

const ofEverybody: readonly DetailItem[] = ['full-name', 'birth-date', 'sex'];
const fields = { kind: 'documentKind', number: 'documentNumber', issuingState: 'issuingState', nationality: 'nationality' } as const;

function readTk01({ visit, intake, today }: Ground<Typed>): { readonly errors: readonly IntakeError[] } | { readonly declared: Tk01 } {
  const { form: typed } = visit;
  const isCitizen = intake.kind.subjectKind === 'citizen';
  const person = readDetails(typed, isCitizen ? ['personal-number', ...ofEverybody] : ofEverybody, today);
  const { documentKind: kind, documentNumber: number, issuingState, nationality } = typed;
  const document = isCitizen ? { declared: {} } : readDocument({ kind, number, issuingState, nationality }, fields);
  const errors = [document, person].flatMap((read) => ('errors' in read ? read.errors : []));
  if ('errors' in person || 'errors' in document) return { errors };
  return { declared: { ...document.declared, ...person.declared } as Tk01 };
}
