import type { Limit, Procedure, ShownPaper } from '../../src/domain/rule-sets/types.ts';
import type { Day } from '../../src/lib/days.ts';
import type { PdfDocument } from '../../src/platform/pdf/types.ts';
import { formatDate, formatDateTime, formatList } from '../format.ts';
import { limitInWords } from '../law-words.ts';
import { textsFor } from '../texts/texts.ts';
import { documentTexts, factsOf, letter, type Paper, paragraph, statusQr } from './letter.ts';

/** What an applicant handed over beside papers. */
export type Capture = 'face' | 'fingers' | 'card-fingers' | 'iris' | 'card-form' | 'signature' | 'statement';

export interface ReceiptSlip {
  /** The rule set knows the receipt with an appointment (phiếu tiếp nhận và hẹn trả kết quả); without it the slip only says how to follow the file. */
  readonly isReceipt: boolean;
  readonly reference: string;
  /** Opens the status page with the reference, as it is typed. */
  readonly code: string;
  readonly procedure: Procedure;
  readonly addressee: string | undefined;
  readonly receivedAt: Date | undefined;
  readonly papers: readonly ShownPaper[];
  readonly captures: readonly Capture[];
  readonly dueOn: Day | undefined;
  /** The limit that may come to hold, while the immigration register is silent (D69:13). */
  readonly mayBecome?: Limit | undefined;
  readonly officer: string;
  readonly statusAddress: string;
}

/** What the applicant takes home from a counter. */
export function receiptSlip(slip: ReceiptSlip, paper: Paper): PdfDocument {
  const words = documentTexts(paper.lang);
  const { receipt } = words;
  const { law } = textsFor(paper.lang);
  const { lang } = paper;
  const taken = [...slip.papers.map((one) => law.papers[one]), ...slip.captures.map((one) => receipt.captures[one])];
  return letter(paper, {
    title: slip.isReceipt ? receipt.title : receipt.plainTitle,
    reference: slip.reference,
    blocks: [
      factsOf([
        [words.to, slip.addressee],
        [words.procedure, law.procedures[slip.procedure]],
        [receipt.unit, paper.unit[lang]],
        [receipt.receivedAt, slip.receivedAt && formatDateTime(slip.receivedAt, lang)],
        [receipt.taken, formatList(taken, lang)],
        [slip.isReceipt ? receipt.dueOn : receipt.plainDueOn, slip.dueOn && formatDate(slip.dueOn, lang)],
      ]),
      ...(slip.mayBecome ? [paragraph(receipt.mayTakeLonger(limitInWords(slip.mayBecome, lang)))] : []),
      { kind: 'code', label: words.reference, code: slip.reference },
      { kind: 'code', label: words.statusCode, code: slip.code },
      statusQr(lang, slip.statusAddress),
      paragraph(receipt.keep),
      { kind: 'signature', lines: [words.day(formatDate(paper.at, lang)), words.officer, slip.officer] },
    ],
  });
}

export interface ActivationSlip {
  readonly reference: string;
  /** As it is typed. */
  readonly code: string;
  /** How long the window of activation is. */
  readonly days: number;
  readonly activateAddress: string;
}

/** The code that only its holder sees: one of the two proofs of activation. Nothing on it says whose it is. */
export function activationSlip({ reference, code, days, activateAddress }: ActivationSlip, paper: Paper): PdfDocument {
  const words = documentTexts(paper.lang);
  const { activation } = words;
  return letter(paper, {
    title: activation.title,
    reference,
    blocks: [
      paragraph(activation.intro),
      { kind: 'code', label: words.reference, code: reference },
      { kind: 'code', label: activation.code, code },
      { kind: 'heading', text: activation.how },
      { kind: 'list', items: activation.steps(days) },
      { kind: 'qr', address: activateAddress, alt: activation.alt, caption: activation.caption },
      { kind: 'paragraph', text: activation.secret, strong: true },
    ],
  });
}

export interface CardSlip {
  /** Of the card. */
  readonly reference: string;
  readonly accountReference: string;
  readonly addressee: string | undefined;
  readonly receivedAt: Date;
  readonly dueOn: Day;
  readonly collect: { readonly kind: 'place' | 'delivery'; readonly at: string };
  readonly officer: string;
}

/** When and where the card can be had that was asked for together with the account; after the form CC02 (TT17-BCA), whose layout was not obtained. */
export function cardSlip(slip: CardSlip, paper: Paper): PdfDocument {
  const words = documentTexts(paper.lang);
  const { cardSlip: said } = words;
  const { lang } = paper;
  const isDelivered = slip.collect.kind === 'delivery';
  return letter(paper, {
    title: said.title,
    reference: slip.reference,
    blocks: [
      factsOf([
        [words.to, slip.addressee],
        [said.reference, slip.reference],
        [said.unit, paper.unit[lang]],
        [said.receivedAt, formatDateTime(slip.receivedAt, lang)],
        [said.dueOn, formatDate(slip.dueOn, lang)],
        [isDelivered ? said.delivery : said.place, slip.collect.at],
      ]),
      paragraph(said.account(slip.accountReference)),
      paragraph(isDelivered ? said.fee : said.bring),
      { kind: 'signature', lines: [words.day(formatDate(paper.at, lang)), words.officer, slip.officer] },
    ],
  });
}
