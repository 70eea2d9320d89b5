import { AppError } from '../../../lib/errors.ts';
import type { FileRule, Files } from '../types.ts';
import type { Fields } from './fields.ts';

/** A name that no two parsers read differently. */
const plainName = /^[A-Za-z0-9][\w.-]{0,63}$/u;
/** Anything else would be the content in another writing, and no browser sends it. */
const plainEncodings = ['7bit', '8bit', 'binary'];

export interface PartLimits {
  readonly files: Readonly<Record<string, FileRule>>;
  /** Bytes of all text fields together. */
  readonly text: number;
}

export interface PartHead {
  /** Undefined when the part says none. */
  readonly name: string | undefined;
  readonly filename: string | undefined;
  readonly encoding: string;
}

/** What was sent, part by part, against what the route takes. */
export interface Parts {
  /** Begins a part; what comes of it is handed to the function in answer. */
  open(head: PartHead): (chunk: Buffer) => void;
  read(): { readonly fields: Fields; readonly files: Files };
}

export function collectParts(limits: PartLimits): Parts {
  const parts: { readonly head: PartHead; readonly name: string; readonly chunks: Buffer[] }[] = [];
  let text = 0;
  return {
    open(head) {
      const name = nameOf(head);
      const file = Object.hasOwn(limits.files, name) ? limits.files[name] : undefined;
      assertFits(head, { file, before: parts.filter((part) => part.name === name).length });
      const chunks: Buffer[] = [];
      parts.push({ head, name, chunks });
      let size = 0;
      return (chunk) => {
        size += chunk.length;
        if (!file) text += chunk.length;
        if (size > (file?.maxBytes ?? limits.text) || text > limits.text) throw new AppError('body-too-large', 'a part over the limit');
        chunks.push(chunk);
      };
    },
    read() {
      const fields: Record<string, string> = Object.create(null);
      const files: Record<string, Uint8Array[]> = Object.create(null);
      for (const { head, name, chunks } of parts) {
        const bytes = Buffer.concat(chunks);
        if (head.filename === undefined) fields[name] = textOf(bytes);
        // A file input in which nothing was chosen sends a part without name and content.
        else if (bytes.length > 0 || head.filename !== '') (files[name] ??= []).push(bytes);
      }
      return { fields, files };
    },
  };
}

function nameOf({ name, encoding }: PartHead): string {
  if (name === undefined || !plainName.test(name)) throw new AppError('bad-request', 'a field without a plain name');
  if (!plainEncodings.includes(encoding)) throw new AppError('bad-request', 'a part in another encoding');
  return name;
}

function assertFits({ filename }: PartHead, { file, before }: { file: FileRule | undefined; before: number }): void {
  if ((filename === undefined) !== (file === undefined)) throw new AppError('bad-request', 'a file where a text belongs, or the reverse');
  if (before >= (file?.maxCount ?? 1)) throw new AppError('bad-request', 'a field was given too often');
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  try {
    const text = utf8.decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw new AppError('bad-request', 'broken encoding', { cause: error });
  }
  throw new AppError('bad-request', 'a NUL character');
}
