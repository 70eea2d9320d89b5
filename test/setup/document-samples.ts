import { basesOf } from '../../src/domain/registrations/letters/refusal-basis.ts';
import type { RefusalReason } from '../../src/domain/registrations/types.ts';
import { rulesById } from '../../src/domain/rule-sets/index.ts';
import type { Lang } from '../../src/platform/http/types.ts';
import type { PdfDocument } from '../../src/platform/pdf/types.ts';
import type { Paper } from '../../views/documents/letter.ts';
import { apologyLetter, undeliveredLetter } from '../../views/documents/letters.ts';
import { type RefusalLetter, refusalLetter } from '../../views/documents/refusal.ts';
import { activationSlip, type CardSlip, cardSlip, type ReceiptSlip, receiptSlip } from '../../views/documents/slips.ts';
import { decisions } from '../../views/texts/vi/decisions.ts';

export const allReasons = Object.keys(decisions.toApplicant) as RefusalReason[];
const rules = rulesById('decree-69-2024-amended-320-2026');
const at = new Date('2026-11-25T03:04:05Z');
const reference = 'DD-7KQ2-M9XF';
const file = { reference, procedure: 'citizen-level-2', addressee: 'Nguyễn Thị Ánh Tuyết' } as const;

export const refusal: RefusalLetter = {
  ...file,
  number: `${reference}-QD`,
  decidedAt: at,
  reasons: ['data-differ', 'face-differs'],
  explanation: 'Ngày sinh trên thẻ là 14/3/1990.\n\nẢnh khuôn mặt quá tối.',
  rules,
  bases: basesOf(['data-differ', 'face-differs'], rules, 'citizen-level-2'),
  signer: 'Đỗ Thị Thử',
  proofAddress: 'https://id.example/proof/AbCdEfGhIjKlMnOpQrStUvWxYz0',
};

export const receipt: ReceiptSlip = {
  ...file,
  isReceipt: true,
  code: '7KQ2M-9XF4A',
  receivedAt: at,
  papers: ['passport'],
  captures: ['face', 'fingers', 'card-fingers', 'iris', 'card-form', 'signature', 'statement'],
  dueOn: '2026-11-30',
  mayBecome: { count: 7, unit: 'working-days' },
  officer: 'Đỗ Thị Thử',
  statusAddress: 'https://id.example/apply/status',
};

const card: CardSlip = {
  reference: `${reference}-CC`,
  accountReference: reference,
  addressee: file.addressee,
  receivedAt: at,
  dueOn: '2026-12-04',
  collect: { kind: 'place', at: 'Công an phường Bến Mẫu' },
  officer: 'Đỗ Thị Thử',
};

export const paper = (lang: Lang, sandbox = true): Paper => ({
  lang,
  sandbox,
  at,
  unit: {
    vi: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội (mẫu)',
    en: 'Department for Administrative Management of Social Order (sample)',
  },
});

/** Every letter and slip, in every way it can be. */
export function documentSamples(lang: Lang): Readonly<Record<string, PdfDocument>> {
  const on = paper(lang);
  const apology = { ...file, dueOn: '2026-11-25', newDueOn: '2026-12-02' };
  return {
    refusal: refusalLetter(refusal, on),
    'refusal by machine, to who holds the code': refusalLetter(
      { ...refusal, reasons: allReasons, addressee: undefined, explanation: undefined, signer: undefined },
      on,
    ),
    receipt: receiptSlip(receipt, on),
    'slip to follow a file': receiptSlip({ ...receipt, isReceipt: false, mayBecome: undefined, dueOn: undefined }, on),
    activation: activationSlip({ reference, code: 'ABCDE-FGH12', days: 7, activateAddress: 'https://id.example/activate' }, on),
    'card to collect': cardSlip(card, on),
    'card to be delivered': cardSlip({ ...card, collect: { kind: 'delivery', at: '12 đường Sông, phường Bến Mẫu' } }, on),
    undelivered: undeliveredLetter(
      { ...file, message: { subject: 'Hồ sơ được chấp thuận', text: 'Một.\n\nHai.' }, statusAddress: receipt.statusAddress },
      on,
    ),
    apology: apologyLetter({ ...apology, cause: 'registry' }, on),
    'apology of the unit': apologyLetter({ ...apology, addressee: undefined, cause: 'unit' }, on),
  };
}
