import type { Lang } from '../http/types.ts';

/** A document for people, before it is laid out: what it says, in the order in which it is read. */
export interface PdfDocument {
  /** Title of the file, and the first heading. */
  readonly title: string;
  readonly lang: Lang;
  /** Whose document it is. */
  readonly author: string;
  /** When it was made. */
  readonly at: Date;
  readonly letterhead?: Letterhead | undefined;
  readonly blocks: readonly PdfBlock[];
  /** At the foot of every page, before its number. */
  readonly footer: string;
  readonly pageOf: (page: number, pages: number) => string;
}

/** Lines side by side above the title: whose letter it is, and the name of the state. The first line of each is strong. */
export interface Letterhead {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export type PdfBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** Something to be typed: large, letter by letter. */
  | { readonly kind: 'code'; readonly label: string; readonly code: string }
  /** `alt` is read instead of the picture. */
  | { readonly kind: 'qr'; readonly address: string; readonly alt: string; readonly caption: string }
  /** `byHand`: room for a signature before the last line. */
  | { readonly kind: 'signature'; readonly lines: readonly string[]; readonly byHand?: boolean };
