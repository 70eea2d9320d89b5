import PdfKit from 'pdfkit';
import { placeBlock, placeLetterhead, placeTitle } from './blocks.ts';
import { registerFonts, type Style } from './fonts.ts';
import { contentWidth, paper, writeFoot } from './press.ts';
import type { Element } from './tags.ts';
import type { PdfDocument } from './types.ts';

type Doc = PDFKit.PDFDocument;

const foot: Style = { size: 8, leading: 12, color: '#505a5f' };

/**
 * Lays a document out as a tagged PDF (ISO 14289, PDF/UA-1): every piece is marked as what it is and in the order of reading, language and
 * title are told, fonts are embedded, pictures have words. Takes some ten milliseconds: never inside a transaction.
 */
export async function renderPdf(document: PdfDocument): Promise<Uint8Array> {
  const doc = openDocument(document);
  const chunks: Buffer[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', resolve)
      .on('error', reject);
  });
  registerFonts(doc);
  writePages(doc, document);
  writeFeet(doc, document);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

function openDocument({ title, lang, author, at }: PdfDocument): Doc {
  return new PdfKit({
    size: [paper.width, paper.height],
    margins: { left: paper.left, right: paper.right, top: paper.top, bottom: 0 },
    // None: the fonts of the library are not embedded.
    font: '',
    bufferPages: true,
    tagged: true,
    // The published types lag behind the library.
    subset: 'PDF/UA' as 'PDF/A-1',
    pdfVersion: '1.7',
    lang,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: at },
  });
}

function writePages(doc: Doc, { title, letterhead, blocks }: PdfDocument): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const place = (element: Element): void => void root.add(element);
  doc.y = paper.top;
  if (letterhead) placeLetterhead(doc, letterhead, place);
  placeTitle(doc, title, place);
  for (const block of blocks) placeBlock(doc, block, place);
  root.end();
}

/** What stands on every page is no part of what is read. */
function writeFeet(doc: Doc, { footer, pageOf }: PdfDocument): void {
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    writeFoot(doc, footer, { height: 48, style: foot, column: { x: paper.left, width: contentWidth - 90 } });
    writeFoot(doc, pageOf(page + 1, count), {
      height: 48,
      style: foot,
      column: { x: paper.width - paper.right - 80, width: 80, align: 'center' },
    });
    doc.endMarkedContent();
  }
}
