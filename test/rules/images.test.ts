import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { faceRules, paperRules, readPicture } from '../../src/platform/images.ts';

const rules = { maxBytes: 2_000_000, maxPixels: 12_000_000, minSide: 100, maxSide: 400 };

/** A picture with something to see on it: noise on a grey ground. */
function drawn(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: 'grey', noise } });
}

/** All of one colour: quick to make, however large. */
const plain = (width: number, height: number): Sharp => sharp({ create: { width, height, channels: 3, background: 'grey' } });

const jpeg = (width = 600, height = 800): Promise<Buffer> => drawn(width, height).jpeg().toBuffer();

/** Where it was taken, with what, and turned by a quarter. */
async function fromPhone(): Promise<Buffer> {
  return drawn(600, 300)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Telephone of An' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 42/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 51/1 12/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
    .toBuffer();
}

async function pictureOf(bytes: Uint8Array) {
  const reading = await readPicture(bytes, rules);
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return { ...reading, metadata: await sharp(reading.jpeg).metadata() };
}

describe('a picture', () => {
  test.each([
    ['JPEG', () => drawn(600, 800).jpeg().toBuffer()],
    ['progressive JPEG', () => drawn(600, 800).jpeg({ progressive: true }).toBuffer()],
    ['PNG', () => drawn(600, 800).png().toBuffer()],
    ['PNG with holes', () => drawn(600, 800).ensureAlpha(0.5).png().toBuffer()],
    ['PNG of few colours', () => plain(600, 800).png({ palette: true }).toBuffer()],
    ['WebP', () => drawn(600, 800).webp().toBuffer()],
    ['black and white', () => drawn(600, 800).greyscale().jpeg().toBuffer()],
    ['for printers', () => drawn(600, 800).toColourspace('cmyk').jpeg().toBuffer()],
  ])('%s becomes a JPEG of at most the side that is kept', async (_, make) => {
    const { metadata, width, height, jpeg: data } = await pictureOf(await make());
    expect([width, height]).toEqual([300, 400]);
    expect([metadata.format, metadata.width, metadata.height, metadata.space, metadata.hasAlpha]).toEqual([
      'jpeg',
      300,
      400,
      'srgb',
      false,
    ]);
    expect(data.length).toBeLessThan(200_000);
  });

  test('a small one is not made larger', async () => {
    const { width, height } = await pictureOf(await jpeg(120, 160));
    expect([width, height]).toEqual([120, 160]);
  });

  test('stands upright and says nothing of where and with what it was taken', async () => {
    const taken = await fromPhone();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    expect(taken.includes('Telephone of An')).toBe(true);
    const { metadata, width, height, jpeg: data } = await pictureOf(taken);
    expect([width, height]).toEqual([200, 400]);
    expect([metadata.exif, metadata.xmp, metadata.icc, metadata.iptc, metadata.orientation]).toEqual(Array(5).fill(undefined));
    for (const trace of ['Telephone', 'GPS', 'Exif', 'xmpmeta', 'secret']) expect(data.includes(trace), trace).toBe(false);
  });

  test('loses what was hung behind it', async () => {
    const twofold = Buffer.concat([await jpeg(), Buffer.from('<html><script>alert(1)</script></html>'), Buffer.from('PK\x03\x04')]);
    const { jpeg: data } = await pictureOf(twofold);
    expect(data.includes('script')).toBe(false);
    expect(data.includes('PK\x03\x04')).toBe(false);
  });

  test('many at once are read one after the other', async () => {
    const one = await plain(2000, 2000).jpeg().toBuffer();
    const readings = await Promise.all(Array.from({ length: 20 }, () => readPicture(one, paperRules)));
    expect(readings.every(({ kind }) => kind === 'picture')).toBe(true);
  });
});

/** A PNG that is all zeros: a few hundred kilobytes that unfold to gigabytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crcOf(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crcOf(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe('is refused', () => {
  test.each([
    ['nothing', () => Buffer.alloc(0), 'not-a-picture'],
    ['zeros', () => Buffer.alloc(10_000), 'not-a-picture'],
    ['a page', () => Buffer.from('<html><script>alert(1)</script></html>'), 'not-a-picture'],
    ['a program that was renamed', () => Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(5000)]), 'not-a-picture'],
    ['another program', () => Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(5000)]), 'not-a-picture'],
    ['an archive', () => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(5000)]), 'not-a-picture'],
    [
      'SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>1</script></svg>'),
      'not-a-picture',
    ],
    ['GIF', () => plain(60, 80).gif().toBuffer(), 'not-a-picture'],
    ['TIFF', () => plain(60, 80).tiff().toBuffer(), 'not-a-picture'],
    ['AVIF', () => plain(60, 80).avif({ effort: 0 }).toBuffer(), 'not-a-picture'],
    ['PDF', () => Buffer.from('%PDF-1.7\n%'), 'not-a-picture'],
    ['a file over the limit', async () => Buffer.concat([await jpeg(), Buffer.alloc(2_000_000)]), 'too-large'],
    ['a picture with more pixels than may be decoded', () => plain(4001, 3000).jpeg().toBuffer(), 'too-many-pixels'],
    ['a bomb of 20000 by 20000', () => bomb(20_000, 20_000), 'too-many-pixels'],
    ['a picture too small to know anybody by', () => jpeg(99, 800), 'too-small'],
    ['the first half of a picture', async () => (await jpeg()).subarray(0, 20_000), 'damaged'],
    ['a PNG cut short', async () => (await drawn(600, 800).png().toBuffer()).subarray(0, 20_000), 'damaged'],
    ['a WebP cut short', async () => (await drawn(600, 800).webp().toBuffer()).subarray(0, 5000), 'damaged'],
    ['only the first bytes of a picture', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5000)]), 'damaged'],
    ['a PNG that says it is a page', () => Buffer.from('\x89PNG\r\n\x1a\n<html>', 'latin1'), 'damaged'],
    ['WebP in name only', () => Buffer.from('RIFF\0\0\0\0WEBP<svg/>'), 'damaged'],
  ] as [string, () => Buffer | Promise<Buffer>, string][])('%s', async (_, make, reason) => {
    expect(await readPicture(await make(), rules)).toEqual({ kind: 'refused', reason });
  });

  test('before it is decoded: a bomb takes no time and no memory', async () => {
    const bytes = bomb(30_000, 30_000);
    expect(bytes.length).toBeLessThan(1_000_000);
    const started = performance.now();
    expect(await readPicture(bytes, faceRules)).toEqual({ kind: 'refused', reason: 'too-many-pixels' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('whatever stands behind the right first bytes', async () => {
    const good = await jpeg(300, 300);
    for (let at = 10; at < good.length; at += Math.ceil(good.length / 60)) {
      const broken = Buffer.from(good);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      const reading = await readPicture(broken, rules);
      expect(reading.kind === 'picture' || ['damaged', 'too-many-pixels', 'too-small'].includes(reading.reason)).toBe(true);
    }
  });
});
