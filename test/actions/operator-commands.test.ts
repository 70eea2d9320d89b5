import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli-commands/run-command.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { createSecrets, generateKeyFile, readKeyFile } from '../../src/platform/key-file.ts';
import { markSandboxSeed } from '../../src/platform/production-hazards.ts';
import { ensureSigningKeys } from '../../src/platform/signing-keys/actions.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { registrySettings } from '../setup/registry-settings.ts';

let database: TestDatabase;
let empty: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-operator-'));
const keyFile = join(folder, 'own.key');
const mailServer = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });

beforeAll(async () => {
  [database, empty] = await Promise.all([createTestDatabase(), createTestDatabase({ empty: true })]);
  generateKeyFile(keyFile);
  await new Promise<void>((resolve) => {
    mailServer.listen(0, '127.0.0.1', () => resolve());
  });
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    mailServer.close(() => resolve());
  });
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([database.drop(), empty.drop()]);
});

const env = (more: Record<string, string> = {}): Record<string, string> => ({
  DATABASE_URL: database.url,
  KEY_FILE: keyFile,
  USER: 'lan',
  ...more,
});

async function run(typed: string, more: Record<string, string> = {}): Promise<{ code: number; text: string }> {
  const { code, lines } = await runCommand(typed.split(' ').filter(Boolean), env(more));
  return { code, text: lines.join('\n') };
}

async function kid(alg: string, state: string): Promise<string> {
  return (await database.db('signing_keys').where({ alg, state }).first('kid')).kid;
}

describe('what is typed', () => {
  test('help lists every command', async () => {
    const { code, text } = await run('help');
    expect(code).toBe(0);
    for (const name of ['doctor', 'migrate', 'keys rotate [--force]', 'keys revoke <key>', 'clients admit <file.json>'])
      expect(text).toContain(name);
  });

  test.each(['', 'frobnicate', 'keys', 'keys frobnicate', 'clients'])('"%s" is no command: the list is shown', async (typed) => {
    const { code, text } = await run(typed);
    expect(code).toBe(2);
    expect(text).toContain('keys rotate');
  });

  test.each(['migrate now', 'keys revoke', 'keys revoke a b', 'keys rotate --hard', 'keys list all', 'clients suspend', 'doctor house'])(
    '"%s" is not how the command is used',
    async (typed) => {
      expect(await run(typed)).toMatchObject({ code: 2, text: expect.stringContaining('This command is used so: ') });
    },
  );
});

describe('what is missing', () => {
  test('a database that does not answer is a sentence', async () => {
    const answer = await run('keys list', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' });
    expect(answer).toEqual({ code: 1, text: 'The database does not answer (ECONNREFUSED).' });
  });

  test('an address that is none, and no key file, are said together, without the password', async () => {
    const { code, text } = await run('keys rotate', { DATABASE_URL: 'mysql://a:geheim@x/y', KEY_FILE: join(folder, 'none') });
    expect(code).toBe(1);
    expect(text).toMatch(/no key file at[^]*DATABASE_URL cannot be used/);
    expect(text).not.toContain('geheim');
  });

  test('whoever has a key file but no address never gets a database of their own', async () => {
    expect(await run('keys list', { DATABASE_URL: '' })).toMatchObject({
      code: 1,
      text: expect.stringContaining('DATABASE_URL is not set'),
    });
  });

  test('a sandbox that was never started is not started by a command', async () => {
    const none = join(folder, 'no-sandbox');
    const answer = await run('migrate', { DATABASE_URL: '', KEY_FILE: '', SANDBOX_DATA: none });
    expect(answer).toMatchObject({ code: 1, text: expect.stringContaining('no sandbox was ever started') });
  });
});

test('migrate brings an empty database up to date, once', async () => {
  const there = { DATABASE_URL: empty.url };
  expect(await run('migrate', there)).toMatchObject({ code: 0, text: expect.stringContaining('0040_signing_keys') });
  expect(await run('migrate', there)).toEqual({ code: 0, text: 'The database is up to date.' });
});

describe('key files', () => {
  test('are made once, and grow at the top', async () => {
    const path = join(folder, 'fresh.key');
    expect(await run(`key-file create ${path}`)).toMatchObject({ code: 0 });
    const before = readFileSync(path, 'utf8');
    expect(await run(`key-file create ${path}`)).toMatchObject({ code: 1, text: expect.stringContaining('never replaced') });
    expect(await run(`key-file add ${path}`)).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8').endsWith(before)).toBe(true);
    expect(readKeyFile(path)).toMatchObject({ material: { sandbox: false, keys: [{}, {}] } });
    expect(await run(`key-file add ${join(folder, 'none')}`)).toMatchObject({
      code: 1,
      text: expect.stringContaining('There is no key file'),
    });
  });
});

describe('signing keys', () => {
  test('are listed, rotated when it is time or forced, and revoked, under the name of the operator', async () => {
    expect(await run('keys list')).toMatchObject({ code: 0, text: expect.stringContaining('no signing keys yet') });
    const key = readKeyFile(keyFile);
    if ('problem' in key) throw new Error(key.problem);
    await ensureSigningKeys({
      db: database.db,
      secrets: createSecrets(key.material),
      log: pino({ level: 'silent' }),
      settings: {} as never,
    });
    const [signing, next] = [await kid('ES256', 'signing'), await kid('ES256', 'next')];
    expect((await run('keys list')).text).toMatch(new RegExp(`${signing} +ES256 +signing`));

    expect(await run('keys rotate')).toMatchObject({ code: 1, text: expect.stringMatching(/too short a time ago.*--force/) });
    expect(await kid('ES256', 'signing')).toBe(signing);
    expect(await run('keys rotate --force')).toMatchObject({ code: 0 });
    expect(await kid('ES256', 'signing')).toBe(next);

    expect(await run(`keys revoke ${next}`)).toMatchObject({ code: 0, text: expect.stringContaining(next) });
    expect(await kid('ES256', 'signing')).not.toBe(next);
    expect(await run(`keys revoke ${next}`)).toMatchObject({ code: 1, text: expect.stringContaining('out of use already') });
    expect(await run('keys revoke nobody')).toMatchObject({ code: 1, text: expect.stringContaining('no key nobody') });
    const audit = await database.db('audit_events').where({ event: 'signing-key.revoked' }).first();
    expect(audit).toMatchObject({ actor: 'operator:lan', details: { kid: next, alg: 'ES256' } });
  });
});

describe('services', () => {
  const admission = {
    client_id: 'vietbank',
    client_secret: 'n'.repeat(43),
    redirect_uris: ['https://vietbank.example.vn/callback'],
    kind: 'private',
    min_acr: 'level-1',
    sector: 'vietbank',
    claims: ['name'],
    name_vi: 'Ngân hàng Việt',
    name_en: 'Viet Bank',
    purpose_vi: 'Mở tài khoản',
    purpose_en: 'Open an account',
  };
  const file = (content: unknown): string => {
    const path = join(folder, 'clients.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  test('one bad admission in a list stops all of them, with every problem named', async () => {
    const path = file([admission, { ...admission, client_id: 'other', redirect_uris: ['http://other.example.vn'], surprise: 1 }]);
    const { code, text } = await run(`clients admit ${path}`);
    expect(code).toBe(1);
    expect(text).toMatch(/other:[^]*redirect_uris is not an https address\.[^]*surprise is not known here\./);
    expect(await run('clients list')).toEqual({ code: 0, text: 'No service is admitted.' });
  });

  test.each(['{', '[]', '3', '[null]', '"x"'])('a file with %s is refused', async (content) => {
    expect(await run(`clients admit ${file(content)}`)).toMatchObject({ code: 1, text: expect.stringContaining('is not a JSON file') });
  });

  test('are admitted, listed, suspended and let in again', async () => {
    expect(await run(`clients admit ${file(admission)}`)).toEqual({ code: 0, text: 'vietbank is admitted.' });
    expect((await run('clients list')).text).toMatch(/vietbank +private +admitted/);
    expect(await database.db('relying_parties').first('sandbox')).toEqual({ sandbox: false });
    expect(await run('clients suspend vietbank')).toMatchObject({ code: 0 });
    expect((await run('clients list')).text).toMatch(/vietbank +private +suspended/);
    expect(await run('clients suspend vietbank')).toMatchObject({ code: 1 });
    expect(await run('clients readmit vietbank')).toMatchObject({ code: 0 });
    expect(await run('clients suspend nobody')).toMatchObject({ code: 1 });
    const events = await database.db('audit_events').where({ actor: 'operator:lan', client_id: 'vietbank' }).orderBy('id').pluck('event');
    expect(events).toEqual(['relying-party.admitted', 'relying-party.suspended', 'relying-party.readmitted']);
  });
});

describe('the doctor', () => {
  const production = (): Record<string, string> => ({
    ISSUER: 'https://id.example.vn',
    BACK_OFFICE_ORIGIN: 'https://desk.example.vn',
    TRUSTED_PROXIES: '10.0.0.5',
    SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
    MAIL_FROM: 'dinhdanh@example.vn',
    SMS_GATEWAY_URL: 'https://sms.example.vn/send',
    SMS_GATEWAY_TOKEN: 'q0bW7nYk3xu8Zr2LQxPw',
    ...registrySettings(folder),
  });
  /** Without what the password of the server under test is good for. */
  async function bad(more: Record<string, string> = {}): Promise<string[]> {
    const { code, text } = await run('doctor', { ...production(), ...more });
    const lines = text.split('\n').filter((line) => line.startsWith('BAD'));
    expect(code).toBe(lines.length > 0 ? 1 : 0);
    return lines.filter((line) => !line.includes('DATABASE_URL holds')).map((line) => line.slice(6));
  }

  test('finds nothing wrong with a sound installation, and says what it looked at', async () => {
    expect(await bad()).toEqual([]);
    const { text } = await run('doctor', production());
    for (const part of [
      'Judged as production.',
      'database answers',
      'up to date',
      'key file can be used',
      'clocks',
      '2 sign, 2 are next',
      'Jobs: 0 wait',
      'mail server takes',
    ])
      expect(text).toContain(part);
  });

  test('judges by the sandbox when asked', async () => {
    expect((await run('doctor sandbox', { ...production(), SMTP_URL: '' })).text).toMatch(
      /Judged as a sandbox\.[^]*mailbox of the sandbox/,
    );
  });

  test('goes on when the database is away', async () => {
    const away = { DATABASE_URL: 'postgres://a:Yk3xq0bW7n@127.0.0.1:1/x' };
    expect(await bad(away)).toEqual(['The database does not answer (ECONNREFUSED).']);
    expect((await run('doctor', { ...production(), ...away })).text).toMatch(/Not looked at: jobs\.[^]*mail server takes/);
  });

  test('names a mail server that does not answer', async () => {
    expect(await bad({ SMTP_URL: 'smtp://127.0.0.1:1' })).toEqual([
      expect.stringMatching(/^The mail server does not take mail from us \(\w+\)/),
    ]);
  });

  test('names another key file, and one of the sandbox', async () => {
    const other = join(folder, 'sandbox.key');
    generateKeyFile(other, { sandbox: true });
    expect(await bad({ KEY_FILE: other })).toEqual([
      expect.stringContaining('was made for the sandbox'),
      expect.stringContaining('sealed with another key file'),
    ]);
  });

  test.each([
    ['3 seconds', false],
    ['11 seconds', true],
    ['-30 seconds', true],
  ])('a database clock that is off by %s is wrong: %s', async (interval, wrong) => {
    await shiftClock(database.db, interval);
    expect((await bad()).some((line) => line.includes('clocks'))).toBe(wrong);
    expect((await run('doctor', production())).text).toMatch(wrong ? /BAD +The clocks/ : /look +The clocks/);
    await shiftClock(database.db, '0');
  });

  test('names keys that should have changed', async () => {
    await shiftClock(database.db, '91 days');
    expect((await run('doctor', production())).text).toContain('Signing keys should have changed');
    await shiftClock(database.db, '0');
  });

  test('names jobs that wait too long and jobs that nobody will try again', async () => {
    const job = (id: string, more: string): Promise<unknown> =>
      database.db.raw(`select graphile_worker.add_job('note', '{}', job_key => ?, ${more})`, [id]);
    await job('late', `run_at => now() - interval '7 minutes'`);
    await job('dead', `max_attempts => 1`);
    await database.db.raw(`update graphile_worker._private_jobs set attempts = 1 where key = 'dead'`);
    expect(await bad()).toEqual([
      'Jobs: 1 wait, the oldest for 7 minutes. Is a worker running?',
      expect.stringContaining('1 have failed for good'),
    ]);
    await database.db.raw('delete from graphile_worker._private_jobs');
  });

  test('names a missing migration and the people of the sandbox', async () => {
    await inTransaction(database.db, (tx) => markSandboxSeed(tx));
    const last = await database.db('knex_migrations').where({ name: '0041_installation_marks' }).first();
    await database.db('knex_migrations').where({ id: last.id }).del();
    expect(await bad()).toEqual([expect.stringContaining('0041_installation_marks'), expect.stringContaining('invented people')]);
    await database.db('knex_migrations').insert(last);
  });
});
