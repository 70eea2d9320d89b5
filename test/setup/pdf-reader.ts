import { inflateSync } from 'node:zlib';

/** A piece of the structure that is written or drawn, as a screen reader meets it. */
export interface Piece {
  /** `Document/L/LI/LBody` */
  readonly path: string;
  readonly text: string;
  readonly alt: string | undefined;
}

export interface ReadPdf {
  readonly pieces: readonly Piece[];
  readonly pages: number;
  /** The catalogue of the file with what it leads to, and its metadata, as they stand there. */
  readonly catalogue: string;
  readonly metadata: string;
  /** Fonts whose file is inside. */
  readonly embedded: number;
}

interface Entry {
  readonly dict: string;
  readonly stream: Buffer;
}

/** Reads back what our own renderer writes: its objects, its fonts' letters, and its structure in order. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const entries = entriesOf(Buffer.from(bytes));
  const all = [...entries.values()];
  const letters = lettersOf(entries);
  const pages = [...entries].filter(([, { dict }]) => /\/Type \/Page\b(?!s)/.test(dict));
  const texts = new Map(pages.map(([id, { dict }]) => [id, textsOf(streamOf(entries, dict, 'Contents'), letters)]));
  const root = all.find(({ dict }) => dict.includes('/Type /StructTreeRoot'));
  return {
    pieces: root ? kidsOf(root.dict).flatMap((id) => piecesOf({ entries, texts }, id, '')) : [],
    pages: pages.length,
    catalogue: all.flatMap(({ dict }) => (/\/Type \/Catalog|\/Marked|\/DisplayDocTitle/.test(dict) ? [dict] : [])).join('\n'),
    metadata: all.find(({ dict }) => dict.includes('/Subtype /XML'))?.stream.toString('utf8') ?? '',
    embedded: all.filter(({ dict }) => dict.includes('/FontFile2')).length,
  };
}

/** Everything that is read, in order. */
export function textOf(read: ReadPdf): string {
  return read.pieces.map(({ text }) => text).join('\n');
}

function entriesOf(file: Buffer): Map<number, Entry> {
  const text = file.toString('latin1');
  return new Map([...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, inner = '']) => [Number(id), entryOf(inner)]));
}

function entryOf(inner: string): Entry {
  const at = inner.indexOf('stream\n');
  if (at < 0) return { dict: inner, stream: Buffer.alloc(0) };
  const dict = inner.slice(0, at);
  const raw = Buffer.from(inner.slice(at + 7, inner.lastIndexOf('\nendstream')), 'latin1');
  return { dict, stream: dict.includes('/FlateDecode') ? inflateSync(raw) : raw };
}

function streamOf(entries: Map<number, Entry>, dict: string, key: string): string {
  const id = new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1];
  return entries.get(Number(id))?.stream.toString('latin1') ?? '';
}

/** Name of a font in a page → glyph → letters. */
function lettersOf(entries: Map<number, Entry>): Map<string, string[]> {
  const named = [...entries.values()].flatMap(({ dict }) => [...dict.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(
    named.map(([, name = '', id]) => {
      const map = streamOf(entries, entries.get(Number(id))?.dict ?? '', 'ToUnicode');
      const inside = /\[([\s\S]*?)\]/.exec(map)?.[1] ?? '';
      return [name, [...inside.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => fromHex(hex))];
    }),
  );
}

function fromHex(hex: string): string {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le');
}

/** Marked piece of a page → its text; a new line on the paper is a space. */
function textsOf(content: string, letters: Map<string, string[]>): Map<number, string> {
  const texts = new Map<number, string>();
  let piece: number | undefined;
  let font: string[] = [];
  let line = '';
  for (const row of content.split('\n')) {
    const begin = /MCID (\d+)/.exec(row)?.[1];
    const baseline = /^1 0 0 1 \S+ (\S+) Tm$/.exec(row)?.[1];
    const shown = /^\[(.*)\] TJ$/.exec(row)?.[1];
    if (begin !== undefined) [piece, line] = [Number(begin), ''];
    else if (row === 'EMC') piece = undefined;
    font = letters.get(/^\/(F\d+) /.exec(row)?.[1] ?? '') ?? font;
    if (piece === undefined) continue;
    const before = texts.get(piece) ?? '';
    if (baseline !== undefined && before !== '' && baseline !== line) texts.set(piece, `${before} `);
    line = baseline ?? line;
    if (shown !== undefined) texts.set(piece, (texts.get(piece) ?? '') + written(shown, font));
  }
  return texts;
}

function written(shown: string, font: readonly string[]): string {
  const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
  return glyphs.map((glyph) => font[Number.parseInt(glyph, 16)] ?? '').join('');
}

function kidsOf(dict: string): number[] {
  const inside = /\/K \[([\s\S]*?)\]/.exec(dict)?.[1] ?? '';
  return [...inside.replaceAll(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
}

interface Read {
  readonly entries: Map<number, Entry>;
  readonly texts: Map<number, Map<number, string>>;
}

function piecesOf(read: Read, id: number, above: string): Piece[] {
  const { dict } = read.entries.get(id) ?? { dict: '' };
  const path = `${above}${above && '/'}${/\/S \/(\w+)/.exec(dict)?.[1] ?? '?'}`;
  const kids = kidsOf(dict);
  if (kids.length > 0) return kids.flatMap((kid) => piecesOf(read, kid, path));
  const alt = /\/Alt \(([\s\S]*?)\)\n\//.exec(dict)?.[1];
  return [{ path, text: leafText(read, dict), alt: alt === undefined ? undefined : fromLiteral(alt) }];
}

/** A leaf names its pieces by number on its own page, and by page and number on others. */
function leafText({ texts }: Read, dict: string): string {
  const own = Number(/\/Pg (\d+) 0 R\n>>$/.exec(dict)?.[1] ?? /\/Pg (\d+) 0 R/.exec(dict)?.[1]);
  const inside = /\/K \[([\s\S]*?)\]\n/.exec(dict)?.[1] ?? '';
  const elsewhere = [...inside.matchAll(/<<[\s\S]*?\/Pg (\d+) 0 R[\s\S]*?\/MCID (\d+)[\s\S]*?>>/g)].map(([, page, piece]) => [page, piece]);
  const here = (inside.replaceAll(/<<[\s\S]*?>>/g, '').match(/\d+/g) ?? []).map((piece) => [own, piece]);
  return [...here, ...elsewhere]
    .map(([page, piece]) => texts.get(Number(page))?.get(Number(piece)) ?? '')
    .filter(Boolean)
    .join(' ');
}

/** A string of the file: plain, or UTF-16 with its mark, with escapes. */
function fromLiteral(literal: string): string {
  const plain = literal.replaceAll(
    /\\([\s\S])/g,
    (_, letter: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[letter] ?? letter,
  );
  const bytes = Buffer.from(plain, 'latin1');
  return bytes.readUInt16BE(0) === 0xfeff ? bytes.subarray(2).swap16().toString('utf16le') : plain;
}
