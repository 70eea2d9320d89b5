import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  beginPasskeyRegistration,
  finishPasskeyRegistration,
  type PasskeyEnrolled,
} from '../../src/domain/credentials/enrolment/passkey.ts';
import { removeCredential } from '../../src/domain/credentials/enrolment/removal.ts';
import { beginPasskeyAssertion } from '../../src/domain/credentials/factors/passkey.ts';
import { heldFactors, listCredentials } from '../../src/domain/credentials/queries.ts';
import type { AttemptOutcome } from '../../src/domain/credentials/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { attempt, credentialDeps, newAccount, newHolder, origin, race, rightPassword } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { SoftAuthenticator, type Twist } from '../setup/soft-authenticator.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
  deps = credentialDeps(database.db);
});
beforeEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

const session = 'session-1';

async function register(accountId: string, device: SoftAuthenticator, twist: Twist = {}): Promise<PasskeyEnrolled> {
  const options = await beginPasskeyRegistration(deps, { accountId, session, userName: '003•••001', displayName: 'Nguyễn Văn An' });
  return finishPasskeyRegistration(deps, { accountId }, { session, response: device.create(options, twist), label: '  Máy\tcủa tôi ' });
}

async function enrolled(
  options: { backupEligible?: boolean; counts?: boolean } = {},
): Promise<{ accountId: string; device: SoftAuthenticator; id: string }> {
  const [accountId, device] = [await newHolder(deps), new SoftAuthenticator(origin, options)];
  const answer = await register(accountId, device);
  if (!('enrolled' in answer)) throw new Error(answer.refused);
  return { accountId, device, id: answer.enrolled };
}

/** A sign-in without a number, unless an account is named. */
async function signIn(device: SoftAuthenticator, twist: Twist = {}, accountId?: string): Promise<AttemptOutcome> {
  const options = await beginPasskeyAssertion(deps, { sitting: 'sitting-1', ...(accountId ? { accountId } : {}) });
  return attempt(deps, { kind: 'passkey', response: device.get(options, twist), accountId });
}

describe('enrolment', () => {
  test('asks for a verified user, a resident key and a random handle, and says it to the person', async () => {
    const accountId = await newAccount(deps);
    const options = await beginPasskeyRegistration(deps, { accountId, session, userName: 'n', displayName: 'An' });
    expect(options).toMatchObject({ attestation: 'none', rp: { id: 'id.example', name: 'Định Danh' } });
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' });
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32);
    expect(Buffer.from(options.challenge, 'base64url').length).toBeGreaterThanOrEqual(16);
    const device = new SoftAuthenticator(origin);
    const answer = await finishPasskeyRegistration(
      deps,
      { accountId },
      { session, response: device.create(options), label: ' Máy\tcủa tôi ' },
    );
    expect(answer).toEqual({ enrolled: expect.any(String) });
    expect(await listCredentials(database.db, accountId)).toMatchObject([{ kind: 'passkey', label: 'Máy của tôi', deviceBound: true }]);
    expect(await heldFactors(database.db, accountId)).toEqual(['passkey']);
    expect(await database.db('audit_events').where({ account_id: accountId }).pluck('event')).toEqual(['factor.added']);
    expect(await database.db('messages').where({ account_id: accountId, channel: 'inbox' }).pluck('kind')).toEqual(['factor-added']);
    const again = await beginPasskeyRegistration(deps, { accountId, session, userName: 'n', displayName: 'An' });
    expect(again.user.id).toBe(options.user.id);
    expect(again.excludeCredentials).toHaveLength(1);
  });

  test.each<[string, Twist]>([
    ['nobody was verified', { userVerified: false }],
    ['another origin', { origin: 'https://id.example.evil.test' }],
    ['another relying party', { rpId: 'evil.test' }],
    ['made in a frame of somebody', { crossOrigin: true }],
  ])('refused: %s', async (_, twist) => {
    const accountId = await newAccount(deps);
    expect(await register(accountId, new SoftAuthenticator(origin), twist)).toEqual({ refused: 'not-verified' });
    expect(await heldFactors(database.db, accountId)).toEqual([]);
  });

  test('a challenge is good once, for its account, in its session, for five minutes', async () => {
    const accountId = await newAccount(deps);
    const device = new SoftAuthenticator(origin);
    const begin = () => beginPasskeyRegistration(deps, { accountId, session, userName: 'n', displayName: 'An' });
    const response = device.create(await begin());
    const finish = (who: string, where: string, what: unknown) =>
      finishPasskeyRegistration(deps, { accountId: who }, { session: where, response: what });
    expect(await finish(accountId, 'session-2', response)).toEqual({ refused: 'expired' });
    const outcomes = await race(async () => {
      const answer = await finish(accountId, session, response);
      return { outcome: 'enrolled' in answer ? 'enrolled' : answer.refused };
    });
    expect(outcomes).toEqual({ enrolled: 1, expired: 19 });
    const other = device.create(await begin());
    expect(await finish(await newAccount(deps), session, other)).toEqual({ refused: 'expired' });
    const late = device.create(await begin());
    await shiftClock(database.db, '5 minutes 1 second');
    expect(await finish(accountId, session, late)).toEqual({ refused: 'expired' });
  });

  test('a credential id that is known already is refused, whoever brings it', async () => {
    const { id, accountId } = await enrolled();
    const known = await database.db('passkeys').where({ credential_id: id }).first();
    const device = new SoftAuthenticator(origin);
    const other = await newAccount(deps);
    const options = await beginPasskeyRegistration(deps, { accountId: other, session, userName: 'n', displayName: 'n' });
    const response = device.create(options);
    await database.db('passkeys').where({ credential_id: id }).update({ webauthn_id: response.id });
    expect(await finishPasskeyRegistration(deps, { accountId: other }, { session, response })).toEqual({ refused: 'already-registered' });
    await database.db('passkeys').where({ credential_id: id }).update({ webauthn_id: known.webauthn_id });
    expect(await heldFactors(database.db, accountId)).toContain('passkey');
  });

  test.each([
    null,
    'text',
    {},
    { id: 'x', response: {} },
    { id: 'x', response: { clientDataJSON: '!!' } },
    { id: 7, response: { clientDataJSON: 'e30' } },
  ])('%j is refused and nothing worse', async (response) => {
    const accountId = await newAccount(deps);
    expect(await finishPasskeyRegistration(deps, { accountId }, { session, response })).toHaveProperty('refused');
    expect((await attempt(deps, { kind: 'passkey', response, accountId: undefined })).outcome).toBe('unavailable');
  });
});

describe('sign-in', () => {
  test('without a number: the key says who it is', async () => {
    const { accountId, device, id } = await enrolled();
    const options = await beginPasskeyAssertion(deps, { sitting: 'sitting-1' });
    expect(options.allowCredentials).toBeUndefined();
    expect(options.userVerification).toBe('required');
    const passed = await attempt(deps, { kind: 'passkey', response: device.get(options), accountId: undefined });
    expect(passed).toMatchObject({
      outcome: 'passed',
      accountId,
      credentialId: id,
      factor: { kind: 'passkey', credentialId: id, deviceBound: true },
    });
    expect((await listCredentials(database.db, accountId)).find((one) => one.id === id)?.lastUsedAt).toBeInstanceOf(Date);
  });

  test('as a second factor only keys of this account are named and taken', async () => {
    const [mine, other] = [await enrolled(), await enrolled({ backupEligible: true })];
    const options = await beginPasskeyAssertion(deps, { sitting: 'sitting-1', accountId: mine.accountId });
    expect(options.allowCredentials).toHaveLength(1);
    expect((await signIn(mine.device, { userHandle: null }, mine.accountId)).outcome).toBe('passed');
    const { allowCredentials: _, ...open } = await beginPasskeyAssertion(deps, { sitting: 'sitting-1', accountId: mine.accountId });
    expect((await attempt(deps, { kind: 'passkey', response: other.device.get(open), accountId: mine.accountId })).outcome).toBe('wrong');
    expect(await signIn(other.device)).toMatchObject({ outcome: 'passed', factor: { deviceBound: false } });
  });

  test.each<[string, Twist]>([
    ['nobody was verified (refused, not counted as one factor)', { userVerified: false }],
    ['another origin', { origin: 'https://evil.test' }],
    ['the back-office of another host', { origin: 'https://desk.example' }],
    ['another relying party', { rpId: 'evil.test' }],
    ['made in a frame of somebody', { crossOrigin: true }],
    ['signed something else', { forged: true }],
    ['the counter stands still', { counter: 1 }],
    ['became a synced key', { backupEligible: true }],
    ['no handle although nobody was named', { userHandle: null }],
    ['handle of somebody else', { userHandle: 'c29tZWJvZHk' }],
  ])('refused: %s', async (_, twist) => {
    const { device } = await enrolled();
    expect((await signIn(device)).outcome).toBe('passed');
    expect((await signIn(device, twist)).outcome).toBe('wrong');
    expect((await signIn(device)).outcome).toBe('passed');
  });

  test('a challenge that we did not make is none', async () => {
    const { device } = await enrolled();
    expect((await signIn(device, { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' })).outcome).toBe('unavailable');
  });

  test('twenty answers to one challenge: exactly one; expired or in another sitting: none', async () => {
    const { device } = await enrolled({ counts: false });
    const options = await beginPasskeyAssertion(deps, { sitting: 'sitting-1' });
    const response = device.get(options);
    expect((await attempt(deps, { kind: 'passkey', response, accountId: undefined, sitting: 'sitting-2' })).outcome).toBe('unavailable');
    expect(await race(() => attempt(deps, { kind: 'passkey', response, accountId: undefined }))).toEqual({ passed: 1, unavailable: 19 });
    const late = device.get(await beginPasskeyAssertion(deps, { sitting: 'sitting-1' }));
    await shiftClock(database.db, '5 minutes 1 second');
    expect((await attempt(deps, { kind: 'passkey', response: late, accountId: undefined })).outcome).toBe('unavailable');
  });

  test('is locked out by nobody, and ends a refusal of the password', async () => {
    const { accountId, device } = await enrolled();
    await database.db('attempt_counters').insert({
      key: `account:${accountId}`,
      kind: 'account-unknown-device',
      failures: 100,
      wait_until: database.db.raw(`'infinity'`),
    });
    const password = { kind: 'password', response: rightPassword, accountId } as const;
    expect(await attempt(deps, password)).toEqual({ outcome: 'held' });
    expect((await signIn(device)).outcome).toBe('passed');
    expect((await attempt(deps, password)).outcome).toBe('passed');
  });

  test('a removed key is nobody’s', async () => {
    const { accountId, device, id } = await enrolled();
    expect(await removeCredential(deps, { accountId }, { credentialId: id, warned: false })).toEqual({ removed: true });
    expect((await signIn(device)).outcome).toBe('wrong');
    expect(await database.db('passkeys').where({ credential_id: id })).toEqual([]);
  });
});
