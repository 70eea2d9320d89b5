import { expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { configProblems } from '../../src/config-checks.ts';
import { readFields } from '../../src/config-fields.ts';
import { settingMeanings } from '../../views/texts/operator.ts';
import { deadEndsOf, documents, headingsOf, linksIn, pathsIn, scriptsIn, tableBelow } from './documents.ts';
import { read } from './files.ts';

const readme = read('README.md');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const settingRows = tableBelow(readme, '### Settings');

test.each(documents)('every npm script that %s names exists', (document) => {
  expect(scriptsIn(read(document)).filter((name) => !(name in scripts))).toEqual([]);
});

test.each(documents)('every file, picture and heading that %s names exists', (document) => {
  expect(deadEndsOf(document, read(document))).toEqual([]);
});

test('the README explains every script', () => {
  const unexplained = Object.keys(scripts).filter(
    (name) => ![readme, read('CONTRIBUTING.md')].some((text) => scriptsIn(text).includes(name)),
  );
  expect(unexplained).toEqual([]);
});

test('the table of commands is what the program says of itself', async () => {
  const { lines } = await runCommand(['help'], {});
  const typed = lines.flatMap((line) => /^ {2}(\S.*?)(?: {2,}|$)/.exec(line)?.[1] ?? []);
  const written = tableBelow(readme, '### Commands').map(([command = '']) => command.replaceAll('`', ''));
  expect(typed.length).toBeGreaterThan(5);
  expect(written).toEqual(typed);
});

const nameOf = (cell = ''): string => /`(\w+)`/.exec(cell)?.[1] ?? '';

test('the table of settings holds every setting and no other', () => {
  expect(settingRows.map(([cell]) => nameOf(cell)).toSorted()).toEqual(Object.keys(settingMeanings).toSorted());
});

test('what the table marks is what production asks for', () => {
  const needed = configProblems({}, {}, 'production').flatMap(({ code, subject }) => (code === 'setting-missing' ? [subject] : []));
  const marked = settingRows.filter(([cell]) => cell?.includes('●')).map(([cell]) => nameOf(cell));
  expect(marked.toSorted()).toEqual(needed.toSorted());
});

test('the defaults in the table are those of the program', () => {
  const { values } = readFields({});
  const told = Object.fromEntries(settingRows.map(([cell, , standard = '']) => [nameOf(cell), standard.replaceAll('`', '')]));
  const real = Object.entries(values).filter(([, value]) => ['string', 'number'].includes(typeof value));
  expect(real.length).toBeGreaterThan(8);
  expect(real.map(([name]) => [name, told[name]])).toEqual(real.map(([name, value]) => [name, String(value)]));
});

test('the decisions are numbered in order and have three lines each', () => {
  const items = read('docs/decisions.md')
    .split(/^(?=\d+\. )/m)
    .slice(1);
  const odd = items.flatMap((item, at) => {
    const [, because = '', giveUp = ''] = item.split('\n');
    const isGood = item.startsWith(`${at + 1}. **`) && /^ +Because /.test(because) && /^ +We give up: /.test(giveUp);
    return isGood ? [] : [item.slice(0, 60)];
  });
  expect(items.length).toBeGreaterThan(30);
  expect(odd).toEqual([]);
});

test('every place for a recording is filled', () => {
  const text = read('docs/relying-parties.md');
  const places = [...text.matchAll(/<!-- recorded: ([\w-]+) -->\n(.*)\n/g)];
  expect(places.length).toBeGreaterThan(25);
  expect(places.filter(([, , next = '']) => !next.startsWith('```')).map(([, name]) => name)).toEqual([]);
});

test('what leads nowhere would be found', () => {
  const text = 'See `src/nothing.ts`, `npm run nothing`, [this](docs/nothing.md) and [that](#nothing).\n\n## Some-thing, here\n';
  expect(scriptsIn(text)).toEqual(['nothing']);
  expect(pathsIn(text)).toEqual(['src/nothing.ts']);
  expect(linksIn(text)).toHaveLength(2);
  expect(headingsOf(text)).toEqual(['some-thing-here']);
  expect(deadEndsOf('README.md', text)).toEqual([
    'README.md: src/nothing.ts',
    'README.md: docs/nothing.md',
    'README.md: README.md#nothing',
  ]);
});
