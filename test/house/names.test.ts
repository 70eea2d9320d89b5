import { expect, test } from 'vitest';
import { filesIn, read } from './files.ts';

const forbidden = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc', 'manager', 'service', 'base'];
/** The door of the account holder: a word of the trade, not a name for anything. */
const doorNames = ['self-service'];
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function badNames(path: string): string[] {
  const parts = path.split('/');
  const stems = parts.map((part, index) => (index === parts.length - 1 ? part.replace(/(\.test|\.d)?\.(tsx?|js|scss)$/, '') : part));
  return stems.flatMap((stem) => {
    if (doorNames.includes(stem)) return [];
    const words = stem.replace(/^_/, '').split('-');
    const word = [words.at(-1) ?? ''].find((last) => forbidden.includes(last));
    if (word) return [`${path}: "${word}" says nothing of what is inside`];
    return kebab.test(words.join('-')) || /^\d{4}_[a-z0-9_]+$/.test(stem) ? [] : [`${path}: not kebab-case`];
  });
}

test('files and folders say what is inside', () => {
  expect(filesIn(['src', 'views', 'migrations', 'test', 'bench'], /\.(tsx?|scss)$/).flatMap(badNames)).toEqual([]);
});

test.each(['src/lib/utils.ts', 'src/domain/accounts/AccountState.ts', 'src/web/mail-service.ts', 'src/helpers/x.ts', 'src/lib/a_b.ts'])(
  '%s is refused',
  (path) => {
    expect(badNames(path)).toHaveLength(1);
  },
);

test('no default exports, no enums, no barrels', () => {
  const wrong = filesIn(['src', 'views']).flatMap((path) => {
    const source = read(path);
    const found = [];
    if (/^export default /m.test(source)) found.push('default export');
    if (/^\s*(export )?(const )?enum /m.test(source)) found.push('enum');
    if (/^export \* from /m.test(source)) found.push('barrel');
    return found.map((what) => `${path}: ${what}`);
  });
  expect(wrong).toEqual([]);
});
