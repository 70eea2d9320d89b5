import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logins, password } from '../setup/people.ts';
import { freePorts } from '../setup/free-ports.ts';
import { answers, endPrograms, type Program, run } from '../setup/program.ts';
import { endLeftServer } from '../setup/own-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-start-'));
const data = join(folder, 'postgres');
let ports: { provider: number; desk: number; sandbox: number; portal: number };
let env: Record<string, string>;
let issuer: string;

beforeAll(async () => {
  const [provider = 0, desk = 0, sandbox = 0, portal = 0] = await freePorts(4);
  ports = { provider, desk, sandbox, portal };
  issuer = `http://localhost:${provider}`;
  env = {
    PORT: String(provider),
    BACK_OFFICE_PORT: String(desk),
    SANDBOX_PORT: String(sandbox),
    SANDBOX_PORTAL_PORT: String(portal),
    SANDBOX_DATA: data,
    KEY_FILE: join(folder, 'keys/sandbox.key'),
  };
});
afterAll(async () => {
  await endPrograms();
  await endLeftServer(data);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

const start = (more: Record<string, string> = {}): Program => run('src/main.ts', ['start'], { ...env, ...more });

describe('npm start', () => {
  let program: Program;

  test('the first time makes database and keys, says "ready" only when it is, and prints addresses and people', async () => {
    program = start();
    const took = await answers(program, `${issuer}/readyz`);
    console.log(`first start to ready: ${Math.round(took)} ms`);
    // Ready means all of it: nothing is waited for any more.
    expect((await fetch(`http://localhost:${ports.sandbox}/`)).status).toBe(200);
    while (!program.out.text.includes('Password of each')) await pause(20);
    const { text } = program.out;
    for (const { port, path } of [
      { port: ports.sandbox, path: '/bank' },
      { port: ports.portal, path: '' },
      { port: ports.sandbox, path: '/mailbox' },
      { port: ports.provider, path: '/me' },
      { port: ports.desk, path: '' },
    ])
      expect(text).toContain(`http://localhost:${port}${path}`);
    for (const words of [...Object.values(logins), 'Nguyễn Văn An', 'Maria Santos', password, 'locked']) expect(text).toContain(words);
    expect(statSync(join(folder, 'keys/sandbox.key')).mode & 0o777).toBe(0o600);
    for (const port of Object.values(ports))
      expect((await fetch(`http://localhost:${port}/`, { redirect: 'manual' })).status).toBeLessThan(400);
  }, 60_000);

  test('survives kill -9, and starts again in seconds with everything there', async () => {
    const before = await kids();
    expect(await program.kill('SIGKILL')).toBe('SIGKILL');
    program = start();
    const took = await answers(program, `${issuer}/readyz`);
    console.log(`start after kill -9 to ready: ${Math.round(took)} ms (target 5000)`);
    expect(took).toBeLessThan(30_000);
    expect(await kids()).toEqual(before);
  }, 60_000);

  test('SIGTERM: the request under way is answered, then the process ends with 0', async () => {
    const db = new pg.Client(databaseUrl());
    await db.connect();
    // Whoever asks for a sign-in page waits until this transaction ends.
    await db.query('begin; lock table relying_parties in access exclusive mode');
    const under = fetch(`${issuer}/auth?client_id=demo-bank&response_type=code`);
    await until(async () => (await db.query('select from pg_locks where not granted')).rowCount === 1);
    const ending = program.kill('SIGTERM');
    await until(() =>
      fetch(`${issuer}/livez`)
        .then(() => false)
        .catch(() => true),
    );
    await db.query('commit');
    const answer = await under;
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('</html>');
    await db.end().catch(() => undefined);
    const code = await ending;
    expect([code, program.err.text]).toEqual([0, '']);
  }, 60_000);

  test('a later start is quick; SIGINT ends it too, and the database with it', async () => {
    program = start();
    const took = await answers(program, `${issuer}/readyz`);
    console.log(`later start to ready: ${Math.round(took)} ms (target 5000)`);
    expect(took).toBeLessThan(30_000);
    const code = await program.kill('SIGINT');
    expect([code, program.err.text]).toEqual([0, '']);
    await expect(fetch(`${issuer}/`)).rejects.toThrow('fetch failed');
    const db = new pg.Client(databaseUrl());
    await expect(db.connect()).rejects.toThrow('ECONNREFUSED');
  }, 60_000);
});

describe('what keeps it from starting is one clear sentence', () => {
  test.each(['provider', 'desk', 'sandbox', 'portal'] as const)(
    'the port of the %s is taken',
    async (door) => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(ports[door], () => resolve()));
      try {
        await expectSentence(start(), new RegExp(`^Port ${ports[door]} is used by another program\\.[^\\n]*\\n$`));
      } finally {
        await new Promise((resolve) => other.close(resolve));
      }
    },
    60_000,
  );

  test('a database that is not there', async () => {
    const url = 'postgres://a:Yk3xq0bW7n@127.0.0.1:1/x';
    await expectSentence(start({ DATABASE_URL: url }), /^The database does not answer \(ECONNREFUSED\)\.\n$/);
  });

  test('a key file that is not the one of the database', async () => {
    const foreign = start({ KEY_FILE: join(folder, 'keys/other.key') });
    await expectSentence(foreign, /^The key file is not the one that sealed what is in this database\.[^\n]*\n$/);
  });

  test.each([
    ['no list', '{"client_id": "x"}', /^SANDBOX_CLIENTS cannot be used as it is\. It must be the path of a JSON file with[^\n]*\n$/],
    [
      'no redirect address',
      '[{"client_id": "mine", "client_secret": "0123456789012345678901234567890123456789"}]',
      /^SANDBOX_CLIENTS, mine: redirect_uris is missing\.\n$/,
    ],
    [
      'a field nobody knows',
      '[{"client_id": "mine", "redirect_uris": 7, "colour": "red"}]',
      /mine: redirect_uris [^\n]*\n[^]*mine: colour is not known here\.\n/,
    ],
  ])(
    'a file of clients with %s',
    async (_, content, sentence) => {
      const file = join(folder, 'bad-clients.json');
      writeFileSync(file, content);
      await expectSentence(start({ SANDBOX_CLIENTS: file }), sentence);
    },
    60_000,
  );
});

test('SANDBOX_CLIENTS: a client that says no more than it must gets the defaults, and can begin', async () => {
  const file = join(folder, 'clients.json');
  const redirect = 'http://localhost:9/cb';
  writeFileSync(file, JSON.stringify([{ client_id: 'mine', client_secret: 's'.repeat(40), redirect_uris: [redirect] }]));
  const program = start({ SANDBOX_CLIENTS: file });
  await answers(program, `${issuer}/readyz`);
  const db = new pg.Client(databaseUrl());
  await db.connect();
  const { rows } = await db.query(
    `select kind, min_acr, strict_acr, require_pkce, sector, sandbox, claims from relying_parties where client_id = 'mine'`,
  );
  await db.end();
  expect(rows[0]).toMatchObject({
    kind: 'private',
    min_acr: 'urn:dinhdanh:acr:level-1',
    strict_acr: true,
    require_pkce: true,
    sector: 'mine',
    sandbox: true,
  });
  expect(rows[0].claims).toEqual(expect.arrayContaining(['name', 'birthdate', 'email', 'phone_number', 'address']));
  const query = { client_id: 'mine', redirect_uri: redirect, response_type: 'code', scope: 'openid profile' };
  const pkce = { code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' };
  const proved = await fetch(`${issuer}/auth?${new URLSearchParams({ ...query, ...pkce })}`, { redirect: 'manual' });
  expect(proved.headers.get('location')).toMatch(/\/sign-in\//);
  const without = await fetch(`${issuer}/auth?${new URLSearchParams(query)}`, { redirect: 'manual' });
  expect(without.headers.get('location')).toContain('error=invalid_request');
  expect(await program.kill('SIGTERM')).toBe(0);
}, 60_000);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(20);
}

async function expectSentence(program: Program, sentence: RegExp): Promise<void> {
  expect(await program.ended).toBe(1);
  expect(program.err.text).toMatch(sentence);
  expect(program.err.text).not.toMatch(/\bat |node:|Error:/);
  expect(program.out.text).toBe('');
}

async function kids(): Promise<string[]> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
}

function databaseUrl(): string {
  const [port, secret] = ['port', 'password'].map((name) => readFileSync(join(data, name), 'utf8'));
  return `postgres://postgres:${secret}@127.0.0.1:${port}/postgres`;
}
