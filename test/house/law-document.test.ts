import { expect, test } from 'vitest';
import { procedureFields } from '../../src/domain/rule-sets/fields.ts';
import { ruleSets } from '../../src/domain/rule-sets/index.ts';
import { tableBelow } from './documents.ts';
import { filesIn, read } from './files.ts';

const document = read('docs/law.md');
const codesIn = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** `1 July 2024` of a day. */
function dayInWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

test('docs/law.md names every generation with its day and file', () => {
  const rows = tableBelow(document, '## Five generations').map(([id, , from, file]) => [...codesIn(id), from?.trim(), ...codesIn(file)]);
  const path = (id: string): string => `src/domain/rule-sets/generations/${id}.ts`;
  expect(rows).toEqual(ruleSets.map(({ id, effectiveFrom }) => [id, dayInWords(effectiveFrom), path(id)]));
  expect(filesIn(['src/domain/rule-sets/generations']).filter((file) => ruleSets.some(({ id }) => file === path(id)))).toHaveLength(
    ruleSets.length,
  );
});

test('docs/law.md says where every rule of a rule set lives', () => {
  const identity = ['id', 'legalBasis', 'effectiveFrom', 'supersedes', 'historyOnly'];
  const fields = [...new Set(ruleSets.flatMap((rules) => Object.keys(rules)))].filter((field) => !identity.includes(field));
  const told = tableBelow(document, '## Which rule lives where').flatMap(([cell]) => codesIn(cell));
  expect(told.toSorted()).toEqual(fields.toSorted());
});

test('docs/law.md explains every rule of a procedure', () => {
  const told = tableBelow(document, '### Fields of one procedure').flatMap(([cell]) => codesIn(cell));
  expect(told.toSorted()).toEqual(procedureFields.toSorted());
});
