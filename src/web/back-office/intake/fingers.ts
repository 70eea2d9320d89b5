import { z } from 'zod';
import { intakeFingersView } from '../../../../views/pages/intake/fingers.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import {
  allNoted,
  fingerNames,
  fingerRules,
  needsException,
  triesToUnreadable,
} from '../../../domain/registrations/intake/finger-rules.ts';
import { type FingerNote, saveFingers } from '../../../domain/registrations/intake/fingers.ts';
import { readIntake } from '../../../domain/registrations/intake/queries.ts';
import type { FingerName } from '../../../connectors/registries.ts';
import { redirect, route } from '../../../platform/http/route.ts';
import type { Files, FileRule, Reply, Route } from '../../../platform/http/types.ts';
import { readPicture } from '../../../platform/images.ts';
import { goOnToAccount } from './account.ts';
import { changeOf, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';

const choices = z.enum(['', 'failed', 'missing', 'injured', 'unreadable']).default('');
const form = z.strictObject(Object.fromEntries(fingerNames.map((finger) => [`note-${finger}`, choices])));
type Typed = Readonly<Record<string, z.infer<typeof choices>>>;

export const tenFiles: Readonly<Record<string, FileRule>> = Object.fromEntries(
  fingerNames.map((finger) => [finger, { maxBytes: fingerRules.maxBytes, maxCount: 1 }]),
);

/** Ten fingers: captured, missing, injured, or unreadable after three tries. */
export function fingersRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/fingers`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'fingers', (ground) => show(ground)) }),
    route({ method: 'POST', path, who, form, files: tenFiles, handle: onPost<Typed>(intake, save) }),
  ];
}

function show(ground: Ground, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { fingers, fingersHeldUntil, exception } = ground.file;
  const isHeld = fingersHeldUntil !== undefined && fingersHeldUntil > ground.visit.who.session.now;
  const props = {
    fingers,
    areExpired: !isHeld && fingers.some(({ status }) => status === 'captured'),
    needsException: needsException(fingers),
    exception,
    isComplete: allNoted(fingers),
    triesToUnreadable,
  };
  return showStep(ground, { step: 'fingers', view: intakeFingersView, props, errors });
}

/** Fingers of a form, with what was wrong with an image: nothing of the others is lost. */
export async function readFingers(files: Files): Promise<{ readonly notes: FingerNote[]; readonly unusable: FingerName[] }> {
  const notes: FingerNote[] = [];
  // One after the other: decoding waits its turn in any case.
  for (const finger of fingerNames) {
    const [bytes] = files[finger] ?? [];
    if (!bytes) continue;
    const picture = await readPicture(bytes, fingerRules);
    notes.push(picture.kind === 'picture' ? { finger, kind: 'image', jpeg: picture.jpeg } : { finger, kind: 'failed' });
  }
  return { notes, unusable: notes.flatMap(({ finger, kind }) => (kind === 'failed' ? [finger] : [])) };
}

function wordsAbout(typed: Typed, captured: readonly FingerNote[]): FingerNote[] {
  return fingerNames
    .filter((finger) => !captured.some((note) => note.finger === finger))
    .flatMap((finger): FingerNote[] => {
      const choice = typed[`note-${finger}`] ?? '';
      if (choice === '') return [];
      return [choice === 'failed' ? { finger, kind: 'failed' } : { finger, kind: 'status', status: choice }];
    });
}

async function save(ground: Ground<Typed>): Promise<Reply> {
  const { deps } = ground.intake.desk;
  const { notes: captured, unusable } = await readFingers(ground.visit.files);
  const notes = [...captured, ...wordsAbout(ground.visit.form, captured)];
  if (notes.length === 0) return show(ground, [{ field: fingerNames[0] ?? '', problem: 'no-fingers' }]);
  const saved = await saveFingers(deps, { ...changeOf(ground), notes });
  const file = await readIntake(deps.db, deps.secrets, ground.file.application.id);
  if (!file) return redirect(ground.intake.kind.path);
  const errors: IntakeError[] = [
    ...unusable.map((field) => ({ field, problem: 'finger-unusable' as const })),
    ...saved.tooFewTries.map((field) => ({ field, problem: 'three-tries' as const })),
  ];
  if (errors.length > 0) return show({ ...ground, file }, errors);
  if (needsException(file.fingers)) return redirect(pathOf(ground, 'exception'));
  return allNoted(file.fingers) ? goOnToAccount(ground, 'fingers') : redirect(pathOf(ground, 'fingers'));
}
