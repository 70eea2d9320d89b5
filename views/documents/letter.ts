import type { Lang } from '../../src/platform/http/types.ts';
import type { Fact, PdfBlock, PdfDocument } from '../../src/platform/pdf/types.ts';
import { documents as en } from '../texts/en/documents.ts';
import { documents as vi } from '../texts/vi/documents.ts';

const texts = { vi, en };

export function documentTexts(lang: Lang): typeof vi {
  return texts[lang];
}

/** What every letter and slip stands in. */
export interface Paper {
  readonly lang: Lang;
  /** Nothing made in a sandbox may be taken for a real document. */
  readonly sandbox: boolean;
  /** When it is made. */
  readonly at: Date;
  /** Whose it is. */
  readonly unit: Readonly<Record<Lang, string>>;
}

export interface Letter {
  readonly title: string;
  /** Number of the letter, where it has one. */
  readonly number?: string | undefined;
  readonly reference: string;
  readonly blocks: readonly PdfBlock[];
}

/** A letter or slip with what stands around each: whose it is, the name of the state, the file at the foot. */
export function letter({ lang, sandbox, at, unit }: Paper, { title, number, reference, blocks }: Letter): PdfDocument {
  const words = documentTexts(lang);
  return {
    title,
    lang,
    author: unit[lang],
    at,
    letterhead: { left: [unit[lang], ...(number ? [words.number(number)] : [])], right: words.state },
    blocks: sandbox ? [{ kind: 'paragraph', text: words.sandbox, strong: true }, ...blocks] : blocks,
    footer: [words.footer(reference), ...(sandbox ? [words.sandbox] : [])].join(' · '),
    pageOf: words.pageOf,
  };
}

/** Facts that are known; what is not is left out. */
export function factsOf(facts: readonly (readonly [label: string, value: string | undefined])[]): { kind: 'facts'; facts: Fact[] } {
  return { kind: 'facts', facts: facts.flatMap(([label, value]) => (value ? [{ label, value }] : [])) };
}

/** A heading with what stands under it; nothing where nothing does. */
export function section(text: string, blocks: readonly PdfBlock[]): readonly PdfBlock[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', text }, ...blocks];
}

export function paragraph(text: string): PdfBlock {
  return { kind: 'paragraph', text };
}

/** Where the file can be followed. */
export function statusQr(lang: Lang, address: string): PdfBlock {
  const { statusAlt, statusCaption } = documentTexts(lang);
  return { kind: 'qr', address, alt: statusAlt, caption: statusCaption };
}
