import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { type SmsSending, sendSmsCode } from '../../src/domain/credentials/factors/sms.ts';
import { purgeCredentialLeftovers } from '../../src/domain/credentials/purge.ts';
import { heldFactors, listCredentials } from '../../src/domain/credentials/queries.ts';
import { openMessage } from '../../src/domain/notifications/queries.ts';
import { databaseNow } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import {
  attempt,
  credentialDeps,
  givePassword,
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
beforeEach(async () => {
  await shiftClock(database.db, '0');
  await database.db.raw('delete from attempt_counters; delete from challenges');
});
afterAll(() => database.drop());

/** Twenty tries of which the throttle lets all through: only the factor itself is tested. */
async function unthrottled(accountId: string, one: () => Promise<{ outcome: string }>): Promise<Record<string, number>> {
  return race(async () => {
    await database.db.raw('delete from attempt_counters where key = ?', [`account:${accountId}`]);
    return one();
  });
}

async function events(accountId: string): Promise<string[]> {
  return database.db('audit_events').where({ account_id: accountId }).orderBy('id').pluck('event');
}

async function notices(accountId: string): Promise<string[]> {
  const rows: { kind: string }[] = await database.db('messages').where({ account_id: accountId, channel: 'inbox' }).orderBy('created_at');
  return rows.map(({ kind }) => kind);
}

describe('password', () => {
  test('marks of letters may be composed or not; case and spaces matter', async () => {
    const accountId = await newHolder(deps);
    for (const response of [rightPassword.toUpperCase(), `${rightPassword} `, '', `${rightPassword}${'x'.repeat(200)}`]) {
      expect(
        (await attempt(deps, { kind: 'password', response, accountId, deviceToken: await knownDevice(deps, accountId) })).outcome,
      ).toBe('wrong');
    }
    const passed = await attempt(deps, { kind: 'password', response: rightPassword.normalize('NFD'), accountId });
    expect(passed).toMatchObject({ outcome: 'passed', factor: { kind: 'password', passedAt: expect.any(Date) } });
  });

  test.each([null, undefined, 7, {}, [rightPassword], 'a\u0000b', '\ud800'])('%j is wrong and nothing worse', async (response) => {
    expect((await attempt(deps, { kind: 'password', response, accountId: await newHolder(deps) })).outcome).toBe('wrong');
  });
});

describe('authenticator app', () => {
  const code = async (step = 0): Promise<string> =>
    generateSync({ secret: totpSecret, epoch: Math.floor((await databaseNow(database.db)).getTime() / 1000) + step * 30 });

  test('a code counts once, and no earlier one after it', async () => {
    const accountId = await newHolder(deps);
    const [before, now] = [await code(-1), await code()];
    expect((await attempt(deps, { kind: 'totp', response: ` ${now.slice(0, 3)} ${now.slice(3)} `, accountId })).outcome).toBe('passed');
    expect((await attempt(deps, { kind: 'totp', response: now, accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'totp', response: before, accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'totp', response: await code(1), accountId })).outcome).toBe('passed');
  });

  test('twenty at once: exactly one, throttled or not', async () => {
    const [first, second] = [await newHolder(deps), await newHolder(deps)];
    const response = await code();
    const { passed } = await race(() => attempt(deps, { kind: 'totp', response, accountId: first }));
    expect(passed).toBe(1);
    const outcomes = await unthrottled(second, () => attempt(deps, { kind: 'totp', response, accountId: second }));
    expect(outcomes['passed']).toBe(1);
  });

  test('two steps away is too far', async () => {
    const accountId = await newHolder(deps);
    expect((await attempt(deps, { kind: 'totp', response: await code(-2), accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'totp', response: await code(2), accountId })).outcome).toBe('wrong');
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６７', null])('%j is wrong and nothing worse', async (response) => {
    expect((await attempt(deps, { kind: 'totp', response, accountId: await newHolder(deps) })).outcome).toBe('wrong');
  });

  test('who has none is told so', async () => {
    expect((await attempt(deps, { kind: 'totp', response: '123456', accountId: await newAccount(deps) })).outcome).toBe('unavailable');
  });
});

describe('recovery codes', () => {
  async function codesOf(accountId: string): Promise<string[]> {
    const issued = await issueRecoveryCodes(deps, { accountId });
    return 'codes' in issued ? [...issued.codes] : [];
  }

  test('ten of 80 bits, none stored in clear, each good once', async () => {
    const accountId = await newHolder(deps);
    const codes = await codesOf(accountId);
    expect(new Set(codes).size).toBe(10);
    expect(codes.every((code) => /^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true);
    const [first = '', second = ''] = codes;
    const stored = JSON.stringify(await database.db('recovery_codes').select());
    expect(stored).not.toContain(first.replaceAll('-', ''));
    const used = await attempt(deps, { kind: 'recovery-code', response: first.toLowerCase().replaceAll('-', ' '), accountId });
    expect(used).toMatchObject({ outcome: 'passed', factor: { kind: 'recovery-code' } });
    expect((await attempt(deps, { kind: 'recovery-code', response: first, accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'recovery-code', response: second, accountId: await newHolder(deps) })).outcome).toBe('wrong');
    expect((await listCredentials(database.db, accountId)).find(({ kind }) => kind === 'recovery-code')).toMatchObject({ codesLeft: 9 });
    expect(await notices(accountId)).toEqual(['recovery-codes-issued', 'recovery-code-used']);
    expect(await events(accountId)).toEqual(['factor.added', 'recovery-code.used', 'factor.refused']);
  });

  test('twenty at once: exactly one, and one notice', async () => {
    const accountId = await newHolder(deps);
    const [response = ''] = await codesOf(accountId);
    const outcomes = await unthrottled(accountId, () => attempt(deps, { kind: 'recovery-code', response, accountId }));
    expect(outcomes['passed']).toBe(1);
    expect((await notices(accountId)).filter((kind) => kind === 'recovery-code-used')).toHaveLength(1);
  });

  test('ends the refusal after a hundred failures', async () => {
    const accountId = await newHolder(deps);
    const [response = ''] = await codesOf(accountId);
    await database.db('attempt_counters').insert({
      key: `account:${accountId}`,
      kind: 'account-unknown-device',
      failures: 100,
      wait_until: database.db.raw(`'infinity'`),
    });
    expect((await attempt(deps, { kind: 'password', response: rightPassword, accountId })).outcome).toBe('held');
    expect((await attempt(deps, { kind: 'recovery-code', response: 'XXXX', accountId })).outcome).toBe('wrong');
    expect((await attempt(deps, { kind: 'recovery-code', response, accountId })).outcome).toBe('passed');
    expect((await attempt(deps, { kind: 'password', response: rightPassword, accountId })).outcome).toBe('passed');
  });

  test('a new set voids the old one; an empty set is not held', async () => {
    const accountId = await newHolder(deps);
    const [old = ''] = await codesOf(accountId);
    await codesOf(accountId);
    expect((await attempt(deps, { kind: 'recovery-code', response: old, accountId })).outcome).toBe('wrong');
    expect(await heldFactors(database.db, accountId)).toContain('recovery-code');
    await database.db.raw('update recovery_codes set used_at = app_now()');
    expect(await heldFactors(database.db, accountId)).not.toContain('recovery-code');
  });
});

describe('text messages', () => {
  const phone = '+84912345678';
  const sent: { accountId: string; code: string }[] = [];

  async function send(accountId: string, more: { sitting?: string; onlyFirst?: boolean; address?: string } = {}): Promise<SmsSending> {
    const request = { accountId, sitting: 'sitting-1', address: `192.0.2.${sent.length % 200}`, ...more };
    const answer = await sendSmsCode(deps, request);
    if (answer.outcome === 'sent') sent.push({ accountId, code: await codeInMessage(accountId) });
    return answer;
  }

  /** What the newest text message to this person carries. */
  async function codeInMessage(accountId: string): Promise<string> {
    const row = await database.db('messages').where({ account_id: accountId, kind: 'sms-code' }).orderBy('created_at', 'desc').first();
    return openMessage(deps.secrets, row).variables['code'] ?? '';
  }

  test('a code is good once, in its sitting, for its person, for ten minutes', async () => {
    const accountId = await newAccount(deps, { phone });
    await givePassword(deps, accountId);
    expect(await send(accountId)).toEqual({ outcome: 'sent' });
    const response = sent.at(-1)?.code ?? '';
    expect(response).toMatch(/^\d{6}$/);
    const other = await newAccount(deps, { phone });
    const tries = [
      { accountId, sitting: 'sitting-2' },
      { accountId: other },
      { accountId: undefined, loginKey: 'x' },
      { accountId },
      { accountId },
    ];
    const outcomes: string[] = [];
    for (const one of tries) outcomes.push((await attempt(deps, { kind: 'sms', response, ...one })).outcome);
    expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'passed', 'wrong']);
    await send(accountId);
    await shiftClock(database.db, '10 minutes 1 second');
    expect((await attempt(deps, { kind: 'sms', response: sent.at(-1)?.code, accountId })).outcome).toBe('wrong');
    expect(await purgeCredentialLeftovers(database.db, 100)).toBeGreaterThan(0);
    expect(await database.db('challenges').select()).toEqual([]);
  });

  test('twenty at once: exactly one', async () => {
    const accountId = await newAccount(deps, { phone });
    await send(accountId);
    const response = sent.at(-1)?.code;
    expect((await race(() => attempt(deps, { kind: 'sms', response, accountId })))['passed']).toBe(1);
    await send(accountId);
    const again = sent.at(-1)?.code;
    expect((await unthrottled(accountId, () => attempt(deps, { kind: 'sms', response: again, accountId })))['passed']).toBe(1);
  });

  test('five guesses kill a code, whatever the throttle says', async () => {
    const accountId = await newAccount(deps, { phone });
    await send(accountId);
    const right = sent.at(-1)?.code ?? '';
    const guess = right === '000000' ? '000001' : '000000';
    for (let guesses = 0; guesses < 5; guesses += 1) {
      await database.db.raw('delete from attempt_counters');
      expect((await attempt(deps, { kind: 'sms', response: guess, accountId })).outcome).toBe('wrong');
    }
    await database.db.raw('delete from attempt_counters');
    expect((await attempt(deps, { kind: 'sms', response: right, accountId })).outcome).toBe('wrong');
  });

  test('the page sends one, the button more, five an hour at most; a new code voids the old', async () => {
    const accountId = await newAccount(deps, { phone });
    expect(await send(accountId, { onlyFirst: true })).toEqual({ outcome: 'sent' });
    const first = sent.at(-1)?.code;
    expect(await send(accountId, { onlyFirst: true })).toEqual({ outcome: 'already-sent' });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => send(accountId)));
    expect(outcomes.filter(({ outcome }) => outcome === 'sent')).toHaveLength(4);
    expect(outcomes.filter(({ outcome }) => outcome === 'held')).toHaveLength(16);
    if (first !== sent.at(-1)?.code) expect((await attempt(deps, { kind: 'sms', response: first, accountId })).outcome).toBe('wrong');
    await shiftClock(database.db, '61 minutes');
    expect(await send(accountId)).toEqual({ outcome: 'sent' });
  });

  test('one address cannot have everybody woken up', async () => {
    const outcomes: string[] = [];
    for (let index = 0; index < 31; index += 1) {
      const accountId = await newAccount(deps, { phone });
      outcomes.push((await send(accountId, { address: '198.51.100.9' })).outcome);
    }
    expect(outcomes.slice(0, 30).every((outcome) => outcome === 'sent')).toBe(true);
    expect(outcomes[30]).toBe('held');
  });

  test('without a telephone there is none', async () => {
    const accountId = await newAccount(deps);
    expect(await send(accountId)).toEqual({ outcome: 'unavailable' });
    expect(await heldFactors(database.db, accountId)).toEqual([]);
    expect(await heldFactors(database.db, await newAccount(deps, { phone }))).toEqual(['sms']);
  });

  test('no code is stored in clear', async () => {
    const accountId = await newAccount(deps, { phone });
    await send(accountId);
    const code = sent.at(-1)?.code ?? '';
    const rows: { value_hash: Buffer }[] = await database.db('challenges').select();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.value_hash.toString()).not.toContain(code);
    expect(rows[0]?.value_hash.length).toBeGreaterThanOrEqual(32);
  });
});
