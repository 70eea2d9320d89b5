import { posix } from 'node:path';

export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

const fromClause = /(?:^|[;\n])\s*(import|export)\s+(type\s+)?([\w*${},\s]*?)\s*from\s*['"]([^'"]+)['"]/g;
const sideEffect = /(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]/g;
const call = /(typeof\s+)?\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?['"]([^'"]+)['"]\s*\)/g;

/** Every import and re-export of a source text. `import { type A }` counts as a value: it loads the module when run. */
export function importsOf(source: string): Import[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [
    ...[...text.matchAll(fromClause)].map((found) => ({ specifier: found[4] ?? '', typeOnly: found[2] !== undefined, dynamic: false })),
    ...[...text.matchAll(sideEffect)].map((found) => ({ specifier: found[1] ?? '', typeOnly: false, dynamic: false })),
    ...[...text.matchAll(call)].map((found) => ({ specifier: found[2] ?? '', typeOnly: found[1] !== undefined, dynamic: true })),
  ];
}

/** The path an import leads to, seen from the top of the project; nothing for a package. */
export function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}
