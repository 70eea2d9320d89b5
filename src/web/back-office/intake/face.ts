import { intakeFaceView } from '../../../../views/pages/intake/face.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { saveCardFace } from '../../../domain/registrations/card/counter.ts';
import { saveCounterFace } from '../../../domain/registrations/intake/face.ts';
import { listPictures } from '../../../domain/registrations/pictures/queries.ts';
import { noFields, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { faceRules, readPicture } from '../../../platform/images.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, showStep } from './parts.ts';
import { pictureWords } from './picture.ts';

export const onePicture = { picture: { maxBytes: faceRules.maxBytes, maxCount: 1 } } as const;

/** The face, taken at the counter. */
export function faceRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/face`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'face', (ground) => show(ground)) }),
    route({ method: 'POST', path, who, form: noFields, files: onePicture, handle: onPost(intake, keep) }),
  ];
}

async function show(ground: Ground, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { card } = ground;
  // What is held for the card system is never shown again: it is no picture of the file.
  const forCard = card && { isHeld: card.held.includes('face') };
  const { id } = ground.file.application;
  const face = (await listPictures(ground.intake.desk.deps.db, id)).find(({ kind }) => kind === 'face');
  const picture = face && `/files/${id}/pictures/${face.id}`;
  return showStep(ground, { step: 'face', view: intakeFaceView, props: { picture, forCard }, errors });
}

async function keep(ground: Ground): Promise<Reply> {
  const [bytes] = ground.visit.files.picture ?? [];
  const isThere = ground.card ? ground.card.held.includes('face') : ground.file.face;
  if (!bytes) return isThere ? goOn(ground, 'face') : show(ground, [{ field: 'picture', problem: 'missing-picture' }]);
  const picture = await readPicture(bytes, faceRules);
  if (picture.kind === 'refused') return show(ground, [{ field: 'picture', problem: pictureWords[picture.reason] }]);
  const save = ground.card ? saveCardFace : saveCounterFace;
  await save(ground.intake.desk.deps, { ...changeOf(ground), jpeg: picture.jpeg });
  return goOn(ground, 'face');
}
