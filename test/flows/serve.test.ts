import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { settingMeanings } from '../../views/texts/operator.ts';
import { createTestDatabase, type TestDatabase } from '../setup/database.ts';
import { freePorts } from '../setup/free-ports.ts';
import { registrySettings } from '../setup/registry-settings.ts';
import { answers, endPrograms, type Program, run } from '../setup/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-serve-'));
const issuer = 'https://id.example.vn';
const desk = 'https://officers.example.vn';
const role = { name: `dinhdanh_serve_${randomBytes(4).toString('hex')}`, password: randomBytes(12).toString('hex') };
let database: TestDatabase;
let port: number;
let deskPort: number;
let env: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  // Production refuses a password that everybody knows, which the server under test may have.
  await database.db.raw(`create role ${role.name} login superuser password '${role.password}'`);
  const url = new URL(database.url);
  Object.assign(url, { username: role.name, password: role.password });
  [port = 0, deskPort = 0] = await freePorts(2);
  env = {
    DATABASE_URL: url.href,
    ISSUER: issuer,
    BACK_OFFICE_ORIGIN: desk,
    TRUSTED_PROXIES: '127.0.0.1, ::1',
    KEY_FILE: join(folder, 'own.key'),
    SMTP_URL: 'smtps://mail.example.vn',
    MAIL_FROM: 'dinhdanh@example.vn',
    SMS_GATEWAY_URL: 'https://sms.example.vn/send',
    SMS_GATEWAY_TOKEN: 'q0bW7nYk3xu8Zr2LQxPw',
    ...registrySettings(folder),
    PORT: String(port),
    BACK_OFFICE_PORT: String(deskPort),
    LISTEN_ADDRESS: '127.0.0.1',
    LOG_LEVEL: 'info',
  };
});
afterAll(async () => {
  await endPrograms();
  await database.db.raw(`drop role ${role.name}`);
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the program loaded, as Node itself wrote it down at its end. */
function loadedModules(coverage: string): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(coverage)) {
    const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as { result: { url: string }[] };
    for (const { url } of result) if (url.includes('/src/')) found.add(url.slice(url.indexOf('/src/') + 1).split('?')[0] ?? '');
  }
  return [...found].toSorted();
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A request as the proxy hands it on, or with whatever an attacker sends instead. */
function through(path: string, headers: Record<string, string> = {}, at = port): Promise<Answer> {
  const proxied = { host: 'id.example.vn', 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7', accept: 'text/html' };
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: at, path, headers: { ...proxied, ...headers } }, (answer) => {
      let body = '';
      answer.on('data', (part: Buffer) => (body += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    }).on('error', reject);
  });
}

test('serve in a bad environment names every problem at once, ends with 1 and has not listened', async () => {
  const url = new URL(inject('serverUrl'));
  url.pathname = '/none_such';
  const program = run('src/main.ts', ['serve'], {
    DATABASE_URL: url.href,
    ISSUER: 'http://localhost:3000',
    TRUSTED_PROXIES: 'proxy.example.vn',
    KEY_FILE: join(folder, 'none.key'),
    SMTP_URL: 'smtps://mail:changeme@mail.example.vn',
    MAIL_FROM: 'nobody',
    SMS_GATEWAY_URL: 'http://sms.example.vn',
    SMS_GATEWAY_TOKEN: 'changeme',
    REGISTRY_POPULATION_URL: 'http://population.example.vn',
    REGISTRY_SIGNING_KEY_FILE: join(folder, 'none.pem'),
    REGISTRY_CLIENT_KEY_FILE: join(folder, 'none.pem'),
    SESSION_IDLE_SECONDS: '7200',
    SANDBOX_CLIENTS: 'clients.json',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    PORT: String(port),
  });
  expect(await program.ended).toBe(1);
  const lines = program.err.text
    .split('\n')
    .filter((line) => line !== '' && !/NODE_TLS_REJECT_UNAUTHORIZED.*insecure|--trace-warnings/.test(line));
  for (const sentence of [
    /^ISSUER must begin with https/,
    /^ISSUER leads back to this machine/,
    /^BACK_OFFICE_ORIGIN is not set/,
    /^TRUSTED_PROXIES cannot be used as it is/,
    /^There is no key file at .*none\.key/,
    /^SMTP_URL holds a password that everybody knows/,
    /^MAIL_FROM cannot be used as it is/,
    /^SMS_GATEWAY_URL must begin with https/,
    /^SMS_GATEWAY_TOKEN is a value that everybody knows/,
    /^REGISTRY_POPULATION_URL must begin with https/,
    /^REGISTRY_ID_CARD_URL is not set/,
    /^REGISTRY_SIGNER is not set/,
    /^REGISTRY_SIGNING_KEY_FILE leads to something that cannot be used/,
    /^REGISTRY_CLIENT_CERTIFICATE_FILE is not set, though its other half is/,
    /^SESSION_IDLE_SECONDS is above the limit/,
    /^SANDBOX_CLIENTS belongs to the sandbox/,
    /^NODE_TLS_REJECT_UNAUTHORIZED=0 makes Node believe/,
    /^The database does not answer \(3D000\)/,
  ])
    expect(
      lines.filter((line) => sentence.test(line)),
      String(sentence),
    ).toHaveLength(1);
  for (const line of lines) expect(line).toMatch(/^[A-Z].*\.$/);
  expect(program.err.text).not.toContain(url.password);
  expect(program.out.text).toBe('');
}, 30_000);

test('serve without any setting says what each must be', async () => {
  const program = run('src/main.ts', ['serve']);
  expect(await program.ended).toBe(1);
  for (const name of [
    'DATABASE_URL',
    'ISSUER',
    'BACK_OFFICE_ORIGIN',
    'TRUSTED_PROXIES',
    'KEY_FILE',
    'SMTP_URL',
    'MAIL_FROM',
    'SMS_GATEWAY_URL',
    'SMS_GATEWAY_TOKEN',
    'REGISTRY_POPULATION_URL',
    'CARD_SYSTEM_URL',
  ] as const)
    expect(program.err.text).toContain(`${name} is not set. It must be ${settingMeanings[name]}.\n`);
}, 30_000);

describe('serve and worker in a good environment', () => {
  const coverage = { web: join(folder, 'web'), worker: join(folder, 'worker') };
  let web: Program;

  test('the key file is made by the command; a database that lacks a migration is named', async () => {
    const made = run('src/cli.ts', ['key-file', 'create', env['KEY_FILE'] ?? '']);
    expect(await made.ended).toBe(0);
    const [last] = await database.db('knex_migrations').orderBy('id', 'desc').limit(1);
    await database.db('knex_migrations').where({ id: last.id }).del();
    const refused = run('src/main.ts', ['serve'], env);
    expect(await refused.ended).toBe(1);
    expect(refused.err.text).toBe(`The database lacks the migration ${last.name}. Run: npm run cli -- migrate\n`);
    await database.db('knex_migrations').insert(last);
  }, 30_000);

  test('it starts, and every address it gives begins with the issuer, whatever the request says', async () => {
    web = run('src/main.ts', ['serve'], { ...env, NODE_V8_COVERAGE: coverage.web });
    await answers(web, `http://127.0.0.1:${port}/readyz`);
    const spoofs: Record<string, string>[] = [
      {},
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    ];
    for (const headers of spoofs) {
      const { status, body } = await through('/.well-known/openid-configuration', headers);
      expect(status).toBe(200);
      const document = JSON.parse(body) as Record<string, string>;
      expect(document['issuer']).toBe(issuer);
      const endpoints = Object.entries(document).filter(([name]) => name.endsWith('_endpoint') || name.endsWith('_uri'));
      expect(endpoints.length).toBeGreaterThan(6);
      for (const [, address] of endpoints) expect(address).toMatch(/^https:\/\/id\.example\.vn\//);
    }
  }, 30_000);

  test('cookies are Secure with the host prefix, HTTPS is remembered, and no page says sandbox', async () => {
    const home = await through('/');
    expect(home.headers['strict-transport-security']).toMatch(/max-age=(\d{8,}).*includeSubDomains/);
    expect(home.body).not.toContain('dd-sandbox');
    const me = await through('/me');
    expect(me.status).toBe(303);
    const asked = new URL(me.headers.location ?? '', issuer);
    expect(asked.origin).toBe(issuer);
    const page = await through(asked.pathname + asked.search, {
      cookie: (me.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; '),
    });
    expect(page.headers.location ?? '', page.body.slice(0, 300)).toContain('/sign-in/');
    for (const line of [...(me.headers['set-cookie'] ?? []), ...(page.headers['set-cookie'] ?? [])]) {
      expect(line.toLowerCase()).toMatch(/; secure/);
      expect(line.toLowerCase()).toMatch(/; httponly/);
    }
    const officers = await through('/', { host: 'officers.example.vn' }, deskPort);
    expect(new URL(officers.headers.location ?? '', desk).href).toMatch(/^https:\/\/(id|officers)\.example\.vn\//);
  });

  test('the worker works beside it and ends with 0', async () => {
    const worker = run('src/worker.ts', [], { ...env, NODE_V8_COVERAGE: coverage.worker });
    await database.db.raw(`select graphile_worker.add_job('purge-artifacts', '{}')`);
    const until = Date.now() + 20_000;
    const waiting = async (): Promise<number> =>
      Number(
        (await database.db.raw(`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'purge-artifacts'`)).rows[0].n,
      );
    while ((await waiting()) > 0) {
      if (Date.now() > until) expect.fail(`the job is still there: ${worker.err.text}${worker.out.text}`);
      await pause(50);
    }
    const code = await worker.kill('SIGTERM');
    expect([code, worker.err.text]).toEqual([0, '']);
  }, 40_000);

  test('SIGTERM: not ready at once, still answering for the balancer, then ended with 0', async () => {
    const ending = web.kill('SIGTERM');
    await answers(web, `http://127.0.0.1:${port}/readyz`, 503);
    expect((await through('/.well-known/openid-configuration')).status).toBe(200);
    const code = await ending;
    expect([code, web.err.text]).toEqual([0, '']);
    for (const line of web.out.text.split('\n').filter(Boolean)) expect(JSON.parse(line)).toHaveProperty('level');
  }, 30_000);

  test('neither has loaded a line of the sandbox', () => {
    for (const [name, entry] of [
      ['web', 'src/main.ts'],
      ['worker', 'src/worker.ts'],
    ] as const) {
      const modules = loadedModules(coverage[name]);
      expect(modules).toEqual(expect.arrayContaining([entry, 'src/production.ts', 'src/run.ts', 'src/web/oidc/provider.ts']));
      expect(modules.filter((path) => path.startsWith('src/sandbox/'))).toEqual([]);
    }
  });
});
