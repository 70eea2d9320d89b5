export type WidthOf = (text: string) => number;

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** Text in lines no wider than `width`, broken at spaces, at line breaks, and within a word only when it is wider than a line. */
export function linesOf(text: string, width: number, widthOf: WidthOf): string[] {
  const space = widthOf(' ');
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const words = paragraph.split(/\s+/u).filter(Boolean);
    const pieces = words.flatMap((word) => piecesOf(word, width, widthOf));
    return filled(pieces, { width, between: ' ', gap: space });
  });
}

interface Piece {
  readonly text: string;
  readonly width: number;
}

/** A word as it is, or in parts when no line can take it. */
function piecesOf(word: string, width: number, widthOf: WidthOf): Piece[] {
  const whole = { text: word, width: widthOf(word) };
  if (whole.width <= width) return [whole];
  const single = [...letters.segment(word)].map(({ segment }) => ({ text: segment, width: widthOf(segment) }));
  return filled(single, { width, between: '', gap: 0 }).map((text) => ({ text, width: widthOf(text) }));
}

function filled(pieces: readonly Piece[], { width, between, gap }: { width: number; between: string; gap: number }): string[] {
  const lines: Piece[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const longer = last ? last.width + gap + piece.width : piece.width;
    if (last && longer <= width) lines[lines.length - 1] = { text: last.text + between + piece.text, width: longer };
    else lines.push(piece);
  }
  return lines.map(({ text }) => text);
}
