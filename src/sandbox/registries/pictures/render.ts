import sharp from 'sharp';
import { drawFace, faceSize } from './face.ts';
import { drawIris, type Eye, irisSide } from './iris.ts';
import type { Impression, Likeness } from './features.ts';
import { drawFinger, type FingerLikeness, fingerHeight, fingerWidth } from './finger.ts';

/** JPEG of an invented face. */
export async function facePicture(likeness: Likeness, impression: Impression): Promise<Buffer> {
  const raw = { ...faceSize, channels: 3 } as const;
  return sharp(drawFace(likeness, impression), { raw }).jpeg({ quality: 90 }).toBuffer();
}

/** JPEG of an invented print. */
export async function fingerPicture(likeness: FingerLikeness, impression: Impression): Promise<Buffer> {
  const raw = { width: fingerWidth, height: fingerHeight, channels: 1 } as const;
  return sharp(drawFinger(likeness, impression), { raw }).jpeg({ quality: 92 }).toBuffer();
}

/** JPEG of an invented eye. */
export async function irisPicture(seed: string, eye: Eye): Promise<Buffer> {
  const raw = { width: irisSide, height: irisSide, channels: 1 } as const;
  return sharp(drawIris({ seed, eye }), { raw }).jpeg({ quality: 90 }).toBuffer();
}
