/** The house's font comes in three files, none of which has every letter of a Vietnamese sentence. */
export const faces = ['latin', 'vietnamese', 'latin-ext'] as const;
export type Face = (typeof faces)[number];

/** A piece of text that one file can write. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

export type Covers = (face: Face, codePoint: number) => boolean;

/**
 * Text in runs that the files can write, in composed form. What no file has is written as its code, `[U+1F600]`: a letter of a name that
 * cannot be shown must not vanish.
 */
export function runsOf(text: string, covers: Covers): Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const letter of writable(text, covers)) {
    const last = runs.at(-1);
    const codePoint = letter.codePointAt(0) ?? 0;
    if (last && covers(last.face, codePoint)) last.text += letter;
    else runs.push({ face: faceOf(codePoint, covers) ?? 'latin', text: letter });
  }
  return runs;
}

function writable(text: string, covers: Covers): string[] {
  return Array.from(text.normalize('NFC').replace(/\s/gu, ' ')).flatMap((letter) => {
    const codePoint = letter.codePointAt(0) ?? 0;
    return faceOf(codePoint, covers) ? [letter] : Array.from(`[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`);
  });
}

function faceOf(codePoint: number, covers: Covers): Face | undefined {
  return faces.find((face) => covers(face, codePoint));
}
