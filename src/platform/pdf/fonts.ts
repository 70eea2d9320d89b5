import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Covers, type Face, faces, type Run, runsOf } from './runs.ts';
import { sfntOf } from './sfnt.ts';

type Doc = PDFKit.PDFDocument;

export type Weight = 400 | 700;

/** How a piece of text is written. Points. */
export interface Style {
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly weight?: Weight;
  readonly color?: string;
  /** Between letters. */
  readonly spacing?: number;
}

const read = new Map<string, Buffer>();

/** A file of the house's font; read once. Of WOFF2 the library could embed no subset. */
function fontOf(face: Face, weight: Weight): Buffer {
  const name = nameOf(face, weight);
  const file = import.meta.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${face}-${weight}-normal.woff`);
  const font = read.get(name) ?? sfntOf(readFileSync(fileURLToPath(file)));
  read.set(name, font);
  return font;
}

const nameOf = (face: Face, weight: Weight): string => `${face} ${weight}`;

/** Makes the files known to a document. */
export function registerFonts(doc: Doc): void {
  for (const face of faces) for (const weight of [400, 700] as const) doc.registerFont(nameOf(face, weight), fontOf(face, weight));
}

/** What the library knows of the file that is open; its types leave it out. */
interface OpenFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Which file has a letter. The last code of the plane stands in every file for nothing. */
function coverage(doc: Doc, weight: Weight): Covers {
  return (face, codePoint) => {
    doc.font(nameOf(face, weight));
    const { _font: opened } = doc as unknown as OpenFont;
    return codePoint !== 0xffff && opened.font.hasGlyphForCodePoint(codePoint);
  };
}

export function runsIn(doc: Doc, text: string, { weight = 400 }: Pick<Style, 'weight'>): Run[] {
  return runsOf(text, coverage(doc, weight));
}

export function widthOf(doc: Doc, text: string, style: Style): number {
  return runsIn(doc, text, style).reduce((width, run) => width + runWidth(doc, run, style), 0);
}

/** Chooses file, size and colour, and answers how wide the run becomes. */
export function runWidth(doc: Doc, { face, text }: Run, { size, weight = 400, color = '#000', spacing = 0 }: Style): number {
  doc.font(nameOf(face, weight)).fontSize(size).fillColor(color);
  return doc.widthOfString(text) + spacing * Array.from(text).length;
}
