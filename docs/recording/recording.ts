/** Keeps what was said under the name of its place in the document. */
export type Recording = (name: string, shown: string) => void;

const place = /<!-- recorded: ([a-z0-9-]+) -->\n(?:[\s\S]*?\n)??<!-- end -->/g;

/** Puts each text at its place; answers the document and the names that have no place or no text. */
export function fillPlaces(document: string, texts: ReadonlyMap<string, string>): { filled: string; odd: string[] } {
  const places = [...document.matchAll(place)].map(([, name = '']) => name);
  const filled = document.replace(place, (before, name: string) => {
    const shown = texts.get(name);
    return shown === undefined ? before : `<!-- recorded: ${name} -->\n${shown}\n<!-- end -->`;
  });
  const odd = [...places.filter((name) => !texts.has(name)), ...[...texts.keys()].filter((name) => !places.includes(name))];
  return { filled, odd };
}
