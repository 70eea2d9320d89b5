import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { counterStatementVersion, statementVersion, statementWords } from '../../src/domain/registrations/statement.ts';
import * as en from '../../views/texts/en/statement.ts';
import * as vi from '../../views/texts/vi/statement.ts';

/** Every word, also of sentences into which a name is put. */
function hashOf(texts: unknown): string {
  const words = JSON.stringify(texts, (_name, value: unknown) => (typeof value === 'function' ? value('{name}', '{reference}') : value));
  return createHash('sha256').update(words).digest('hex');
}

test.each([
  ['vi', vi],
  ['en', en],
] as const)('the words of the statements in %s are those of their versions: other words need another version', (language, texts) => {
  expect(hashOf(texts.statement)).toBe(statementWords[statementVersion][language]);
  expect(hashOf(texts.counterStatement)).toBe(statementWords[counterStatementVersion][language]);
});

test('one word more is another hash, also inside a sentence with a name', () => {
  const { about } = vi.counterStatement;
  const other = { ...vi.counterStatement, about: (name: string, reference: string) => `${about(name, reference)} ` };
  expect(hashOf(other)).not.toBe(hashOf(vi.counterStatement));
});

test('it names data, purpose, controller, retention and rights, in as many parts in either language', () => {
  expect(vi.statement.parts).toHaveLength(6);
  expect(en.statement.parts).toHaveLength(6);
});
