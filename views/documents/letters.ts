import type { Day } from '../../src/lib/days.ts';
import type { RenderedMessage } from '../../src/domain/notifications/types.ts';
import type { Procedure } from '../../src/domain/rule-sets/types.ts';
import type { PdfDocument } from '../../src/platform/pdf/types.ts';
import { formatDate } from '../format.ts';
import { textsFor } from '../texts/texts.ts';
import { documentTexts, factsOf, letter, type Paper, paragraph, statusQr } from './letter.ts';

interface AboutFile {
  readonly reference: string;
  readonly procedure: Procedure;
  readonly addressee: string | undefined;
}

function addressed({ addressee, reference, procedure }: AboutFile, { lang }: Paper) {
  const words = documentTexts(lang);
  return factsOf([
    [words.to, addressee ?? words.toApplicant(reference)],
    [words.reference, reference],
    [words.procedure, textsFor(lang).law.procedures[procedure]],
  ]);
}

export interface UndeliveredLetter extends AboutFile {
  /** What could not be told, as it would stand in the inbox. */
  readonly message: RenderedMessage;
  readonly statusAddress: string;
}

/** What no channel could deliver, on paper. */
export function undeliveredLetter({ message, statusAddress, ...about }: UndeliveredLetter, paper: Paper): PdfDocument {
  const { undelivered, day } = documentTexts(paper.lang);
  return letter(paper, {
    title: message.subject,
    reference: about.reference,
    blocks: [
      addressed(about, paper),
      ...message.text.split('\n\n').map(paragraph),
      paragraph(undelivered.why),
      statusQr(paper.lang, statusAddress),
      paragraph(undelivered.changed),
      { kind: 'signature', lines: [day(formatDate(paper.at, paper.lang)), paper.unit[paper.lang]] },
    ],
  });
}

export interface ApologyLetter extends AboutFile {
  readonly dueOn: Day;
  readonly newDueOn: Day;
  readonly cause: 'registry' | 'unit';
}

/** For the head of the unit to sign on the day on which a file becomes late. */
export function apologyLetter({ dueOn, newDueOn, cause, ...about }: ApologyLetter, paper: Paper): PdfDocument {
  const { apology, day } = documentTexts(paper.lang);
  const { lang } = paper;
  return letter(paper, {
    title: apology.title,
    reference: about.reference,
    blocks: [
      addressed(about, paper),
      paragraph(apology.sorry(formatDate(dueOn, lang))),
      paragraph(apology.causes[cause]),
      { kind: 'paragraph', text: apology.newDay(formatDate(newDueOn, lang)), strong: true },
      paragraph(apology.nothingElse),
      { kind: 'signature', lines: [day(formatDate(paper.at, lang)), apology.head, apology.signHere], byHand: true },
    ],
  });
}
