import { inflateSync } from 'node:zlib';

const woffHeader = 44;
const woffEntry = 20;
const sfntHeader = 12;
const sfntEntry = 16;

interface Table {
  /** Name and checksum, as both formats write them. */
  readonly tag: Buffer;
  readonly checksum: Buffer;
  readonly content: Buffer;
}

/**
 * A WOFF 1.0 file (W3C Recommendation) as the plain font inside it. The library could read the file as it is, but inflates a whole table for
 * each letter it takes out.
 */
export function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, woffHeader + index * woffEntry));
  const head = Buffer.alloc(sfntHeader + count * sfntEntry);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  searchHints(count).forEach((hint, index) => head.writeUInt16BE(hint, 6 + 2 * index));
  let offset = head.length;
  const contents = tables.map(({ tag, checksum, content }, index) => {
    const entry = sfntHeader + index * sfntEntry;
    tag.copy(head, entry);
    checksum.copy(head, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(content.length, entry + 12);
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...contents]);
}

function tableAt(woff: Buffer, entry: number): Table {
  const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
  const raw = woff.subarray(offset, offset + packed);
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.subarray(entry + 16, entry + 20),
    content: packed < length ? inflateSync(raw, { maxOutputLength: length }) : raw,
  };
}

/** searchRange, entrySelector and rangeShift of the table directory. */
function searchHints(count: number): [number, number, number] {
  const selector = Math.floor(Math.log2(count));
  const range = 2 ** selector * 16;
  return [range, selector, count * 16 - range];
}
