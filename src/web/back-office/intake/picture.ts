import type { IntakeProblem } from '../../../../views/pages/intake/frame.tsx';
import type { PictureRefusal } from '../../../platform/images.ts';

/** What is wrong with a picture of a face or of a signed page, in the words of the pages at home. */
export const pictureWords = {
  'not-a-picture': 'not-a-picture',
  damaged: 'not-a-picture',
  'too-large': 'picture-too-large',
  'too-many-pixels': 'picture-too-large',
  'too-small': 'picture-too-small',
} as const satisfies Record<PictureRefusal, IntakeProblem>;
