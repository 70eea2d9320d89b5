import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, read, top } from './files.ts';
import { literalsOf } from './literals.ts';

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path === '' ? key : `${path}.${key}`));
}

async function leavesOfFile(path: string): Promise<Leaf[]> {
  const module: Record<string, unknown> = await import(join(top, path));
  return leavesOf({ ...module });
}

const isLanguageFile = /\.tsx?$/;
const vi = filesIn(['views/texts/vi'], isLanguageFile);
const en = filesIn(['views/texts/en'], isLanguageFile);

describe('the two languages', () => {
  test('have the same files', () => {
    expect(vi.length).toBeGreaterThan(0);
    expect(en.map((path) => path.replace('/en/', '/vi/'))).toEqual(vi);
  });

  test.each(vi)('%s and its English hold the same texts, none of them empty', async (path) => {
    const [source, english] = await Promise.all([leavesOfFile(path), leavesOfFile(path.replace('/vi/', '/en/'))]);
    expect(english.map((leaf) => leaf.path).sort()).toEqual(source.map((leaf) => leaf.path).sort());
    const empty = [...source, ...english].filter(({ value }) => typeof value === 'string' && value.trim() === '');
    expect(empty.map((leaf) => leaf.path)).toEqual([]);
    const kinds = (leaves: Leaf[]): Map<string, string> => new Map(leaves.map((leaf) => [leaf.path, typeof leaf.value]));
    expect(kinds(english)).toEqual(kinds(source));
  });
});

const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;
const sentence = /^\p{Lu}[^\n]*\s\S+\s\S+\s[^\n]*[.!?]$/u;
/** The product's name is the same in every language; the first words before a language is known are those of an old Node. */
const allowed = (path: string, literal: string): boolean =>
  path.startsWith('src/sandbox/') || path === 'src/require-node.ts' || literal === 'Định Danh' || literal.length <= 3;

function humanTexts(path: string, source: string): string[] {
  return literalsOf(source)
    .filter((literal) => !allowed(path, literal) && (vietnamese.test(literal) || sentence.test(literal)))
    .map((literal) => `${path}: ${literal}`);
}

test('no sentence for people stands in src', () => {
  expect(filesIn(['src']).flatMap((path) => humanTexts(path, read(path)))).toEqual([]);
});

test.each([
  ['a Vietnamese word', `const a = 'mật khẩu';`, 1],
  ['an English sentence', 'const a = `Please enter your password again.`;', 1],
  ['after a pattern with a quote', `const a = /['"]/.test(b); const c = 'Đăng nhập';`, 1],
  ['a comment', `// mức độ tài khoản\n/* Please enter your password again. */ const a = 1;`, 0],
  ['a log line and SQL', 'const a = `the key file is missing.`; const b = `select 1`;', 0],
])('%s', (_, source, count) => {
  expect(humanTexts('src/lib/a.ts', source)).toHaveLength(count);
});
