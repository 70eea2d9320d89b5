import { z } from 'zod';
import {
  confirmExceptionView,
  exceptionWordsLimit,
  intakeExceptionView,
  type TypedException,
} from '../../../../views/pages/intake/exception.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { confirmException, stateException } from '../../../domain/registrations/intake/exception.ts';
import { needsException } from '../../../domain/registrations/intake/finger-rules.ts';
import { readException } from '../../../domain/registrations/intake/queries.ts';
import type { ExceptionReason, FurtherCheck } from '../../../domain/registrations/intake/types.ts';
import { readDeclared } from '../../../domain/registrations/queries.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { typedText } from '../../first-party/read-details.ts';
import { deskPage, type DeskVisit } from '../desk.ts';
import { changeOf, fileOf, type Ground, type Intake, noteView, onGet, onPost, pathOf, showStep } from './parts.ts';

const form = z.strictObject({ reason: typedText, furtherCheck: typedText, words: z.string().max(exceptionWordsLimit).default('') });

const reasons: readonly ExceptionReason[] = ['amputated', 'injured', 'worn', 'other'];
const furtherChecks: readonly FurtherCheck[] = ['register-question', 'paper-shown'];

/** Too few fingers: stated by the officer who keys, confirmed by a second one of the unit in their own sign-in. */
export function exceptionRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id`;
  return [
    route({ method: 'GET', path: `${path}/exception`, who, handle: onGet(intake, 'exception', (ground) => show(ground, stated(ground))) }),
    route({ method: 'POST', path: `${path}/exception`, who, form, handle: onPost(intake, save) }),
    route({ method: 'GET', path: `${path}/confirm`, who, handle: (visit) => showConfirm(intake, visit) }),
    route({ method: 'POST', path: `${path}/confirm`, who, form: noFields, handle: (visit) => confirm(intake, visit) }),
  ];
}

function stated({ file }: Ground): TypedException {
  const { reason = '', furtherCheck = '', words = '' } = file.exception ?? {};
  return { reason, furtherCheck, words };
}

async function show(ground: Ground, typed: TypedException, errors: readonly IntakeError[] = []): Promise<Reply> {
  if (!needsException(ground.file.fingers)) return redirect(pathOf(ground, 'fingers'));
  return showStep(ground, { step: 'fingers', view: intakeExceptionView, props: { typed, stated: ground.file.exception }, errors });
}

async function save(ground: Ground<TypedException>): Promise<Reply> {
  const { form: typed } = ground.visit;
  const reason = reasons.find((one) => one === typed.reason);
  const furtherCheck = furtherChecks.find((one) => one === typed.furtherCheck);
  const words = typed.words.trim();
  const errors: IntakeError[] = [
    ...(reason ? [] : [{ field: 'reason', problem: 'missing-reason' } as const]),
    ...(furtherCheck ? [] : [{ field: 'furtherCheck', problem: 'missing-further-check' } as const]),
    ...(words ? [] : [{ field: 'words', problem: 'missing-words' } as const]),
  ];
  if (!reason || !furtherCheck || errors.length > 0) return show(ground, typed, errors);
  await stateException(ground.intake.desk.deps, { ...changeOf(ground), reason, furtherCheck, words });
  return redirect(pathOf(ground, 'exception'));
}

/** For a colleague of the unit: whoever keys the file cannot confirm it. */
async function showConfirm(intake: Intake, visit: DeskVisit): Promise<Reply> {
  const { desk, kind } = intake;
  const { db, secrets } = desk.deps;
  const entry = await fileOf(intake, visit);
  if ('refused' in entry) return entry.refused;
  const { id, reference, keyedBy, state } = entry.found;
  const [exception, declared] = await Promise.all([readException(db, secrets, id), readDeclared(db, secrets, id)]);
  if (keyedBy === visit.who.officer.id || state !== 'draft' || !exception || exception.confirmedBy)
    return redirect(`${kind.path}?said=not-confirmed`);
  await noteView(intake, visit, { applicationId: id, page: 'confirm' });
  const action = `${kind.path}/${id}/confirm`;
  const props = { kind: kind.name, list: kind.path, action, reference, name: declared?.fullName ?? '', exception };
  return deskPage(desk, visit, { view: confirmExceptionView, props });
}

async function confirm(intake: Intake, visit: DeskVisit): Promise<Reply> {
  const { desk, kind } = intake;
  const entry = await fileOf(intake, visit);
  if ('refused' in entry) return entry.refused;
  const change = { applicationId: entry.found.id, officerId: visit.who.officer.id, requestId: visit.requestId };
  const outcome = await confirmException(desk.deps, change);
  return redirect(`${kind.path}?said=${outcome === 'confirmed' ? 'confirmed' : 'not-confirmed'}`);
}
