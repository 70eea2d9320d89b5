type Doc = PDFKit.PDFDocument;

/** A piece of the structure; drawn when it is put into the document. */
export type Element = ReturnType<Doc['struct']>;

/** What pieces of ISO 32000-1 14.8.4 our documents have. */
export type Tag = 'H1' | 'H2' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Figure';

export interface TagOptions {
  /** Read instead of what is drawn. */
  readonly alt?: string;
  /** Left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
}

/** Either inner pieces, or what draws this one. */
export function tagged(doc: Doc, tag: Tag, content: readonly Element[] | (() => void), options: TagOptions = {}): Element {
  // The published types lag behind the library: `bbox` is missing in them.
  return doc.struct(tag, options, content as Element[]);
}
