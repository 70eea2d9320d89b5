import { setTimeout as wait } from 'node:timers/promises';
import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditKeyEvents } from '../../src/domain/audit/key-events.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import { createSecrets, parseKeys } from '../../src/platform/key-file.ts';
import { advanceSigningKeys, ensureSigningKeys, revokeKey, rotateKeys } from '../../src/platform/signing-keys/actions.ts';
import { type KeyWatch, watchSigningKeys } from '../../src/platform/signing-keys/notice.ts';
import { listSigningKeys, loadJwks } from '../../src/platform/signing-keys/queries.ts';
import type { KeyDeps, PrivateJwks } from '../../src/platform/signing-keys/types.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let deps: KeyDeps;
const log = pino({ level: 'silent' });

function secretsOf(letter: string): KeyDeps['secrets'] {
  const material = parseKeys(`v1.${letter.repeat(43)}`);
  if (!material) throw new Error('no key');
  return createSecrets(material);
}

beforeAll(async () => {
  database = await createTestDatabase();
  deps = { db: database.db, log, secrets: secretsOf('A'), settings: {} as KeyDeps['settings'], recordKeyEvent: auditKeyEvents('system') };
});
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from signing_keys');
});
afterAll(() => database.drop());

async function states(): Promise<string[]> {
  return (await listSigningKeys(database.db)).map(({ alg, state }) => `${alg} ${state}`).sort();
}

const complete = ['ES256 next', 'ES256 signing', 'RS256 next', 'RS256 signing'];

async function kidOf(alg: string, state: string): Promise<string> {
  const found = (await listSigningKeys(database.db)).find((key) => key.alg === alg && key.state === state);
  if (!found) throw new Error(`no ${alg} ${state}`);
  return found.kid;
}

test('two nodes that start at once make one set', async () => {
  const other = openDatabase(database.url, { max: 2 });
  try {
    await Promise.all([ensureSigningKeys(deps), ensureSigningKeys({ ...deps, db: other }), ensureSigningKeys(deps)]);
  } finally {
    await other.destroy();
  }
  expect(await states()).toEqual(complete);
  await ensureSigningKeys(deps);
  expect(await states()).toEqual(complete);
});

test('the library gets private keys that verify with the published ones', async () => {
  await ensureSigningKeys(deps);
  const { keys } = await loadJwks(database.db, deps.secrets);
  expect(keys.map(({ alg }) => alg)).toEqual(['ES256', 'RS256', 'ES256', 'RS256']);
  expect(keys.slice(0, 2).map(({ kid }) => kid)).toEqual([await kidOf('ES256', 'signing'), await kidOf('RS256', 'signing')]);
  for (const key of keys) {
    expect(key).toMatchObject({ use: 'sig', kid: expect.any(String), d: expect.any(String) });
    const { public_jwk: open } = await database.db('signing_keys').where({ kid: key.kid }).first<{ public_jwk: JWK }>();
    expect(Object.keys(open)).not.toContain('d');
    expect(open).toMatchObject({ kid: key.kid, alg: key.alg, use: 'sig' });
    const token = await new SignJWT({}).setProtectedHeader({ alg: key.alg }).sign(await importJWK(key, key.alg));
    await expect(jwtVerify(token, await importJWK(open, key.alg))).resolves.toBeTruthy();
    if (key.kty === 'RSA') expect(Buffer.from(key.n ?? '', 'base64url')).toHaveLength(3072 / 8);
  }
});

test('no private part stands in the database in clear', async () => {
  await ensureSigningKeys(deps);
  const dump = JSON.stringify(await database.db('signing_keys'));
  for (const { d, p } of (await loadJwks(database.db, deps.secrets)).keys) {
    expect(dump).not.toContain(d);
    if (p) expect(dump).not.toContain(p);
  }
});

test('another key file, or a sealed key moved to another row, opens nothing', async () => {
  await ensureSigningKeys(deps);
  await expect(loadJwks(database.db, secretsOf('B'))).rejects.toMatchObject({ code: 'unseal-failed' });
  const [from, to] = [await kidOf('ES256', 'next'), await kidOf('ES256', 'signing')];
  await database.db.raw('update signing_keys set private_sealed = (select private_sealed from signing_keys where kid = ?) where kid = ?', [
    from,
    to,
  ]);
  await expect(loadJwks(database.db, deps.secrets)).rejects.toMatchObject({ code: 'unseal-failed' });
});

describe('rotation', () => {
  test('waits until the next keys were published for two hours', async () => {
    await ensureSigningKeys(deps);
    expect(await rotateKeys(deps)).toMatchObject({ refused: 'too-early' });
    expect(await states()).toEqual(complete);
    const next = await kidOf('ES256', 'next');
    await shiftClock(database.db, '2 hours');
    expect(await rotateKeys(deps)).toHaveProperty('changed');
    expect(await kidOf('ES256', 'signing')).toBe(next);
    expect(await states()).toEqual(['ES256 next', 'ES256 old', 'ES256 signing', 'RS256 next', 'RS256 old', 'RS256 signing']);
  });

  test('can be forced, and old keys go 1 h after the last token', async () => {
    await ensureSigningKeys(deps);
    const before = await kidOf('RS256', 'signing');
    await rotateKeys(deps, { force: true });
    await shiftClock(database.db, '69 minutes');
    expect(await advanceSigningKeys(deps)).toBe(0);
    expect((await loadJwks(database.db, deps.secrets)).keys.map(({ kid }) => kid)).toContain(before);
    await shiftClock(database.db, '70 minutes');
    expect(await advanceSigningKeys(deps)).toBe(2);
    expect((await loadJwks(database.db, deps.secrets)).keys.map(({ kid }) => kid)).not.toContain(before);
    expect(await database.db('signing_keys').where({ kid: before }).first()).toMatchObject({ state: 'gone', private_sealed: null });
  });

  test('happens by itself when keys have signed long enough', async () => {
    await ensureSigningKeys(deps);
    const next = await kidOf('ES256', 'next');
    await shiftClock(database.db, '89 days');
    expect(await advanceSigningKeys(deps)).toBe(0);
    await shiftClock(database.db, '90 days 1 minute');
    await Promise.all([advanceSigningKeys(deps), advanceSigningKeys(deps)]);
    expect(await kidOf('ES256', 'signing')).toBe(next);
    expect((await states()).filter((one) => one.endsWith('signing'))).toHaveLength(2);
  });

  test('of many operators at once never leaves two keys of an algorithm signing', async () => {
    await ensureSigningKeys(deps);
    await Promise.all([
      rotateKeys(deps, { force: true }),
      rotateKeys(deps, { force: true }),
      revokeKey(deps, await kidOf('ES256', 'signing')),
    ]);
    expect((await states()).filter((one) => /signing|next/.test(one))).toEqual(complete);
  });
});

describe('revocation', () => {
  test('of the signing key lets the next one sign at once and destroys the private part', async () => {
    await ensureSigningKeys(deps);
    const [stolen, next] = [await kidOf('ES256', 'signing'), await kidOf('ES256', 'next')];
    expect(await revokeKey(deps, stolen)).toHaveProperty('changed');
    expect(await kidOf('ES256', 'signing')).toBe(next);
    expect((await loadJwks(database.db, deps.secrets)).keys.map(({ kid }) => kid)).not.toContain(stolen);
    expect(await database.db('signing_keys').where({ kid: stolen }).first()).toMatchObject({ state: 'revoked', private_sealed: null });
    expect((await states()).filter((one) => /signing|next/.test(one))).toEqual(complete);
    expect(await revokeKey(deps, stolen)).toEqual({ refused: 'not-published' });
    expect(await revokeKey(deps, 'nobody')).toEqual({ refused: 'unknown' });
  });

  test('is in the audit trail, under the name of who did it', async () => {
    await ensureSigningKeys(deps);
    const kid = await kidOf('RS256', 'signing');
    await revokeKey({ ...deps, recordKeyEvent: auditKeyEvents('operator:lan') }, kid);
    const events = await database.db('audit_events').where({ actor: 'operator:lan' }).orderBy('id').select('event', 'details');
    expect(events.map(({ event }) => event)).toEqual(['signing-key.revoked', 'signing-key.promoted', 'signing-key.created']);
    expect(events[0]?.details).toEqual({ kid, alg: 'RS256' });
  });
});

describe('a node that watches', () => {
  let watch: KeyWatch | undefined;
  let seen: string[][] = [];
  afterEach(async () => {
    await watch?.stop();
    watch = undefined;
    seen = [];
  });

  const kids = ({ keys }: PrivateJwks): string[] => keys.map(({ kid }) => kid);
  async function start(options: { pollInterval?: number; url?: string; onChange?: (jwks: PrivateJwks) => void } = {}): Promise<void> {
    const onChange = options.onChange ?? ((jwks: PrivateJwks) => void seen.push(kids(jwks)));
    watch = await watchSigningKeys({ db: database.db, url: database.url, secrets: deps.secrets, log, ...options, onChange });
  }
  async function within(milliseconds: number, condition: () => boolean): Promise<number> {
    const began = performance.now();
    while (!condition()) {
      if (performance.now() - began > milliseconds) expect.fail(`not within ${milliseconds} ms`);
      await wait(20);
    }
    return performance.now() - began;
  }

  test('has the present keys before it begins, and hears of a change at once', async () => {
    await ensureSigningKeys(deps);
    await start({ pollInterval: 600_000 });
    expect(seen).toEqual([kids(await loadJwks(database.db, deps.secrets))]);
    await listening();
    const stolen = await kidOf('ES256', 'signing');
    await revokeKey(deps, stolen);
    await within(2000, () => seen.length === 2);
    expect(seen[1]).not.toContain(stolen);
  });

  async function listening(): Promise<number> {
    for (let tries = 0; tries < 250; tries += 1) {
      const { rows } = await database.db.raw(
        `select pid from pg_stat_activity where application_name = 'dinhdanh keys' and datname = current_database() and query = 'listen signing_keys'`,
      );
      if (rows[0]) return rows[0].pid;
      await wait(20);
    }
    return expect.fail('nobody listens');
  }

  test('finds a change by looking, where nothing is announced', async () => {
    await ensureSigningKeys(deps);
    await start({ url: 'postgres://nobody:x@127.0.0.1:1/none' });
    await rotateKeys(deps, { force: true });
    await within(9000, () => seen.length === 2);
  });

  test('listens again after its connection was cut', async () => {
    await ensureSigningKeys(deps);
    await start({ pollInterval: 600_000 });
    const before = await listening();
    await database.db.raw('select pg_terminate_backend(?)', [before]);
    await rotateKeys(deps, { force: true });
    await within(5000, () => seen.length === 2);
    expect(await listening()).not.toBe(before);
  });

  test('is not called when nothing changed, and again when its call failed', async () => {
    await ensureSigningKeys(deps);
    let fail = false;
    let calls = 0;
    await start({
      pollInterval: 50,
      onChange: () => {
        calls += 1;
        if (fail) throw new Error('no');
      },
    });
    await wait(300);
    expect(calls).toBe(1);
    fail = true;
    await rotateKeys(deps, { force: true });
    await within(3000, () => calls > 3);
    fail = false;
    const failed = calls;
    await within(3000, () => calls > failed);
    const done = calls;
    await wait(300);
    expect(calls).toBe(done);
  });

  test('does not begin with keys it cannot open', async () => {
    await ensureSigningKeys(deps);
    const watching = watchSigningKeys({ db: database.db, url: database.url, secrets: secretsOf('B'), log, onChange: () => undefined });
    await expect(watching).rejects.toMatchObject({ code: 'unseal-failed' });
  });
});
