import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetDevice, listDevices, touchDevice } from '../../src/domain/credentials/devices.ts';
import { setPassword } from '../../src/domain/credentials/enrolment/password.ts';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { removeCredential } from '../../src/domain/credentials/enrolment/removal.ts';
import { beginTotpEnrolment, confirmTotpEnrolment } from '../../src/domain/credentials/enrolment/totp.ts';
import { endHoldByRecovery, holdAccount } from '../../src/domain/credentials/holds.ts';
import { heldFactors, listCredentials } from '../../src/domain/credentials/queries.ts';
import type { CredentialKind, PassedFactor } from '../../src/domain/credentials/types.ts';
import { databaseNow, inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import {
  attempt,
  credentialDeps,
  givePassword,
  giveTotp,
  knownDevice,
  newAccount,
  newHolder,
  race,
  rightPassword,
  totpSecret,
} from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase({ max: 20 });
  deps = credentialDeps(database.db);
});
beforeEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

const session = 'session-1';
const newPassword = 'ba con trau di cay dem';

async function codeOf(secret: string, step = 0): Promise<string> {
  return generateSync({ secret, epoch: Math.floor((await databaseNow(database.db)).getTime() / 1000) + step * 30 });
}

async function idOf(accountId: string, kind: CredentialKind): Promise<string> {
  return (await listCredentials(database.db, accountId)).find((one) => one.kind === kind)?.id ?? randomUUID();
}

async function told(accountId: string): Promise<string[]> {
  const rows: { kind: string }[] = await database.db('messages').where({ account_id: accountId, channel: 'inbox' }).orderBy('created_at');
  return rows.map(({ kind }) => kind);
}

async function audited(accountId: string): Promise<string[]> {
  return database.db('audit_events').where({ account_id: accountId }).orderBy('id').pluck('event');
}

async function useRecoveryCode(accountId: string): Promise<void> {
  const issued = await issueRecoveryCodes(deps, { accountId });
  const response = 'codes' in issued ? issued.codes[0] : '';
  expect((await attempt(deps, { kind: 'recovery-code', response, accountId })).outcome).toBe('passed');
}

describe('authenticator app', () => {
  test('is enrolled by its first code, which then counts as used; the secret is sealed', async () => {
    const accountId = await newAccount(deps);
    const { secret, uri } = await beginTotpEnrolment(deps, { accountId, session, label: '003•••001' });
    expect(uri).toContain(secret);
    expect(await heldFactors(database.db, accountId)).toEqual([]);
    const code = await codeOf(secret);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await confirmTotpEnrolment(deps, { accountId }, { session, code: wrong })).toEqual({ refused: 'wrong-code' });
    expect(await confirmTotpEnrolment(deps, { accountId }, { session: 'other', code })).toEqual({ refused: 'expired' });
    expect(await confirmTotpEnrolment(deps, { accountId: await newAccount(deps) }, { session, code })).toEqual({ refused: 'expired' });
    expect(await confirmTotpEnrolment(deps, { accountId }, { session, code, label: 'Điện thoại' })).toEqual({
      enrolled: expect.any(String),
    });
    expect(JSON.stringify(await database.db('credentials').where({ account_id: accountId }))).not.toContain(secret);
    expect(await heldFactors(database.db, accountId)).toEqual(['totp']);
    expect((await attempt(deps, { kind: 'totp', response: code, accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'totp', response: await codeOf(secret, 1), accountId })).outcome).toBe('passed');
    expect(await told(accountId)).toEqual(['factor-added']);
  });

  test('a new one replaces the old; twenty confirmations enrol one', async () => {
    const accountId = await newHolder(deps);
    const { secret } = await beginTotpEnrolment(deps, { accountId, session, label: 'x' });
    const code = await codeOf(secret);
    const outcomes = await race(async () => {
      const answer = await confirmTotpEnrolment(deps, { accountId }, { session, code });
      return { outcome: 'enrolled' in answer ? 'enrolled' : answer.refused };
    });
    expect(outcomes).toEqual({ enrolled: 1, expired: 19 });
    expect((await listCredentials(database.db, accountId)).map(({ kind }) => kind).sort()).toEqual(['password', 'totp']);
    expect((await attempt(deps, { kind: 'totp', response: await codeOf(totpSecret), accountId })).outcome).toBe('wrong');
  });
});

describe('password', () => {
  test('is set, then replaced; only the new one opens', async () => {
    const accountId = await newAccount(deps);
    expect(await setPassword(deps, { accountId }, { password: rightPassword, words: [] })).toEqual({ set: expect.any(String) });
    expect(await setPassword(deps, { accountId }, { password: newPassword, words: [] })).toEqual({ set: expect.any(String) });
    expect((await attempt(deps, { kind: 'password', response: rightPassword, accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'password', response: newPassword, accountId })).outcome).toBe('passed');
    expect(await told(accountId)).toEqual(['factor-added', 'password-changed']);
    expect((await audited(accountId)).slice(0, 2)).toEqual(['factor.added', 'password.changed']);
    const stored = await database.db('credentials').where({ account_id: accountId, state: 'active' }).first();
    expect(stored.secret).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const removed = await database.db('credentials').where({ account_id: accountId, state: 'removed' });
    expect(removed.map((row: { secret: unknown }) => row.secret)).toEqual([null]);
  });

  test('short only beside a second factor, which then stays', async () => {
    const accountId = await newAccount(deps);
    const short = { password: 'q7vmzx2kw9', words: [] };
    expect(await setPassword(deps, { accountId }, short)).toEqual({ refused: 'too-short' });
    await giveTotp(deps, accountId);
    expect(await setPassword(deps, { accountId }, short)).toHaveProperty('set');
    const credentialId = await idOf(accountId, 'totp');
    expect(await removeCredential(deps, { accountId }, { credentialId, warned: true })).toEqual({ refused: 'password-too-short' });
  });

  test('twenty at once leave exactly one', async () => {
    const accountId = await newAccount(deps);
    await Promise.all(Array.from({ length: 20 }, () => setPassword(deps, { accountId }, { password: rightPassword, words: [] })));
    expect(await database.db('credentials').where({ account_id: accountId, state: 'active' })).toHaveLength(1);
  });

  test('words of the person and common ones are refused', async () => {
    const accountId = await newHolder(deps);
    expect(await setPassword(deps, { accountId }, { password: 'nguyen van an 1990', words: ['Nguyễn Văn An'] })).toEqual({
      refused: 'contains-personal',
    });
    expect(await setPassword(deps, { accountId }, { password: 'matkhau123', words: [] })).toEqual({ refused: 'too-common' });
  });
});

describe('removal', () => {
  test('needs a warning where a level goes, never takes the last way, and only the own', async () => {
    const accountId = await newHolder(deps);
    const [totp, password] = [await idOf(accountId, 'totp'), await idOf(accountId, 'password')];
    const remove = (credentialId: string, warned: boolean, who = accountId) =>
      removeCredential(deps, { accountId: who }, { credentialId, warned });
    expect(await remove(totp, false)).toEqual({ refused: 'loses-level' });
    expect(await remove(password, true)).toEqual({ refused: 'last-way' });
    expect(await remove(totp, true, await newHolder(deps))).toEqual({ refused: 'not-found' });
    expect(await remove(totp, true)).toEqual({ removed: true });
    expect(await remove(totp, true)).toEqual({ refused: 'not-found' });
    expect(await told(accountId)).toEqual(['factor-removed']);
    expect(await heldFactors(database.db, accountId)).toEqual(['password']);
  });

  test('for a day after a recovery code nothing can be removed, replaced or reissued, only added', async () => {
    const accountId = await newAccount(deps);
    await givePassword(deps, accountId);
    await useRecoveryCode(accountId);
    const change = { accountId };
    const refused = { refused: 'recently-recovered' };
    expect(await removeCredential(deps, change, { credentialId: await idOf(accountId, 'password'), warned: true })).toEqual(refused);
    expect(await setPassword(deps, change, { password: newPassword, words: [] })).toEqual(refused);
    expect(await issueRecoveryCodes(deps, change)).toEqual(refused);
    const { secret } = await beginTotpEnrolment(deps, { accountId, session, label: 'x' });
    expect(await confirmTotpEnrolment(deps, change, { session, code: await codeOf(secret) })).toHaveProperty('enrolled');
    await shiftClock(database.db, '25 hours');
    expect(await setPassword(deps, change, { password: newPassword, words: [] })).toHaveProperty('set');
  });
});

describe('"this wasn’t me"', () => {
  const passed = (...kinds: PassedFactor['kind'][]): PassedFactor[] => kinds.map((kind) => ({ kind, passedAt: new Date() }));

  test('holds the account until recovery with one more factor, never by time', async () => {
    const accountId = await newHolder(deps);
    const change = { accountId };
    const device = await knownDevice(deps, accountId);
    const held = async (): Promise<boolean> => (await database.db('accounts').where({ id: accountId }).first()).held;
    expect(await inTransaction(deps.db, (tx) => holdAccount(tx, deps, change))).toBe(true);
    expect(await inTransaction(deps.db, (tx) => holdAccount(tx, deps, change))).toBe(false);
    expect(await touchDevice(deps.db, accountId, { cookie: device, proven: false })).toBeUndefined();
    await shiftClock(database.db, '400 days');
    for (const factors of [
      passed('password', 'totp'),
      passed('recovery-code'),
      passed('recovery-code', 'recovery-code'),
      passed('passkey'),
    ]) {
      expect(await inTransaction(deps.db, (tx) => endHoldByRecovery(tx, deps, { change, passed: factors }))).toBe(false);
    }
    expect(await held()).toBe(true);
    expect(await inTransaction(deps.db, (tx) => endHoldByRecovery(tx, deps, { change, passed: passed('recovery-code', 'password') }))).toBe(
      true,
    );
    expect(await held()).toBe(false);
    expect(await audited(accountId)).toEqual(['account.held', 'account.hold-ended']);
    expect((await told(accountId)).sort()).toEqual(['hold-ended', 'hold-started']);
  });
});

test('devices: known to one account only, listed, forgotten', async () => {
  const [accountId, other] = [await newHolder(deps), await newHolder(deps)];
  const token = await knownDevice(deps, accountId);
  const [mine] = await listDevices(deps.db, accountId);
  expect(mine).toMatchObject({ userAgent: 'Firefox' });
  const touch = (who: string) => inTransaction(deps.db, (tx) => touchDevice(tx, who, { cookie: token, proven: true }));
  expect(await touch(accountId)).toBe(mine?.id);
  expect(await touch(other)).toBeUndefined();
  expect(await listDevices(deps.db, accountId)).toHaveLength(1);
  const forget = (who: string) => inTransaction(deps.db, (tx) => forgetDevice(tx, who, mine?.id ?? ''));
  expect(await forget(other)).toBe(false);
  expect(await forget(accountId)).toBe(true);
  expect(await listDevices(deps.db, accountId)).toEqual([]);
  expect(JSON.stringify(await deps.db('devices').select())).not.toContain(token);
});
