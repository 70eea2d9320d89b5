import type { Paper } from '../../../../views/documents/letter.ts';
import { activationSlip, type Capture, type CardSlip, cardSlip, receiptSlip } from '../../../../views/documents/slips.ts';
import { printAppointment } from '../../../domain/registrations/card/slip.ts';
import type { CardApplication } from '../../../domain/registrations/card/types.ts';
import { printActivationCode, printReceipt, type Receipt } from '../../../domain/registrations/intake/slip.ts';
import { unitName } from '../../../domain/registrations/letters/queries.ts';
import type { Application } from '../../../domain/registrations/types.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { asFile, paperOf } from '../../documents/letters.ts';
import type { DeskVisit } from '../desk.ts';
import { fileOf, type Intake } from './parts.ts';

/** What the applicant takes home: how to follow the file, and the code that later helps to activate. Each print makes a new code. */
export function slipRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id`;
  return [
    route({ method: 'POST', path: `${path}/slip`, who, form: noFields, handle: (visit) => print(intake, visit, receipt) }),
    route({ method: 'POST', path: `${path}/activation-slip`, who, form: noFields, handle: (visit) => print(intake, visit, activation) }),
    ...(intake.kind.procedures.includes('citizen-level-2-with-card')
      ? [route({ method: 'POST', path: `${path}/card-slip`, who, form: noFields, handle: (visit) => print(intake, visit, appointment) })]
      : []),
  ];
}

type Print = (intake: Intake, visit: DeskVisit, applicationId: string) => Promise<Reply | undefined>;

async function print(intake: Intake, visit: DeskVisit, make: Print): Promise<Reply> {
  const entry = await fileOf(intake, visit);
  if ('refused' in entry) return entry.refused;
  const { id } = entry.found;
  return (await make(intake, visit, id)) ?? redirect(`${intake.kind.path}/${id}/result`);
}

async function receipt({ desk }: Intake, visit: DeskVisit, applicationId: string): Promise<Reply | undefined> {
  const { deps } = desk;
  const { officer } = visit.who;
  const printed = await printReceipt(deps, { applicationId, officerId: officer.id, requestId: visit.requestId });
  if (!printed) return undefined;
  const { application, rules, code, addressee, mayBecome } = printed;
  const { reference, procedure, receivedAt, printedDueOn: dueOn } = application;
  const document = receiptSlip(
    {
      isReceipt: rules.procedures[procedure].receiptSlip.value,
      reference,
      code,
      procedure,
      addressee,
      receivedAt,
      papers: [],
      captures: capturesOf(printed),
      dueOn,
      mayBecome,
      officer: officer.fullName,
      statusAddress: `${deps.settings.issuer}/apply/status`,
    },
    await paperFor({ desk }, application),
  );
  return asFile(`${reference}-phieu`, document);
}

function capturesOf({ hasFingers, manner, card }: Receipt): Capture[] {
  const consent = manner === 'typed-code' ? 'statement' : 'signature';
  if (!card) return ['face', ...(hasFingers ? (['fingers'] as const) : []), consent];
  const hasEyes = card.irisAt !== undefined && !card.noIris;
  return ['face', ...(hasFingers ? (['card-fingers'] as const) : []), ...(hasEyes ? (['iris'] as const) : []), 'card-form', consent];
}

/** When and where the card can be had (CC02). */
async function appointment({ desk }: Intake, visit: DeskVisit, applicationId: string): Promise<Reply | undefined> {
  const { officer } = visit.who;
  const printed = await printAppointment(desk.deps, { applicationId, officerId: officer.id, requestId: visit.requestId });
  if (!printed) return undefined;
  const { application, card, addressee, receivedAt, dueOn } = printed;
  const { reference } = card;
  const on = await paperFor({ desk }, application);
  const slip = {
    reference,
    accountReference: application.reference,
    addressee,
    receivedAt,
    dueOn,
    collect: collectionOf(card, on),
    officer: officer.fullName,
  };
  return asFile(`${reference}-giay-hen`, cardSlip(slip, on));
}

function collectionOf({ delivery }: CardApplication, { unit, lang }: Paper): CardSlip['collect'] {
  return delivery?.kind === 'address' ? { kind: 'delivery', at: delivery.address } : { kind: 'place', at: unit[lang] };
}

async function activation({ desk }: Intake, visit: DeskVisit, applicationId: string): Promise<Reply | undefined> {
  const { deps } = desk;
  const printed = await printActivationCode(deps, { applicationId, officerId: visit.who.officer.id, requestId: visit.requestId });
  if (!printed) return undefined;
  const { application, code, days } = printed;
  const { reference } = application;
  const document = activationSlip(
    { reference, code, days, activateAddress: `${deps.settings.issuer}/activate` },
    await paperFor({ desk }, application),
  );
  return asFile(`${reference}-kich-hoat`, document);
}

/** In the applicant's language, from the office that took the file in. */
async function paperFor({ desk }: Pick<Intake, 'desk'>, { language, unitId }: Application): Promise<Paper> {
  return paperOf(desk.deps, { lang: language }, await unitName(desk.deps.db, unitId));
}
