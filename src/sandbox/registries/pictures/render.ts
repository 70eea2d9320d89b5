import sharp from 'sharp';
import { drawFace, type Impression, type Likeness } from './face.ts';
import { drawFinger, type FingerLikeness, fingerHeight, fingerWidth } from './finger.ts';

/** JPEG of an invented face. */
export async function facePicture(likeness: Likeness, impression: Impression): Promise<Buffer> {
  return sharp(Buffer.from(drawFace(likeness, impression)))
    .flatten()
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** PNG of an invented print. */
export async function fingerPicture(likeness: FingerLikeness, impression: Impression): Promise<Buffer> {
  const raw = { width: fingerWidth, height: fingerHeight, channels: 1 } as const;
  return sharp(drawFinger(likeness, impression), { raw }).png({ compressionLevel: 6 }).toBuffer();
}
