import sharp from 'sharp';
import { bestFit, contrastOf, type Frame, type Grey, meanOf, type Pattern, patternOf, without } from './pattern.ts';
import { facePicture } from './render.ts';

/** The middle of the face: hair, clothes and wall are not what one is known by. */
const faceFrame: Frame = { centre: { x: 0.5, y: 0.58 }, width: 0.42, height: 0.38, columns: 14, rows: 16, reach: 4, most: 24 };
const fingerFrame: Frame = { centre: { x: 0.5, y: 0.5 }, width: 0.7, height: 0.7, columns: 24, rows: 30, reach: 4, most: 60 };
const faceSize = { width: 48, height: 60 };
const fingerSize = { width: 54, height: 72 };

/** Pixels on the shorter side, below which nobody can be told from anybody. */
const smallest = 90;
const limits = { pixels: 40_000_000, darkest: 45, face: 3, finger: 12 };

export type Compared = { readonly kind: 'compared'; readonly score: number } | { readonly kind: 'poor-capture' };

/** What a register keeps of a face. */
export async function faceReference(image: Uint8Array): Promise<Pattern | undefined> {
  const grey = await readGrey(image, faceSize);
  return grey && without(patternOf(grey, faceFrame), await everybodysFace());
}

/** What a register keeps of a finger. */
export async function fingerReference(image: Uint8Array): Promise<Pattern | undefined> {
  const grey = await readGrey(image, fingerSize);
  return grey && patternOf(grey, fingerFrame);
}

/** How much a picture looks like the face on file. */
export async function compareFace(reference: Pattern, image: Uint8Array): Promise<Compared> {
  const grey = await readGrey(image, faceSize);
  if (!grey || contrastOf(grey, faceFrame) < limits.face) return { kind: 'poor-capture' };
  const shared = await everybodysFace();
  const fit = bestFit(reference, (pose) => without(patternOf(grey, faceFrame, pose), shared));
  return { kind: 'compared', score: scoreOf(fit, faceScores) };
}

/** How much a picture looks like the finger on file. */
export async function compareFinger(reference: Pattern, image: Uint8Array): Promise<Compared> {
  const grey = await readGrey(image, fingerSize);
  if (!grey || contrastOf(grey, fingerFrame) < limits.finger) return { kind: 'poor-capture' };
  const fit = bestFit(reference, (pose) => patternOf(grey, fingerFrame, pose));
  return { kind: 'compared', score: scoreOf(fit, fingerScores) };
}

/** Correlation → score, straight between the points. Faces all have something in common, so little correlation says nothing. */
const faceScores = [
  [-1, 0],
  [0, 0.05],
  [0.5, 0.35],
  [0.65, 0.56],
  [0.78, 0.8],
  [0.88, 0.94],
  [1, 1],
] as const;
const fingerScores = [
  [-1, 0],
  [0, 0.05],
  [0.3, 0.2],
  [0.45, 0.5],
  [0.6, 0.85],
  [1, 1],
] as const;

function scoreOf(fit: number, points: readonly (readonly [number, number])[]): number {
  const at = points.findIndex(([until]) => fit <= until);
  const [to = 1, high = 1] = points[at] ?? [];
  const [from = -1, low = 0] = points[at - 1] ?? [];
  const score = to === from ? high : low + ((high - low) * (fit - from)) / (to - from);
  return Math.round(1000 * Math.min(1, Math.max(0, score))) / 1000;
}

/** A picture reduced to what is compared; nothing when it cannot be read, is too small, or too dark. */
async function readGrey(image: Uint8Array, size: { width: number; height: number }): Promise<Grey | undefined> {
  try {
    const picture = sharp(image, { limitInputPixels: limits.pixels, failOn: 'error' }).autoOrient();
    const { width, height } = await picture.metadata();
    if (Math.min(width, height) < smallest) return undefined;
    const pixels = await picture
      .flatten({ background: '#fff' })
      .greyscale()
      .resize({ ...size, fit: 'fill' })
      .raw()
      .toBuffer();
    const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
    return mean < limits.darkest ? undefined : { ...size, pixels };
  } catch {
    return undefined;
  }
}

let shared: Promise<Pattern> | undefined;

/** What a dozen faces have in common. */
function everybodysFace(): Promise<Pattern> {
  shared ??= Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const grey = await readGrey(await facePicture({ seed: `stranger ${index}` }, 'reference'), faceSize);
      if (!grey) throw new Error('a drawn face cannot be read');
      return patternOf(grey, faceFrame);
    }),
  ).then(meanOf);
  return shared;
}
