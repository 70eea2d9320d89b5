import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { filesIn, read, top } from './files.ts';

const hardFile = 300;
const hardFunction = 60;
const softFolder = 12;

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-sizes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Functions longer than the hard end, found by the linter's parser. */
function longFunctions(paths: readonly string[]): string[] {
  const config = join(folder, 'oxlint.json');
  const rules = { 'max-lines-per-function': ['error', { max: hardFunction }] };
  writeFileSync(config, JSON.stringify({ plugins: [], categories: { correctness: 'off' }, rules }));
  const run = spawnSync(join(top, 'node_modules/.bin/oxlint'), ['-c', config, '--format', 'json', ...paths], {
    cwd: top,
    encoding: 'utf8',
  });
  const report = JSON.parse(run.stdout) as { diagnostics: { filename: string; message: string; code: string }[]; number_of_files: number };
  expect(report.number_of_files).toBeGreaterThan(0);
  return report.diagnostics.map((found) => `${found.filename}: ${found.code} ${found.message}`);
}

test(`no file is longer than ${hardFile} lines`, () => {
  const files = filesIn(['src', 'views', 'test', 'bench', 'migrations']);
  const long = files.map((path) => ({ path, lines: read(path).split('\n').length - 1 })).filter(({ lines }) => lines > hardFile);
  expect(long).toEqual([]);
});

test(`no function is longer than ${hardFunction} lines`, () => {
  expect(longFunctions(['src', 'views'])).toEqual([]);
});

test('a long function would be found', () => {
  const file = join(folder, 'long.ts');
  writeFileSync(file, `export function long(): void {\n${'  void 0;\n'.repeat(hardFunction)}}\n`);
  expect(longFunctions([file])).toHaveLength(1);
});

test('folders that grow too full are named, as advice', () => {
  const counts = new Map<string, number>();
  for (const path of filesIn(['src', 'views'])) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  const full = [...counts].filter(([, count]) => count > softFolder).map(([path, count]) => `${path} holds ${count} files`);
  if (full.length > 0) console.info(`more than ${softFolder} files in a folder:\n  ${full.join('\n  ')}`);
  expect([...counts.values()].every((count) => count <= 3 * softFolder)).toBe(true);
});
