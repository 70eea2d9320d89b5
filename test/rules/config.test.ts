import { describe, expect, test } from 'vitest';
import { registryAddresses } from '../setup/registry-settings.ts';
import { type Config, type Environment, readConfig } from '../../src/config.ts';

const good: Environment = {
  DATABASE_URL: 'postgres://dinhdanh_app:Yk3xq0bW7n@127.0.0.1:5432/dinhdanh',
  ISSUER: 'https://id.example.vn',
  BACK_OFFICE_ORIGIN: 'https://desk.example.vn',
  TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16 fd00::/8',
  KEY_FILE: '/run/secrets/dinhdanh.key',
  SMTP_URL: 'smtps://mailer:u8Zr2LQxPw@mail.example.vn',
  MAIL_FROM: 'dinhdanh@example.vn',
  SMS_GATEWAY_URL: 'https://sms.example.vn/send',
  SMS_GATEWAY_TOKEN: 'q0bW7nYk3xu8Zr2LQxPw',
  ...registryAddresses,
};

/** How the registers know us. */
const proof: Environment = { REGISTRY_SIGNING_KEY_FILE: '/run/secrets/registries.pem', REGISTRY_SIGNER: 'dinhdanh' };

function config(env: Environment, mode: 'sandbox' | 'production' = 'production'): Config {
  const read = readConfig(env, mode);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.ok;
}

function problems(env: Environment, mode: 'sandbox' | 'production' = 'production'): string[] {
  const read = readConfig(env, mode);
  return 'problems' in read ? read.problems.map(({ code, subject }) => `${subject} ${code}`) : [];
}

describe('the sandbox', () => {
  test('needs nothing', () => {
    expect(config({}, 'sandbox')).toEqual({
      mode: 'sandbox',
      settings: {
        issuer: 'http://localhost:3000',
        backOfficeOrigin: 'http://localhost:3001',
        passkeyRpId: 'localhost',
        sandbox: true,
        limits: { factorFreshness: 43_200, biometricFreshness: 300, idle: 3600, absolute: 43_200 },
      },
      database: { url: undefined, poolSize: 10 },
      listen: { address: undefined, port: 3000, backOfficePort: 3001 },
      trustedProxies: [],
      keyFile: 'keys/sandbox.key',
      mail: undefined,
      sms: undefined,
      registries: undefined,
      logLevel: 'info',
      workerConcurrency: 4,
      sandbox: {
        port: 3002,
        origin: 'http://localhost:3002',
        portal: { port: 3003, origin: 'http://localhost:3003' },
        dataDir: '.data/postgres',
        clientsFile: undefined,
      },
    });
  });

  test('follows its ports, its database and its clients', () => {
    const env = {
      PORT: '4000',
      BACK_OFFICE_PORT: '4001',
      SANDBOX_PORT: '4002',
      SANDBOX_PORTAL_PORT: '4003',
      SANDBOX_CLIENTS: 'clients.json',
      DATABASE_URL: 'postgres:///x',
    };
    expect(config(env, 'sandbox')).toMatchObject({
      settings: { issuer: 'http://localhost:4000', backOfficeOrigin: 'http://localhost:4001' },
      database: { url: 'postgres:///x' },
      sandbox: { origin: 'http://localhost:4002', portal: { origin: 'http://localhost:4003' }, clientsFile: 'clients.json' },
    });
  });

  test('never sends to real carriers, and a name alone makes it no production', () => {
    expect(config({ ...good, ...proof, ISSUER: 'https://id.test' }, 'sandbox')).toMatchObject({ mail: undefined, sms: undefined });
  });

  test('is refused too when settings make no sense', () => {
    expect(problems({ PORT: '3001', SESSION_IDLE_SECONDS: '3601', ISSUER: 'localhost' }, 'sandbox')).toEqual([
      'ISSUER setting-malformed',
      'SESSION_IDLE_SECONDS above-limit',
      'BACK_OFFICE_PORT same-port',
    ]);
  });
});

describe('production', () => {
  test('starts with everything in place', () => {
    expect(config({ ...good, ...proof })).toMatchObject({
      mode: 'production',
      settings: { issuer: 'https://id.example.vn', passkeyRpId: 'id.example.vn', sandbox: false },
      trustedProxies: ['10.0.0.5', '10.1.0.0/16', 'fd00::/8'],
      keyFile: '/run/secrets/dinhdanh.key',
      mail: { url: good['SMTP_URL'], from: 'dinhdanh@example.vn', allowPlain: false },
      sms: { url: 'https://sms.example.vn/send', token: 'q0bW7nYk3xu8Zr2LQxPw' },
      sandbox: undefined,
    });
  });

  test('names all that is missing in one go', () => {
    expect(problems({})).toEqual([
      ...Object.keys(good).map((name) => `${name} setting-missing`),
      'REGISTRY_SIGNING_KEY_FILE registries-without-proof',
    ]);
  });

  test('names different kinds of problems together', () => {
    const env = {
      ...good,
      ...proof,
      DATABASE_URL: 'postgres://postgres:postgres@db.example.vn/dinhdanh',
      ISSUER: 'http://localhost:3000',
      SMTP_URL: ' ',
      PORT: 'eighty',
      SESSION_ABSOLUTE_SECONDS: '86401',
      SANDBOX_CLIENTS: 'x.json',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    };
    expect(problems(env).toSorted()).toEqual([
      'DATABASE_URL database-without-tls',
      'DATABASE_URL default-password',
      'ISSUER https-required',
      'ISSUER loopback-address',
      'NODE_TLS_REJECT_UNAUTHORIZED tls-verification-off',
      'PORT setting-malformed',
      'SANDBOX_CLIENTS sandbox-setting',
      'SESSION_ABSOLUTE_SECONDS above-limit',
      'SMTP_URL setting-missing',
    ]);
  });

  test.each<[string, Environment, readonly string[]]>([
    ['no password', { DATABASE_URL: 'postgres://app@127.0.0.1/x' }, ['DATABASE_URL password-missing']],
    ['an empty password', { DATABASE_URL: 'postgres://app:@127.0.0.1/x' }, ['DATABASE_URL password-missing']],
    ['the user as password', { DATABASE_URL: 'postgres://app:App@127.0.0.1/x' }, ['DATABASE_URL default-password']],
    ['a well-known password', { DATABASE_URL: 'postgres://app:changeme@127.0.0.1/x' }, ['DATABASE_URL default-password']],
    ['an encoded well-known password', { DATABASE_URL: 'postgres://app:p%61ssword@127.0.0.1/x' }, ['DATABASE_URL default-password']],
    ['a well-known password as parameter', { DATABASE_URL: 'postgres://127.0.0.1/x?password=postgres' }, ['DATABASE_URL default-password']],
    ['a socket', { DATABASE_URL: 'postgres:///x?host=/var/run/postgresql' }, []],
    ['a far database without TLS', { DATABASE_URL: 'postgres://app:Yk3xq0bW7n@db/x' }, ['DATABASE_URL database-without-tls']],
    [
      'a far database with TLS at will',
      { DATABASE_URL: 'postgres://app:Yk3xq0bW7n@db/x?sslmode=prefer' },
      ['DATABASE_URL database-without-tls'],
    ],
    ['a far database with TLS', { DATABASE_URL: 'postgres://app:Yk3xq0bW7n@db/x?sslmode=verify-full' }, []],
    ['a client certificate', { DATABASE_URL: 'postgres://app@db/x?sslmode=verify-full&sslcert=/c.pem' }, []],
    ['another database', { DATABASE_URL: 'mysql://app:Yk3xq0bW7n@db/x' }, ['DATABASE_URL setting-malformed']],
    ['an http issuer', { ISSUER: 'http://id.example.vn' }, ['ISSUER https-required']],
    ['a loopback issuer', { ISSUER: 'https://localhost' }, ['ISSUER loopback-address']],
    ['a loopback name', { ISSUER: 'https://id.localhost' }, ['ISSUER loopback-address']],
    ['a loopback number', { ISSUER: 'https://127.1.2.3:8443' }, ['ISSUER loopback-address']],
    ['a loopback number of version 6', { ISSUER: 'https://[::1]' }, ['ISSUER loopback-address']],
    ['an issuer by number', { ISSUER: 'https://203.0.113.9' }, ['ISSUER numeric-host']],
    ['an issuer with a slash', { ISSUER: 'https://id.example.vn/' }, ['ISSUER setting-malformed']],
    ['an issuer with a path', { ISSUER: 'https://example.vn/id' }, ['ISSUER setting-malformed']],
    ['an issuer with a name and password', { ISSUER: 'https://a:b@example.vn' }, ['ISSUER setting-malformed']],
    ['an issuer with the standard port', { ISSUER: 'https://example.vn:443' }, ['ISSUER setting-malformed']],
    ['an issuer in capitals', { ISSUER: 'https://ID.example.vn' }, ['ISSUER setting-malformed']],
    ['an issuer of another scheme', { ISSUER: 'ftp://id.example.vn' }, ['ISSUER setting-malformed']],
    ['officers on the origin of everybody', { BACK_OFFICE_ORIGIN: 'https://id.example.vn' }, ['BACK_OFFICE_ORIGIN same-origin']],
    ['officers over http', { BACK_OFFICE_ORIGIN: 'http://desk.example.vn' }, ['BACK_OFFICE_ORIGIN https-required']],
    ['a proxy by name', { TRUSTED_PROXIES: 'proxy.example.vn' }, ['TRUSTED_PROXIES setting-malformed']],
    ['a network that is none', { TRUSTED_PROXIES: '10.0.0.0/64' }, ['TRUSTED_PROXIES setting-malformed']],
    ['a text gateway over http', { SMS_GATEWAY_URL: 'http://sms.example.vn' }, ['SMS_GATEWAY_URL https-required']],
    ['a well-known token', { SMS_GATEWAY_TOKEN: 'changeme' }, ['SMS_GATEWAY_TOKEN default-secret']],
    ['a well-known mail password', { SMTP_URL: 'smtps://mailer:mailer@mail.example.vn' }, ['SMTP_URL default-password']],
    ['a sender that is no address', { MAIL_FROM: 'Định Danh' }, ['MAIL_FROM setting-malformed']],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL setting-malformed']],
    ['a port out of range', { PORT: '65536' }, ['PORT setting-malformed']],
    ['a register over http', { REGISTRY_POPULATION_URL: 'http://population.example.vn' }, ['REGISTRY_POPULATION_URL https-required']],
    ['a register nowhere', { CARD_SYSTEM_URL: '' }, ['CARD_SYSTEM_URL setting-missing']],
    [
      'registers by certificate',
      { REGISTRY_SIGNING_KEY_FILE: '', REGISTRY_CLIENT_CERTIFICATE_FILE: '/c', REGISTRY_CLIENT_KEY_FILE: '/k' },
      [],
    ],
    ['a certificate without its key', { REGISTRY_CLIENT_CERTIFICATE_FILE: '/c' }, ['REGISTRY_CLIENT_KEY_FILE certificate-without-key']],
    ['a key without its certificate', { REGISTRY_CLIENT_KEY_FILE: '/k' }, ['REGISTRY_CLIENT_CERTIFICATE_FILE certificate-without-key']],
    ['registers that do not know us', { REGISTRY_SIGNING_KEY_FILE: '' }, ['REGISTRY_SIGNING_KEY_FILE registries-without-proof']],
    ['a signature without a name', { REGISTRY_SIGNER: '' }, ['REGISTRY_SIGNER setting-missing']],
    ['any sandbox setting', { SANDBOX_ANYTHING: '1' }, ['SANDBOX_ANYTHING sandbox-setting']],
    ['an empty sandbox setting', { SANDBOX_CLIENTS: '' }, []],
  ])('%s', (_, change, expected) => {
    expect(problems({ ...good, ...proof, ...change })).toEqual(expected);
  });

  test.each([
    ['SESSION_FACTOR_SECONDS', 86_400],
    ['SESSION_BIOMETRIC_SECONDS', 43_200],
    ['SESSION_IDLE_SECONDS', 3600],
    ['SESSION_ABSOLUTE_SECONDS', 86_400],
  ])('%s may be as long as NIST allows and not a second longer', (name, limit) => {
    expect(problems({ ...good, ...proof, [name]: String(limit) })).toEqual([]);
    expect(problems({ ...good, ...proof, [name]: String(limit + 1) })).toEqual([`${name} above-limit`]);
    expect(problems({ ...good, ...proof, [name]: '0' })).toEqual([`${name} setting-malformed`]);
  });

  test('no problem repeats a secret', () => {
    const secret = 'postgres';
    const read = readConfig(
      { ...good, ...proof, DATABASE_URL: `postgres://${secret}:${secret}@db/x`, SMS_GATEWAY_TOKEN: 'changeme' },
      'production',
    );
    expect('problems' in read).toBe(true);
    expect(JSON.stringify(read)).not.toMatch(/:\/\/|changeme/);
  });

  test('plain mail is for a relay on this machine', () => {
    expect(config({ ...good, ...proof, SMTP_URL: 'smtp://127.0.0.1:25' }).mail).toMatchObject({ allowPlain: true });
    expect(config({ ...good, ...proof, SMTP_URL: 'smtp://localhost.example.vn:25' }).mail).toMatchObject({ allowPlain: false });
    expect(config({ ...good, ...proof, SMTP_URL: 'smtp://localhost:Yk3xq0bW7n@mail.example.vn:25' }).mail).toMatchObject({
      allowPlain: false,
    });
  });
});

test('what was read cannot be changed', () => {
  const { settings, trustedProxies } = config({ ...good, ...proof });
  expect(() => Object.assign(settings.limits, { idle: 1 })).toThrow(TypeError);
  expect(() => (trustedProxies as string[]).push('0.0.0.0/0')).toThrow(TypeError);
});
