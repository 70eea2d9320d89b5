import { runsIn, runWidth, type Style, widthOf } from './fonts.ts';
import { linesOf } from './lines.ts';

type Doc = PDFKit.PDFDocument;

/** A4 in points, and the white around what is written. */
export const paper = { width: 595.28, height: 841.89, left: 71, right: 57, top: 57, bottom: 71 } as const;
export const contentWidth = paper.width - paper.left - paper.right;
const lastLine = paper.height - paper.bottom;

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align?: 'left' | 'center';
}

export const wholeWidth: Column = { x: paper.left, width: contentWidth };

/** A new page, unless so much still fits on this one. What is marked as one piece of the structure stays one across pages. */
export function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height <= lastLine) return;
  doc.continueOnNewPage();
  doc.y = paper.top;
}

/** A text and how it is written. */
interface Writing {
  readonly style: Style;
  readonly column?: Column;
}

/** Writes text from where the document stands, over as many lines and pages as it takes. */
export function write(doc: Doc, text: string, writing: Writing): void {
  for (const line of split(doc, text, writing)) {
    makeRoom(doc, writing.style.leading);
    writeLine(doc, line, writing);
  }
}

/** Writes below the last line of a page, at a height from the lower edge. */
export function writeFoot(doc: Doc, text: string, { height, ...writing }: Writing & { readonly height: number }): void {
  doc.y = paper.height - height;
  for (const line of split(doc, text, writing)) writeLine(doc, line, writing);
}

/** How high a text will be: to know before whether it fits. */
export function heightOf(doc: Doc, text: string, writing: Writing): number {
  return writing.style.leading * split(doc, text, writing).length;
}

function split(doc: Doc, text: string, { style, column = wholeWidth }: Writing): string[] {
  return linesOf(text, column.width, (piece) => widthOf(doc, piece, style));
}

function writeLine(doc: Doc, line: string, { style, column = wholeWidth }: Writing): void {
  const baseline = doc.y + (style.leading + style.size * 0.7) / 2;
  const next = doc.y + style.leading;
  let x = column.align === 'center' ? column.x + (column.width - widthOf(doc, line, style)) / 2 : column.x;
  for (const run of runsIn(doc, line, style)) {
    const width = runWidth(doc, run, style);
    doc.text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', characterSpacing: style.spacing ?? 0 });
    x += width;
  }
  doc.y = next;
}
