import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { intakeResultView } from '../../../../views/pages/intake/result.tsx';
import type { FingerCapture } from '../../../connectors/registries.ts';
import { findCard } from '../../../domain/registrations/card/queries.ts';
import { askAgainAtCounter, mayCaptureAgain, type Recapture, type Recaptured } from '../../../domain/registrations/intake/again.ts';
import { listFingers } from '../../../domain/registrations/intake/queries.ts';
import { hasSlip, mayTakeLonger } from '../../../domain/registrations/intake/slip.ts';
import { listChecks } from '../../../domain/registrations/queries.ts';
import type { Application } from '../../../domain/registrations/types.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { faceRules, readPicture } from '../../../platform/images.ts';
import { deskPage, type DeskVisit } from '../desk.ts';
import { onePicture } from './face.ts';
import { readFingers, tenFiles } from './fingers.ts';
import { fileOf, type Intake, noteView } from './parts.ts';
import { pictureWords } from './picture.ts';

/** Seconds between two looks, and how long the page looks by itself: a desk that is left alone must fall asleep (NIST SP 800-63B-4 2.3.3). */
const lookEvery = 4;
const lookFor = 120;

/** What registers say while the applicant still stands there; a capture that one could not use is taken again. */
export function resultRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id`;
  return [
    route({ method: 'GET', path: `${path}/result`, who, handle: (visit) => look(intake, visit) }),
    route({
      method: 'POST',
      path: `${path}/face-again`,
      who,
      form: noFields,
      files: onePicture,
      handle: (visit) => faceAgain(intake, visit),
    }),
    route({
      method: 'POST',
      path: `${path}/fingers-again`,
      who,
      form: noFields,
      files: tenFiles,
      handle: (visit) => fingersAgain(intake, visit),
    }),
  ];
}

/** A file that was sent, at the counter that sent it. */
interface Sent {
  readonly intake: Intake;
  readonly visit: DeskVisit;
  readonly application: Application;
}

async function sentFile(intake: Intake, visit: DeskVisit): Promise<{ sent: Sent } | { refused: Reply }> {
  const entry = await fileOf(intake, visit);
  if ('refused' in entry) return entry;
  const application = entry.found;
  if (application.state === 'draft') return { refused: redirect(`${intake.kind.path}/${application.id}/check`) };
  return { sent: { intake, visit, application } };
}

async function look(intake: Intake, visit: DeskVisit): Promise<Reply> {
  const entry = await sentFile(intake, visit);
  if ('refused' in entry) return entry.refused;
  await noteView(intake, visit, { applicationId: entry.sent.application.id, page: 'result' });
  return show(entry.sent);
}

async function show({ intake, visit, application }: Sent, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { desk, kind } = intake;
  const { db } = desk.deps;
  const [checks, fingers, card] = await Promise.all([
    listChecks(db, application.id),
    listFingers(db, application.id),
    findCard(db, desk.deps.secrets, application.id),
  ]);
  const isKeyer = application.keyedBy === visit.who.officer.id;
  const again = (['face', 'fingers'] as const).filter((name) =>
    checks.some((check) => isKeyer && check.name === name && mayCaptureAgain(application, check)),
  );
  const props = {
    kind: kind.name,
    list: kind.path,
    base: `${kind.path}/${application.id}`,
    application,
    card,
    checks,
    mayTakeLonger: mayTakeLonger(application, checks),
    again,
    fingers,
    hasSlip: hasSlip(application),
    isReceived: application.receivedAt !== undefined,
    said: visit.query.said === 'asked' ? ('asked' as const) : undefined,
    errors,
  };
  const since = application.submittedAt ? (visit.who.session.now.getTime() - application.submittedAt.getTime()) / 1000 : lookFor;
  // Nothing is being typed while a comparison is still asked, so nothing is lost when the page comes anew.
  const isAsked = application.state === 'submitted' || card?.state === 'prepared' || checks.some(({ outcome }) => outcome === undefined);
  const looksAgain = since < lookFor && again.length === 0 && isAsked;
  return deskPage(desk, visit, {
    view: intakeResultView,
    props,
    ...(errors.length > 0 ? { status: 422 } : {}),
    ...(looksAgain ? { headers: { refresh: String(lookEvery) } } : {}),
  });
}

async function faceAgain(intake: Intake, visit: DeskVisit): Promise<Reply> {
  const entry = await sentFile(intake, visit);
  if ('refused' in entry) return entry.refused;
  const [bytes] = visit.files.picture ?? [];
  if (!bytes) return show(entry.sent, [{ field: 'picture', problem: 'missing-picture' }]);
  const picture = await readPicture(bytes, faceRules);
  if (picture.kind === 'refused') return show(entry.sent, [{ field: 'picture', problem: pictureWords[picture.reason] }]);
  return askAgain(entry.sent, { face: picture.jpeg });
}

async function fingersAgain(intake: Intake, visit: DeskVisit): Promise<Reply> {
  const entry = await sentFile(intake, visit);
  if ('refused' in entry) return entry.refused;
  const { notes, unusable } = await readFingers(visit.files);
  const fingers = notes.flatMap((note): FingerCapture[] => (note.kind === 'image' ? [{ finger: note.finger, image: note.jpeg }] : []));
  const errors: IntakeError[] = [
    ...(fingers.length === 0 && unusable.length === 0 ? [{ problem: 'no-fingers' as const }] : []),
    ...unusable.map((field) => ({ field, problem: 'finger-unusable' as const })),
  ];
  return errors.length > 0 ? show(entry.sent, errors) : askAgain(entry.sent, { fingers });
}

const words = {
  'not-poor': 'not-poor',
  'state-forbids': 'not-poor',
  'too-many': 'too-many-rounds',
} as const satisfies Record<Exclude<Recaptured, 'asked'>, IntakeError['problem']>;

async function askAgain(sent: Sent, of: Recapture['of']): Promise<Reply> {
  const { intake, visit, application } = sent;
  const change = { applicationId: application.id, officerId: visit.who.officer.id, requestId: visit.requestId };
  const outcome = await askAgainAtCounter(intake.desk.deps, { ...change, of });
  if (outcome === 'asked') return redirect(`${intake.kind.path}/${application.id}/result?said=asked`);
  return show(sent, [{ problem: words[outcome] }]);
}
