import type { RefusalReason } from '../../src/domain/registrations/types.ts';
import type { Source } from '../../src/domain/rule-sets/sourced.ts';
import type { Procedure, RuleSet } from '../../src/domain/rule-sets/types.ts';
import type { PdfBlock, PdfDocument } from '../../src/platform/pdf/types.ts';
import { formatDate } from '../format.ts';
import { articleInWords } from '../law-words.ts';
import { textsFor } from '../texts/texts.ts';
import { documentTexts, factsOf, letter, type Paper, paragraph, section } from './letter.ts';

export interface RefusalLetter {
  readonly number: string;
  readonly decidedAt: Date;
  readonly reference: string;
  readonly procedure: Procedure;
  /** Absent where the letter is given to whoever holds the code of the file: it then names the file alone. */
  readonly addressee?: string | undefined;
  readonly reasons: readonly RefusalReason[];
  readonly explanation: string | undefined;
  readonly rules: Pick<RuleSet, 'legalBasis' | 'complaintDays'>;
  readonly bases: readonly Source[];
  /** Absent: decided by the machine. */
  readonly signer: string | undefined;
  readonly proofAddress: string;
}

/** The written answer to whoever is refused: number, date, signer, legal basis, reasons, and how to complain (law.md Q10). */
export function refusalLetter(refusal: RefusalLetter, paper: Paper): PdfDocument {
  const words = documentTexts(paper.lang);
  const { refusal: said } = words;
  const { law, decisions } = textsFor(paper.lang);
  const { reference, reasons, procedure, number, decidedAt, addressee, proofAddress } = refusal;
  const authority = paper.unit[paper.lang];
  const remedies = [...new Set(reasons.map((reason) => decisions.remedies[reason]))];
  return letter(paper, {
    title: said.title,
    number,
    reference,
    blocks: [
      factsOf([
        [words.to, addressee ?? words.toApplicant(reference)],
        [words.reference, reference],
        [words.procedure, law.procedures[procedure]],
        [said.decidedOn, formatDate(decidedAt, paper.lang)],
      ]),
      paragraph(said.decided(authority)),
      ...section(said.reasons, [{ kind: 'list', items: reasons.map((reason) => decisions.toApplicant[reason]) }]),
      ...explanationOf(refusal, said.explanation),
      ...section(said.basis, [{ kind: 'list', items: basisInWords(refusal, paper) }]),
      ...section(said.next, [{ kind: 'list', items: remedies }]),
      ...section(said.complain, said.complaint(authority, refusal.rules.complaintDays.value).map(paragraph)),
      { kind: 'qr', address: proofAddress, alt: said.proofAlt, caption: said.proofCaption },
      { kind: 'signature', lines: signatureOf(refusal, paper) },
      paragraph(said.languages),
    ],
  });
}

function explanationOf({ explanation }: RefusalLetter, heading: string): readonly PdfBlock[] {
  return section(
    heading,
    (explanation ?? '')
      .split(/\n{2,}/)
      .filter(Boolean)
      .map(paragraph),
  );
}

/** Instruments of the rule set, and the rules that the reasons rest on. */
function basisInWords({ rules, bases }: RefusalLetter, { lang }: Paper): string[] {
  const { law } = textsFor(lang);
  const articles = bases.flatMap((source) => articleInWords(source, lang) ?? []);
  return [...new Set([...rules.legalBasis.map((one) => law.instruments[one]), ...articles])];
}

function signatureOf({ signer, decidedAt }: RefusalLetter, { lang, unit }: Paper): string[] {
  const { day, refusal } = documentTexts(lang);
  const end = signer ? [refusal.officer, signer] : [refusal.machine];
  return [day(formatDate(decidedAt, lang)), unit[lang], ...end];
}
