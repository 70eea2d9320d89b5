import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { machinesPage } from '../../docs/machines-page.ts';

test('the pictures of the machines are drawn from the tables as they are', async () => {
  expect(await readFile('docs/machines.md', 'utf8')).toBe(machinesPage());
});
