import sharp from 'sharp';
import { inTurn } from './decoding-turns.ts';

/** Only these are ever decoded, whatever a file says of itself. The library's build knows no HEIC; iPhones send JPEG to whoever asks for it. */
const loaders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'];
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: loaders });
sharp.cache(false);
sharp.concurrency(1);

export interface PictureRules {
  /** Bytes of the file as it came. */
  readonly maxBytes: number;
  /** Width times height, before anything is decoded. */
  readonly maxPixels: number;
  /** Pixels of the shorter side: below, nobody can be told apart. */
  readonly minSide: number;
  /** Pixels of the longer side of what is kept. */
  readonly maxSide: number;
}

/** A face taken with a telephone, and enough of it for a comparison. */
export const faceRules: PictureRules = { maxBytes: 12_000_000, maxPixels: 36_000_000, minSide: 240, maxSide: 1200 };
/** A paper of which the small print must stay readable. */
export const paperRules: PictureRules = { maxBytes: 12_000_000, maxPixels: 36_000_000, minSide: 400, maxSide: 2400 };

export type PictureRefusal = 'not-a-picture' | 'too-large' | 'too-many-pixels' | 'too-small' | 'damaged';

export type PictureReading =
  | { readonly kind: 'picture'; readonly jpeg: Buffer; readonly width: number; readonly height: number }
  | { readonly kind: 'refused'; readonly reason: PictureRefusal };

/** Seconds that one picture may take. */
const patience = 10;
const quality = 85;

/**
 * Turns an uploaded file into a picture of our own making: known by its content, measured before it is decoded, turned upright, encoded anew.
 * Nothing else that was in the file remains: no place, no device, no script, no second file behind the picture.
 */
export async function readPicture(bytes: Uint8Array, rules: PictureRules): Promise<PictureReading> {
  if (bytes.length > rules.maxBytes) return refused('too-large');
  if (!isPicture(bytes)) return refused('not-a-picture');
  const size = await sizeOf(bytes);
  if (!size) return refused('damaged');
  if (size.width * size.height > rules.maxPixels) return refused('too-many-pixels');
  if (Math.min(size.width, size.height) < rules.minSide) return refused('too-small');
  return inTurn(size.width * size.height, () => encodeAnew(bytes, rules));
}

function refused(reason: PictureRefusal): PictureReading {
  return { kind: 'refused', reason };
}

/** JPEG, PNG or WebP by their first bytes. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n') || /^RIFF.{4}WEBP/su.test(start);
}

async function sizeOf(bytes: Uint8Array): Promise<{ readonly width: number; readonly height: number } | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height };
  } catch {
    return undefined;
  }
}

async function encodeAnew(bytes: Uint8Array, { maxPixels, maxSide }: PictureRules): Promise<PictureReading> {
  try {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: maxPixels, sequentialRead: true })
      .timeout({ seconds: patience })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'picture', jpeg: data, width: info.width, height: info.height };
  } catch {
    // Whatever the decoder says quotes what it read; that it could not is all that anybody needs.
    return refused('damaged');
  }
}
