import { describe, expect, test } from 'vitest';
import { basesOf } from '../../src/domain/registrations/letters/refusal-basis.ts';
import { ruleSets, rulesById } from '../../src/domain/rule-sets/index.ts';
import { procedures } from '../../src/domain/rule-sets/procedures.ts';
import { renderPdf } from '../../src/platform/pdf/render.ts';
import type { PdfBlock, PdfDocument } from '../../src/platform/pdf/types.ts';
import { refusalLetter } from '../../views/documents/refusal.ts';
import { receiptSlip } from '../../views/documents/slips.ts';
import { allReasons, documentSamples, paper, receipt, refusal } from '../setup/document-samples.ts';
import { readPdf, textOf } from '../setup/pdf-reader.ts';
import { decisions as vi } from '../../views/texts/vi/decisions.ts';

const words = (document: PdfDocument): string => document.blocks.map(wordsOf).join('\n');

function wordsOf(block: PdfBlock): string {
  switch (block.kind) {
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return block.items.join('\n');
    case 'code':
      return `${block.label}: ${block.code}`;
    case 'qr':
      return `${block.caption} ${block.address}`;
    case 'signature':
      return block.lines.join('\n');
    case 'heading':
    case 'paragraph':
      return block.text;
  }
}

describe('the written refusal', () => {
  test('has number, date, signer, reasons, explanation, legal basis, complaint and proof', async () => {
    const text = textOf(readPdf(await renderPdf(refusalLetter(refusal, paper('vi', false)))));
    for (const said of [
      'Số: DD-7KQ2-M9XF-QD',
      '25/11/2026',
      'Nguyễn Thị Ánh Tuyết',
      vi.toApplicant['data-differ'],
      'Ảnh khuôn mặt quá tối.',
      'Nghị định 320/2026/NĐ-CP',
      'khoản 2 Điều 10 Nghị định 69/2024/NĐ-CP',
      vi.remedies['face-differs'],
      '90 ngày',
      refusal.proofAddress,
      'Đỗ Thị Thử',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Môi trường thử');
  });

  test.each(allReasons)('%s is said in whole sentences, with what can be done', (reason) => {
    const text = words(refusalLetter({ ...refusal, reasons: [reason] }, paper('vi')));
    expect(text).toContain(vi.toApplicant[reason]);
    expect(text).toContain(vi.remedies[reason]);
    expect(vi.toApplicant[reason]).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('without a name it is addressed to who applied under the number of the file', () => {
    const text = words(refusalLetter({ ...refusal, addressee: undefined }, paper('vi')));
    expect(text).toContain('Gửi: Người nộp hồ sơ DD-7KQ2-M9XF');
    expect(text).not.toContain('Ánh Tuyết');
  });

  test('decided by the machine it is signed by nobody', () => {
    const text = words(refusalLetter({ ...refusal, signer: undefined }, paper('vi')));
    expect(text).toContain('Quyết định tự động của hệ thống');
    expect(text).not.toContain('Cán bộ quyết định');
  });

  test('in a sandbox every page says that it is worth nothing', () => {
    const { blocks, footer } = refusalLetter(refusal, paper('vi'));
    expect(blocks[0]).toMatchObject({ text: 'Môi trường thử: văn bản này không có giá trị.' });
    expect(footer).toContain('không có giá trị');
  });
});

describe('what a refusal rests on', () => {
  const today = rulesById('decree-69-2024-amended-320-2026');
  test('the rules of the procedure, each once', () => {
    expect(basesOf(['data-differ', 'face-differs', 'phone-not-own'], today, 'citizen-level-2')).toHaveLength(1);
    expect(basesOf(['age'], today, 'foreigner-level-2')[0]?.article).toBe('D69:11.1');
    expect(basesOf(['other'], today, 'citizen-level-1')).toEqual([]);
  });

  test('every reason under every rule set', () => {
    for (const rules of ruleSets)
      for (const procedure of procedures)
        for (const source of basesOf(allReasons, rules, procedure)) expect(source.sureness).not.toBe('own');
  });
});

describe('the slip', () => {
  test('is a receipt with an appointment only where the rule set has one', () => {
    expect(receiptSlip(receipt, paper('vi')).title).toBe('Phiếu tiếp nhận hồ sơ và hẹn trả kết quả');
    const plain = receiptSlip({ ...receipt, isReceipt: false }, paper('vi'));
    expect(plain.title).toBe('Phiếu tra cứu hồ sơ');
    expect(words(plain)).toContain('Kết quả chậm nhất: 30/11/2026');
  });

  test('says that the limit may become longer, while the register is silent', () => {
    expect(words(receiptSlip(receipt, paper('vi')))).toContain('có thể thành 7 ngày làm việc');
    expect(words(receiptSlip({ ...receipt, mayBecome: undefined }, paper('vi')))).not.toContain('có thể thành');
  });
});

describe.each(['vi', 'en'] as const)('every document in %s', (lang) => {
  test.each(Object.keys(documentSamples(lang)))('%s is laid out, tagged and read back', async (name) => {
    const document = documentSamples(lang)[name] as PdfDocument;
    const read = readPdf(await renderPdf(document));
    expect(read.catalogue).toContain(`/Lang (${lang})`);
    expect(read.pieces.filter(({ path }) => path.endsWith('H1')).map(({ text }) => text)).toEqual([document.title]);
    expect(read.pieces.filter(({ path, alt }) => path.endsWith('Figure') && !alt)).toEqual([]);
    expect(textOf(read)).not.toMatch(/undefined|\[object|\[U\+/);
  });
});
