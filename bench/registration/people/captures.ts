import sharp from 'sharp';
import { fingerNames, fingerRules } from '../../../src/domain/registrations/intake/finger-rules.ts';
import type { FingerNote } from '../../../src/domain/registrations/intake/fingers.ts';
import { faceRules, type PictureRules, readPicture } from '../../../src/platform/images.ts';
import { facePicture, fingerPicture } from '../../../src/sandbox/registries/pictures/render.ts';
import { applicantAt, looks } from './applicants.ts';

/** What a person brings along, by their look: drawn before anything is measured, as cameras and scanners are not ours. */
export interface Captures {
  /** As a telephone sends it. */
  readonly photo: Buffer;
  /** As the counter keeps it. */
  readonly face: Buffer;
  readonly fingers: readonly FingerNote[];
}

/** Pixels: less than a telephone of today makes, and more than is kept. */
const photoSize = { width: 1500, height: 1875 };

export async function drawCaptures(): Promise<Captures[]> {
  const drawn: Captures[] = [];
  for (let look = 0; look < looks; look += 1) drawn.push(await capturesOf(look));
  return drawn;
}

async function capturesOf(look: number): Promise<Captures> {
  const { face } = applicantAt(look).person;
  const photo = await sharp(await facePicture(face, 'capture'))
    .resize(photoSize)
    .jpeg({ quality: 90 })
    .toBuffer();
  const fingers: FingerNote[] = [];
  for (const finger of fingerNames) {
    const image = await fingerPicture({ seed: face.seed, finger, condition: 'clear' }, 'capture');
    fingers.push({ finger, kind: 'image', jpeg: await read(image, fingerRules) });
  }
  return { photo, face: await read(photo, faceRules), fingers };
}

async function read(bytes: Buffer, rules: PictureRules): Promise<Buffer> {
  const picture = await readPicture(bytes, rules);
  if (picture.kind === 'refused') throw new Error(picture.reason);
  return picture.jpeg;
}
