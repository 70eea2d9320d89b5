import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { recordRefusedDesk } from '../../src/domain/officers/actions.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function run(typed: string): Promise<{ code: number; text: string }> {
  const { code, lines } = await runCommand(typed.split(' '), { DATABASE_URL: database.url });
  return { code, text: lines.join('\n') };
}

test('the desk: nobody has a right there yet, and who came is listed, newest first', async () => {
  const nobody = await run('officers list');
  expect(nobody).toMatchObject({ code: 0, text: expect.stringContaining('Nobody has tried to enter it') });
  const deps = { db: database.db } as Deps;
  const [first, second] = ['7c1d2f7e-0000-4000-8000-000000000001', '7c1d2f7e-0000-4000-8000-000000000002'];
  await recordRefusedDesk(deps, { accountId: first, requestId: 'request-1' });
  await recordRefusedDesk(deps, { accountId: second, requestId: 'request-2' });
  const { code, text } = await run('officers list');
  expect(code).toBe(0);
  expect(text).toMatch(new RegExp(`Nobody has a right[^]*${second} +request-2[^]*${first} +request-1`));
  expect(await run('officers list all')).toMatchObject({ code: 2 });
});
