import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateKeyFile } from '../../src/platform/key-file.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { claimsOfToken } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { endPrograms, run } from '../setup/program.ts';
import { Visitor } from '../setup/visitor.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-cli-'));
const keys = { sandbox: join(folder, 'sandbox.key'), own: join(folder, 'own.key') };
const file = join(folder, 'logins.txt');
let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse();
  generateKeyFile(keys.sandbox, { sandbox: true });
  generateKeyFile(keys.own);
});
afterAll(async () => {
  await endPrograms();
  await house.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function cli(words: readonly string[], keyFile = keys.sandbox): Promise<{ code: unknown; out: string; err: string }> {
  const program = run('src/cli.ts', words, { DATABASE_URL: house.database.url, KEY_FILE: keyFile });
  const code = await program.ended;
  return { code, out: program.out.text, err: program.err.text };
}

async function crowd(): Promise<number> {
  return Number((await house.deps.db('account_numbers').where('number', 'like', '005%').count({ n: '*' }))[0]?.['n']);
}

test('seed --people 20 makes twenty people who can sign in, and writes their logins; a second time it adds nobody', async () => {
  for (let times = 0; times < 2; times += 1) {
    const { code, out, err } = await cli(['seed', '--people', '20', file]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`Made sure of 20 people; their logins are in ${file}.`);
    expect(await crowd()).toBe(20);
  }
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const logins = readFileSync(file, 'utf8').trim().split('\n');
  expect(new Set(logins).size).toBe(20);
  for (const login of logins) expect(login).toMatch(/^005\d{9}$/);
  const party = await house.party({ kind: 'state' });
  const visitor = new Visitor();
  const asked = await party.open(visitor, { scope: 'openid' });
  const consent = await enterPassword(visitor, asked.page, logins[19] ?? '', party.stop);
  const page = party.isAnswer(consent)
    ? consent
    : await visitor.submit(consent, { decision: 'allow' }, { action: '/consent', ...party.stop });
  expect(claimsOfToken(await party.redeem(party.answer(page, asked.verifier)))).toMatchObject({ account_level: 2, authn_level: 1 });
}, 30_000);

test('outside the sandbox nobody is invented', async () => {
  const before = await crowd();
  const { code, err } = await cli(['seed', '--people', '30', join(folder, 'none.txt')], keys.own);
  expect(code).toBe(1);
  expect(err).toContain('people are made in the sandbox only');
  expect(await crowd()).toBe(before);
}, 30_000);

test.each([
  [['seed']],
  [['seed', '--people', 'many']],
  [['seed', '--people', '0']],
  [['seed', '--people', '2000001']],
  [['seed', '--people', '1', 'a', 'b']],
])(
  '%j is not how it is used',
  async (words) => {
    expect(await cli(words)).toMatchObject({ code: 2, err: 'This command is used so: seed --people <number> [file]\n' });
  },
  30_000,
);
