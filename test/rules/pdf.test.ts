import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/platform/pdf/lines.ts';
import { renderPdf } from '../../src/platform/pdf/render.ts';
import { type Covers, runsOf } from '../../src/platform/pdf/runs.ts';
import type { PdfBlock, PdfDocument } from '../../src/platform/pdf/types.ts';
import { readPdf, type ReadPdf, textOf } from '../setup/pdf-reader.ts';

const letter = (blocks: readonly PdfBlock[]): PdfDocument => ({
  title: 'Thông báo từ chối',
  lang: 'vi',
  author: 'Cục Cảnh sát (mẫu)',
  at: new Date('2026-11-25T03:00:00Z'),
  letterhead: { left: ['Cục Cảnh sát (mẫu)', 'Số: DD-7KQ2-M9XF-QD'], right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'] },
  blocks,
  footer: 'Định Danh',
  pageOf: (page, pages) => `${page}/${pages}`,
});
const rendered = async (...blocks: readonly PdfBlock[]): Promise<ReadPdf> => readPdf(await renderPdf(letter(blocks)));
const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text });

describe('a document', () => {
  test('is marked piece by piece, in the order of reading', async () => {
    const { pieces } = await rendered(
      { kind: 'facts', facts: [{ label: 'Mã hồ sơ', value: 'DD-7KQ2-M9XF' }] },
      { kind: 'heading', text: 'Lý do' },
      { kind: 'list', items: ['Một.', 'Hai.'] },
      { kind: 'code', label: 'Mã', code: '7KQ2M-9XF4A' },
      { kind: 'qr', address: 'https://id.example/proof/x', alt: 'Mã QR của văn bản (mẫu)', caption: 'Quét mã.' },
      { kind: 'signature', lines: ['Người ký', 'Đỗ Thị Thử'], byHand: true },
    );
    expect(pieces.map(({ path, text }) => `${path} ${text}`.trim())).toEqual([
      'Document/P Cục Cảnh sát (mẫu)',
      'Document/P Số: DD-7KQ2-M9XF-QD',
      'Document/P CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Document/H1 Thông báo từ chối',
      'Document/L/LI/Lbl Mã hồ sơ',
      'Document/L/LI/LBody DD-7KQ2-M9XF',
      'Document/H2 Lý do',
      'Document/L/LI/Lbl •',
      'Document/L/LI/LBody Một.',
      'Document/L/LI/Lbl •',
      'Document/L/LI/LBody Hai.',
      'Document/P Mã',
      'Document/P 7KQ2M-9XF4A',
      'Document/Figure',
      'Document/P Quét mã.',
      'Document/P https://id.example/proof/x',
      'Document/P Người ký',
      'Document/P Đỗ Thị Thử',
    ]);
    expect(pieces.find(({ path }) => path.endsWith('Figure'))?.alt).toBe('Mã QR của văn bản (mẫu)');
  });

  test('says its language, its title and that it is marked, and brings its fonts', async () => {
    const { catalogue, metadata, embedded } = await rendered(paragraph('Nguyễn Văn A'));
    expect(catalogue).toContain('/Lang (vi)');
    expect(catalogue).toContain('/Marked true');
    expect(catalogue).toContain('/DisplayDocTitle true');
    expect(metadata).toContain('Thông báo từ chối');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(embedded).toBeGreaterThan(2);
  });

  test.each([
    ['every vowel with every tone', 'ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ ĐđƠơƯư'],
    ['capitals', 'NGUYỄN THỊ ÁNH TUYẾT ở PHƯỜNG ĐẠI YÊN'],
    ['letters of other countries', 'Łukasz Żółć, Zoë Ångström, Çelik Şahin, Ōe'],
    ['signs', '“Số 12/2026”: 50.000 ₫ – 1,5 %'],
  ])('is read back as it was written: %s', async (_, text) => {
    expect(textOf(await rendered(paragraph(text)))).toContain(text);
  });

  test('writes composed letters for what came decomposed', async () => {
    expect(textOf(await rendered(paragraph('Nguyễn'.normalize('NFD'))))).toContain('Nguyễn');
  });

  test('writes the code of a letter that the font does not have: nothing of a name vanishes', async () => {
    const text = textOf(await rendered(paragraph('An 😀 Иван \u202EneB \uD800')));
    expect(text).toContain('An [U+1F600] [U+0418][U+0432][U+0430][U+043D] [U+202E]neB [U+D800]');
  });

  test.each([
    ['in one word', 'Ạ'.repeat(500)],
    ['in words', 'Nguyễn '.repeat(71).trim()],
    ['of emoji', '👩‍👩‍👧'.repeat(60)],
  ])('takes a name of five hundred letters %s', async (_, name) => {
    const { pieces } = await rendered({ kind: 'facts', facts: [{ label: 'Họ và tên', value: name }] });
    const shown = pieces.find(({ path }) => path.endsWith('LBody'))?.text ?? '';
    const wanted = Array.from(name, (one) => (/[\p{L} ]/u.test(one) ? one : `[U+${one.codePointAt(0)?.toString(16).toUpperCase()}]`)).join(
      '',
    );
    expect(shown.replaceAll(' ', '')).toBe(wanted.replaceAll(' ', ''));
  });

  test('goes on over the pages in one piece, with a number on each', async () => {
    const long = 'Trong thời hạn này bạn có quyền khiếu nại. '.repeat(120).trim();
    const { pages, pieces } = await rendered(paragraph('Trước.'), paragraph(long), paragraph('Sau.'));
    expect(pages).toBe(2);
    expect(pieces.map(({ text }) => text).slice(-3)).toEqual(['Trước.', long, 'Sau.']);
  });

  test('keeps the columns of facts on one height, also where a page ends', async () => {
    const facts = Array.from({ length: 60 }, (_, index) => ({
      label: `Mục ${index}`,
      value: 'Nội dung dài hơn một dòng. '.repeat(5).trim(),
    }));
    const { pages, pieces } = await rendered({ kind: 'facts', facts });
    expect(pages).toBeGreaterThan(2);
    expect(pieces.filter(({ path }) => path.endsWith('Lbl'))).toHaveLength(60);
    expect(pieces.at(-1)?.text).toBe(facts.at(-1)?.value);
  });
});

describe('runs', () => {
  const has: Record<string, string> = { latin: 'abc [+]0123456789U', vietnamese: 'ab ễ', 'latin-ext': 'ł' };
  const covers: Covers = (face, codePoint) => has[face]?.includes(String.fromCodePoint(codePoint)) ?? false;

  test.each([
    ['one file as long as it has the letters', 'abc', ['latin:abc']],
    ['the next for what it lacks, and no going back without need', 'aễb c', ['latin:a', 'vietnamese:ễb ', 'latin:c']],
    ['a third', 'ał', ['latin:a', 'latin-ext:ł']],
    ['the code for what none has', 'a€', ['latin:a[U+20AC]']],
    ['a space for every kind of space', 'a\u00A0\tb', ['latin:a  b']],
  ])('%s', (_, text, wanted) => {
    const all: Covers = (face, codePoint) => covers(face, codePoint) || (face === 'latin' && /[AC]/.test(String.fromCodePoint(codePoint)));
    expect(runsOf(text, all).map((run) => `${run.face}:${run.text}`)).toEqual(wanted);
  });
});

describe('lines', () => {
  const widthOf = (text: string): number => Array.from(text).length;
  test.each([
    ['a bb ccc dddd', 6, ['a bb', 'ccc', 'dddd']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['ab abcdefg h', 3, ['ab', 'abc', 'def', 'g h']],
    ['một\nhai', 10, ['một', 'hai']],
    ['', 10, []],
    ['  a   b ', 10, ['a b']],
  ])('%j in lines of %i', (text, width, wanted) => {
    expect(linesOf(text, width, widthOf)).toEqual(wanted);
  });
});
