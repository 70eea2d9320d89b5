import type { ApplyProblem } from '../../../views/pages/apply/frame.tsx';
import type { PictureRefusal } from '../../platform/images.ts';

/** Why a picture was not taken, by the code of its sentence. */
export const pictureWords = {
  'not-a-picture': 'not-a-picture',
  damaged: 'not-a-picture',
  'too-large': 'picture-too-large',
  'too-many-pixels': 'picture-too-large',
  'too-small': 'picture-too-small',
} as const satisfies Record<PictureRefusal, ApplyProblem>;
