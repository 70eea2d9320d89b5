import type { Style } from './fonts.ts';
import { type Column, contentWidth, heightOf, makeRoom, paper, wholeWidth, write } from './press.ts';
import { drawQr } from './qr.ts';
import { type Element, tagged } from './tags.ts';
import type { Fact, Letterhead, PdfBlock } from './types.ts';

type Doc = PDFKit.PDFDocument;
/** Puts a finished piece of the structure into the document: only then it is drawn. */
type Place = (element: Element) => void;
type BlockOf<Kind extends PdfBlock['kind']> = Extract<PdfBlock, { kind: Kind }>;

const body: Style = { size: 10.5, leading: 16 };
const strong: Style = { ...body, weight: 700 };
const quiet: Style = { ...body, color: '#505a5f' };
const title: Style = { size: 16, leading: 23, weight: 700 };
const heading: Style = { size: 11.5, leading: 18, weight: 700 };
const code: Style = { size: 20, leading: 30, weight: 700, spacing: 2 };

const gap = 8;
const half = contentWidth / 2;
const leftHalf: Column = { x: paper.left, width: half - gap, align: 'center' };
const rightHalf: Column = { x: paper.left + half + gap, width: half - gap, align: 'center' };
const qrSide = 92;

/** Lines that stand side by side, each a paragraph: first all of the left, then all of the right. */
export function placeLetterhead(doc: Doc, { left, right }: Letterhead, place: Place): void {
  const top = doc.y;
  const ends = ([left, right] as const).map((lines, side) => {
    doc.y = top;
    const column = side === 0 ? leftHalf : rightHalf;
    lines.forEach((line, index) => place(tagged(doc, 'P', () => write(doc, line, { style: index === 0 ? strong : body, column }))));
    return doc.y;
  });
  doc.y = Math.max(...ends) + 2 * gap;
}

export function placeTitle(doc: Doc, text: string, place: Place): void {
  place(tagged(doc, 'H1', () => write(doc, text, { style: title, column: { ...wholeWidth, align: 'center' } })));
  doc.y += gap;
}

/** Draws a block and marks what it is. */
export function placeBlock(doc: Doc, block: PdfBlock, place: Place): void {
  const placed = placers[block.kind] as (doc: Doc, block: PdfBlock, place: Place) => void;
  placed(doc, block, place);
  doc.y += gap;
}

const placers: { readonly [Kind in PdfBlock['kind']]: (doc: Doc, block: BlockOf<Kind>, place: Place) => void } = {
  heading: placeHeading,
  paragraph: (doc, { text, strong: isStrong }, place) =>
    place(tagged(doc, 'P', () => write(doc, text, { style: isStrong ? strong : body }))),
  list: (doc, { items }, place) => place(tagged(doc, 'L', itemsOf(doc, items))),
  facts: (doc, { facts }, place) => place(tagged(doc, 'L', factsOf(doc, facts))),
  code: placeCode,
  qr: placeQr,
  signature: placeSignature,
};

/** A heading never stands alone at the foot of a page. */
function placeHeading(doc: Doc, { text }: BlockOf<'heading'>, place: Place): void {
  makeRoom(doc, gap + heightOf(doc, text, { style: heading }) + 2 * body.leading);
  doc.y += gap;
  place(tagged(doc, 'H2', () => write(doc, text, { style: heading })));
  doc.y -= gap / 2;
}

function itemsOf(doc: Doc, items: readonly string[]): Element[] {
  const indent = 14;
  return items.map((item) => {
    const label = tagged(doc, 'Lbl', () => {
      makeRoom(doc, body.leading);
      write(doc, '•', { style: body });
      doc.y -= body.leading;
    });
    const text = tagged(doc, 'LBody', () => {
      write(doc, item, { style: body, column: { x: paper.left + indent, width: contentWidth - indent } });
      doc.y += gap / 4;
    });
    return tagged(doc, 'LI', [label, text]);
  });
}

/** Names at the left, values at the right of them. A value may go on over the page; its name stands where it begins. */
function factsOf(doc: Doc, facts: readonly Fact[]): Element[] {
  const names: Column = { x: paper.left, width: contentWidth * 0.34 - gap };
  const values: Column = { x: paper.left + contentWidth * 0.34, width: contentWidth * 0.66 };
  return facts.map(({ label, value }) => {
    const height = heightOf(doc, label, { style: quiet, column: names });
    let below = { page: doc.page, y: 0 };
    const name = tagged(doc, 'Lbl', () => {
      makeRoom(doc, Math.max(height, 2 * body.leading));
      const top = doc.y;
      write(doc, label, { style: quiet, column: names });
      below = { page: doc.page, y: doc.y };
      doc.y = top;
    });
    const text = tagged(doc, 'LBody', () => {
      write(doc, value, { style: body, column: values });
      doc.y = (doc.page === below.page ? Math.max(doc.y, below.y) : doc.y) + gap / 4;
    });
    return tagged(doc, 'LI', [name, text]);
  });
}

function placeCode(doc: Doc, block: BlockOf<'code'>, place: Place): void {
  makeRoom(doc, quiet.leading + code.leading);
  place(tagged(doc, 'P', () => write(doc, block.label, { style: quiet })));
  place(tagged(doc, 'P', () => write(doc, block.code, { style: code })));
}

function placeQr(doc: Doc, { address, alt, caption }: BlockOf<'qr'>, place: Place): void {
  makeRoom(doc, qrSide);
  const [x, y] = [paper.left, doc.y];
  place(tagged(doc, 'Figure', () => drawQr(doc, address, { x, y, side: qrSide }), { alt, bbox: [x, y, x + qrSide, y + qrSide] }));
  const beside: Column = { x: paper.left + qrSide + 2 * gap, width: contentWidth - qrSide - 2 * gap };
  doc.y = y;
  place(tagged(doc, 'P', () => write(doc, caption, { style: body, column: beside })));
  place(tagged(doc, 'P', () => write(doc, address, { style: quiet, column: beside })));
  doc.y = Math.max(doc.y, y + qrSide);
}

/** At the right, as letters of the administration are signed; kept on one page. */
function placeSignature(doc: Doc, { lines, byHand }: BlockOf<'signature'>, place: Place): void {
  const room = byHand ? 56 : 0;
  makeRoom(doc, room + lines.length * body.leading);
  lines.forEach((line, index) => {
    const isLast = index === lines.length - 1;
    if (isLast) doc.y += room;
    place(tagged(doc, 'P', () => write(doc, line, { style: isLast ? strong : body, column: rightHalf })));
  });
}
