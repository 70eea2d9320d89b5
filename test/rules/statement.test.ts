import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { statementVersion } from '../../src/domain/registrations/statement.ts';
import { statement as en } from '../../views/texts/en/statement.ts';
import { statement as vi } from '../../views/texts/vi/statement.ts';

/** Versions and the words that were agreed to under them. A new version gets a new line; the old ones stay, for whoever must prove them. */
const words: Readonly<Record<string, string>> = {
  '2026-11-25': 'ede8bff34be1f179a5d655bc9b3f6518',
};

test('the words of the statement are those of its version: other words need another version', () => {
  const hash = createHash('sha256').update(JSON.stringify({ vi, en })).digest('hex').slice(0, 32);
  expect(words[statementVersion]).toBe(hash);
});

test('it names data, purpose, controller, retention and rights, in as many parts in either language', () => {
  expect(vi.parts).toHaveLength(6);
  expect(en.parts).toHaveLength(6);
});
