/**
 * The string and template literals of a TypeScript source, without comments. A regular expression counts as code.
 * Text between JSX tags is not found: pages live in `views`.
 */
export function literalsOf(source: string): string[] {
  const found: string[] = [];
  let at = 0;
  let before = '';
  while (at < source.length) {
    const length = skip(source, at, before);
    const piece = source.slice(at, at + length);
    if (/^['"`]/.test(piece)) found.push(piece.slice(1, -1));
    if (!/^(\s|\/[/*])/.test(piece)) before = piece;
    at += length;
  }
  return found;
}

const lineComment = /\/\/[^\n]*/y;
const blockComment = /\/\*[\s\S]*?\*\//y;
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const template = /`(?:[^`\\$]|\\[\s\S]|\$(?!\{)|\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\})*`/y;
const pattern = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const word = /[\w$]+|\s+/y;

function skip(source: string, at: number, before: string): number {
  const mayBePattern = before === '' || /[([{,;=:!&|?+\-*%<>~^]$/.test(before) || /^(return|typeof|case|in|of|await)$/.test(before);
  for (const one of [lineComment, blockComment, quoted, template, ...(mayBePattern ? [pattern] : []), word]) {
    one.lastIndex = at;
    const match = one.exec(source);
    if (match) return match[0].length;
  }
  return 1;
}
