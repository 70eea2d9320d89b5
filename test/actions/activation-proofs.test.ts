import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { proveContact } from '../../src/domain/registrations/activation/contact-code.ts';
import { askForPasskey, proveByPasskey, proveByTotp } from '../../src/domain/registrations/activation/device-proof.ts';
import { startWindow } from '../../src/domain/registrations/activation/start-window.ts';
import { offerSleepingPasskey, sleepPasskey } from '../../src/domain/registrations/sleeping/passkey.ts';
import { offerSleepingTotp, sleepTotp } from '../../src/domain/registrations/sleeping/totp.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { Activating, sentCode, slipOf } from '../setup/activating.ts';
import { credentialDeps, origin } from '../setup/credential-holder.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { type GrantedFile, grantedFile } from '../setup/granted-file.ts';
import { SoftAuthenticator } from '../setup/soft-authenticator.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase();
  deps = credentialDeps(database.db);
});
afterEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

let phones = 0;

async function file(level: 1 | 2 = 2, more: { email?: string; phone?: string } = {}): Promise<GrantedFile> {
  phones += 1;
  const contacts = 'email' in more || 'phone' in more ? more : { phone: `+8491${String(phones).padStart(7, '0')}` };
  return grantedFile(database.db, { level, secrets: deps.secrets, ...contacts });
}

async function browser(): Promise<Activating> {
  return Activating.begin(deps, (await file(1)).applicationId);
}

const twenty = <T>(one: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, one));
const actor = 'officer:1' as const;

describe('the code to the contact', () => {
  test('goes to the telephone, is right once and only in the browser that asked for it', async () => {
    const { applicationId } = await file(1, { phone: '+84912345678', email: 'an@example.com' });
    const one = await Activating.begin(deps, applicationId);
    expect(await one.send()).toBe('sent');
    const messages = await database.db('messages').where({ application_id: applicationId });
    expect(messages.map(({ kind, channel }) => [kind, channel])).toEqual([['contact-code', 'sms']]);
    const code = await sentCode(deps, applicationId);
    expect(code).toMatch(/^\d{6}$/);
    expect(await one.typeCode(` ${code.slice(0, 3)} ${code.slice(3)}`)).toBe('proved');
    expect(await one.typeCode(code)).toBe('wrong');
    expect(await one.step()).toBe('choose-factor');
    const other = await Activating.begin(deps, applicationId);
    expect(await other.step()).toBe('prove');
    expect(await other.typeCode(code)).toBe('wrong');
  });

  test('whoever has no telephone gets it by mail', async () => {
    const { applicationId } = await file(1, { email: 'maria@example.com' });
    const one = await Activating.begin(deps, applicationId);
    await one.proveContact();
    const messages = await database.db('messages').where({ application_id: applicationId });
    expect(messages.map(({ channel }) => channel)).toEqual(['email']);
    expect((await one.sitting()).step).toEqual({ step: 'choose-factor', mayUseText: false });
  });

  test('is void after five wrong guesses, after ten minutes, and when another one was sent', async () => {
    const one = await browser();
    await one.send();
    const code = await sentCode(deps, one.applicationId);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let guess = 0; guess < 5; guess += 1) expect(await one.typeCode(wrong)).toBe('wrong');
    expect(await one.typeCode(code)).toBe('wrong');

    const two = await browser();
    await two.send();
    const first = await sentCode(deps, two.applicationId);
    await shiftClock(database.db, '599 seconds');
    await two.send();
    expect(first === (await sentCode(deps, two.applicationId)) ? 'same' : await two.typeCode(first)).toMatch(/wrong|same/);
    await shiftClock(database.db, '1200 seconds');
    expect(await two.typeCode(await sentCode(deps, two.applicationId))).toBe('wrong');
  });

  test('five an hour, fifteen guesses a day', async () => {
    const one = await browser();
    const sent = await twenty(() => one.send());
    expect(sent.filter((outcome) => outcome === 'sent').length).toBe(5);
    const sitting = await one.sitting();
    const guesses = await twenty(() => proveContact(deps, sitting, 'not a code'));
    expect(guesses.filter((outcome) => outcome === 'held').length).toBe(5);
  });

  test('of twenty answers at once one is taken', async () => {
    const one = await browser();
    await one.send();
    const code = await sentCode(deps, one.applicationId);
    const sitting = await one.sitting();
    const answers = await twenty(() => proveContact(deps, sitting, code));
    expect(answers.filter((answer) => answer === 'proved').length).toBe(1);
  });
});

describe('the code on the slip', () => {
  test('has fifty bits, is typed in any way, and is one of two proofs', async () => {
    const { applicationId } = await file();
    const code = await slipOf(deps, applicationId);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const one = await Activating.begin(deps, applicationId);
    expect(await one.typeSlip(code.toLowerCase().replace('-', ' '))).toBe('proved');
    expect((await one.sitting()).step).toEqual({ step: 'prove', ways: ['contact'] });
    await one.proveContact();
    expect(await one.step()).toBe('choose-factor');
    const kept = await database.db('activation_slips').where({ application_id: applicationId }).first();
    expect(JSON.stringify(kept)).not.toContain(code.slice(0, 5));
  });

  test('is void when it is printed again, also where it was typed already', async () => {
    const { applicationId } = await file();
    const old = await slipOf(deps, applicationId);
    const one = await Activating.begin(deps, applicationId);
    expect(await one.typeSlip(old)).toBe('proved');
    const fresh = await slipOf(deps, applicationId);
    expect((await one.sitting()).facts.proved).toEqual([]);
    expect(await one.typeSlip(old)).toBe('wrong');
    expect(await one.typeSlip(fresh)).toBe('proved');
  });

  test('is no code of another file, and five wrong ones make it wait an hour', async () => {
    const [mine, other] = [await file(), await file()];
    const code = await slipOf(deps, mine.applicationId);
    const foreign = await slipOf(deps, other.applicationId);
    const one = await Activating.begin(deps, mine.applicationId);
    for (let guess = 0; guess < 5; guess += 1) expect(await one.typeSlip(foreign)).toBe('wrong');
    expect(await one.typeSlip(code)).toBe('held');
    await shiftClock(database.db, '3601 seconds');
    const again = await Activating.begin(deps, mine.applicationId);
    expect(await again.typeSlip(code)).toBe('proved');
  });
});

describe('a device enrolled at the counter', () => {
  async function withTotp(): Promise<{ one: Activating; secret: string; step: number }> {
    const { applicationId } = await file();
    const offer = await offerSleepingTotp(deps, { applicationId }, '003••••••001');
    const step = Math.floor(Date.now() / 1000 / 30);
    const code = generateSync({ secret: offer.secret, epoch: step * 30 });
    expect(await sleepTotp(deps, { applicationId }, { code: '000000', actor })).toBe('wrong-code');
    expect(await sleepTotp(deps, { applicationId }, { code, actor })).toBe('asleep');
    return { one: await Activating.begin(deps, applicationId), secret: offer.secret, step };
  }

  test('an app: each code once, of twenty at once one, and never the one of the enrolment', async () => {
    const { one, secret, step } = await withTotp();
    const at = (which: number): string => generateSync({ secret, epoch: which * 30 });
    expect((await one.sitting()).step).toEqual({ step: 'prove', ways: ['contact', 'device'] });
    expect(await proveByTotp(deps, await one.sitting(), at(step))).toBe('wrong');
    const ready = await one.sitting();
    const answers = await Promise.all(Array.from({ length: 4 }, () => proveByTotp(deps, ready, at(step + 1))));
    expect(answers.filter((answer) => answer === 'proved').length).toBe(1);
    expect((await one.sitting()).facts.proved).toEqual(['device']);
  });

  test('a passkey: the right one, once', async () => {
    const { applicationId } = await file();
    const key = new SoftAuthenticator(origin);
    const creation = await offerSleepingPasskey(deps, { applicationId }, { userName: 'x', displayName: 'Đỗ Thị Chờ' });
    expect(await sleepPasskey(deps, { applicationId }, { response: key.create(creation), actor })).toBe('asleep');
    expect(await sleepPasskey(deps, { applicationId }, { response: key.create(creation), actor })).toBe('expired');
    await slipOf(deps, applicationId);
    const one = await Activating.begin(deps, applicationId);
    const sitting = await one.sitting();
    const asked = await askForPasskey(deps, sitting);
    if (!asked) throw new Error('not asked');
    const answer = key.get(asked);
    const outcomes = await twenty(() => proveByPasskey(deps, sitting, answer));
    expect(outcomes.filter((outcome) => outcome === 'proved').length).toBe(1);
    expect((await one.sitting()).facts.proved).toEqual(['device']);
    const other = new SoftAuthenticator(origin);
    other.create(creation);
    const again = await Activating.begin(deps, applicationId);
    const options = await askForPasskey(deps, await again.sitting());
    const foreign = other.get({ ...options, challenge: options?.challenge ?? '', allowCredentials: undefined });
    expect(await proveByPasskey(deps, await again.sitting(), foreign)).toBe('wrong');
  });

  test('without its user verified a passkey does not sleep', async () => {
    const { applicationId } = await file();
    const key = new SoftAuthenticator(origin);
    const creation = await offerSleepingPasskey(deps, { applicationId }, { userName: 'x', displayName: 'x' });
    expect(await sleepPasskey(deps, { applicationId }, { response: key.create(creation, { userVerified: false }), actor })).toBe(
      'not-verified',
    );
  });

  test('what sleeps is no factor: the account holds nothing', async () => {
    const { one } = await withTotp();
    const { accountId } = await one.sitting();
    expect(await database.db('credentials').where({ account_id: accountId })).toEqual([]);
  });
});

describe('where it can be done', () => {
  test('only for an hour, and only in the browser that began last', async () => {
    const { applicationId } = await file();
    await slipOf(deps, applicationId);
    const one = await Activating.begin(deps, applicationId);
    await one.proveContact();
    const two = await Activating.begin(deps, applicationId);
    await expect(one.sitting()).rejects.toThrow('over');
    expect((await two.sitting()).facts.proved).toEqual([]);
    await shiftClock(database.db, '3600 seconds');
    await expect(two.sitting()).rejects.toThrow('over');
  });

  test('after the end of the window no proof is taken, at 24:00 sharp', async () => {
    const { applicationId } = await file(1);
    const now = (await database.db.raw('select app_now() as now')).rows[0].now as Date;
    await inTransaction(database.db, (tx) => startWindow(tx, { applicationId, deliveredAt: new Date(now.getTime() - 30 * 24 * 3600e3) }));
    const one = await Activating.begin(deps, applicationId);
    expect(await one.step()).toBe('overdue');
    expect(await one.send()).toBe('unavailable');
    expect(await one.typeCode('000000')).toBe('wrong');
  });
});
