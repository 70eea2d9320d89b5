import { z } from 'zod';
import { faceView } from '../../../../views/pages/apply/face.tsx';
import type { ApplyError } from '../../../../views/pages/apply/frame.tsx';
import { saveFace } from '../../../domain/registrations/drafts/face.ts';
import { faceRules, readPicture } from '../../../platform/images.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { pictureWords } from '../../first-party/picture-words.ts';

const one = { maxBytes: faceRules.maxBytes, maxCount: 1 };

/** The face: taken now with the camera of the device, or a chosen file, which an officer looks at. */
export function faceRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'face');
  return [
    route({ method: 'GET', path: '/apply/face', who, handle: async (visit) => show(visit) }),
    route({
      method: 'POST',
      path: '/apply/face',
      who,
      form: z.strictObject({}),
      files: { taken: one, chosen: one },
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

function show(visit: DraftVisit, errors: readonly ApplyError[] = []): Reply {
  const hasPicture = visit.who.draft.face !== undefined;
  return page(faceView, { ...around(visit.who, 'face'), hasPicture, errors }, { status: errors.length > 0 ? 422 : 200 });
}

async function submit({ deps }: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const { taken: [taken] = [], chosen: [chosen] = [] } = visit.files;
  if (taken && chosen) return show(visit, [{ field: 'taken', problem: 'two-pictures' }]);
  const bytes = taken ?? chosen;
  if (!bytes) return show(visit, [{ field: 'taken', problem: 'missing-picture' }]);
  const picture = await readPicture(bytes, faceRules);
  if (picture.kind === 'refused') return show(visit, [{ field: taken ? 'taken' : 'chosen', problem: pictureWords[picture.reason] }]);
  await saveFace(deps, { ...changeOf(visit), source: taken ? 'camera' : 'upload', jpeg: picture.jpeg });
  return redirect(onwardPath);
}
