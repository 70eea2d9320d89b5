/** Every set of string literals that a source names: a union type, or an array. Sorted, so that two can be compared. */
export function literalSets(source: string): string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const union = /(?:'[^'\n]*'\s*\|\s*)+'[^'\n]*'/g;
  const array = /\[\s*(?:'[^'\n]*'\s*,\s*)*'[^'\n]*'\s*,?\s*\]/g;
  const keys = /\{(?:[^{}]|\{[^{}]*\})*\}/g;
  const lists = [...text.matchAll(union), ...text.matchAll(array)].map((found) =>
    [...found[0].matchAll(/'([^'\n]*)'/g)].map((one) => one[1] ?? ''),
  );
  const tables = [...text.matchAll(keys)].map((found) => keysOf(found[0]));
  return [...lists, ...tables].filter((values) => values.length > 0).map(asSet);
}

export function asSet(values: readonly string[]): string {
  return [...new Set(values)].sort().join(' ');
}

/** Keys of an object literal, as a machine's table of states has them. */
function keysOf(literal: string): string[] {
  const flat = literal.slice(1, -1).replace(/\{[^{}]*\}/g, '{}');
  return [...flat.matchAll(/(?:^|[,\n{])\s*(?:readonly\s+)?'?([\w-]+)'?\s*:/g)].map((found) => found[1] ?? '');
}
