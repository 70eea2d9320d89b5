import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn, read, top } from './files.ts';

/** Everything that is written for readers. */
export const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'conformance/README.md',
  ...filesIn(['docs'], /\.md$/),
];

/** Names of scripts that a text tells the reader to run with npm. */
export function scriptsIn(text: string): string[] {
  const run = [...text.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map(([, name = '']) => name);
  return [...new Set([...run, ...short])];
}

const folders = 'src|views|test|docs|migrations|bench|conformance|keys|\\.ci';

/** Paths of this project that a text names in code marks, without those that hold a placeholder. */
export function pathsIn(text: string): string[] {
  const marked = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return marked.filter((code) => new RegExp(`^(?:${folders})(?:/[\\w.-]+)*/?$`).test(code));
}

/** Targets of links and pictures that lie in this project, with the heading they point at. */
export function linksIn(text: string): { path: string; heading: string | undefined }[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map(([, link, picture]) => link ?? picture ?? '');
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', heading] = target.split('#');
      return { path, heading };
    });
}

/** The names under which headings can be linked to. */
export function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What in a document leads nowhere. */
export function deadEndsOf(document: string, text: string): string[] {
  const there = (path: string): boolean => existsSync(join(top, path));
  const paths = pathsIn(text).filter((path) => !there(path));
  const links = linksIn(text).flatMap(({ path, heading }) => {
    const target = path === '' ? document : join(dirname(document), path);
    if (!there(target)) return [target];
    const words = heading === undefined || path === '' ? text : read(target);
    return heading === undefined || headingsOf(words).includes(heading) ? [] : [`${target}#${heading}`];
  });
  return [...paths, ...links].map((found) => `${document}: ${found}`);
}

/** Rows of the first table below a heading: the cells of each, without the head. */
export function tableBelow(text: string, heading: string): string[][] {
  const after = text.split(`\n${heading}\n`)[1] ?? '';
  const table = /(?:^\|.*\|\n)+/m.exec(after)?.[0] ?? '';
  return table
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
}
