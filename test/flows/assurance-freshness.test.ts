import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { textOf, Visitor } from '../setup/visitor.ts';
import { acr, redeemed, silently, walk, walkOn } from '../setup/walk.ts';

/** The level is computed, not stored: what is fresh, for how long, and what was issued stays as it was. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state' });
});
afterEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

const minutes = (count: number): Promise<void> => shiftClock(house.database.db, `${count} minutes`);

async function signedIn(
  params: Record<string, string> = { acr_values: acr.level2 },
): Promise<{ visitor: Visitor; person: TestPerson; party: Party }> {
  const who = { visitor: new Visitor(), person: await house.person({ phone: false }), party };
  expect((await walk(who, params)).at).toBe('answer');
  return who;
}

describe('one hour without a request that used the session', () => {
  test('no factor is fresh any more; requests in between keep them', async () => {
    const { visitor } = await signedIn();
    for (const at of [50, 100, 150]) {
      await minutes(at);
      expect(await silently(party, visitor, { acr_values: acr.level2 })).toBe('code');
    }
    await minutes(211);
    expect(await silently(party, visitor, { acr_values: acr.level1 })).toBe('login_required');
  });

  test('they stay dead, though the refused request itself used the session', async () => {
    const who = await signedIn();
    await minutes(61);
    expect(await silently(party, who.visitor)).toBe('login_required');
    const shown = await walk(who, {}, { stopAt: ['start'] });
    expect(shown.at).toBe('start');
    await minutes(62);
    expect(await silently(party, who.visitor)).toBe('login_required');
    const walked = await walk(who, { acr_values: acr.level2 }, { ahead: 62 * 60 });
    expect(walked.asked).toEqual(['start', 'totp']);
  });

  test('a new password does not wake the old code: level 2 asks for a code again', async () => {
    const who = await signedIn();
    await minutes(61);
    const first = await walk(who, { acr_values: acr.level1 }, { ahead: 61 * 60 });
    expect((await redeemed(party, first)).claims).toMatchObject({ authn_level: 1, amr: ['pwd'] });
    expect(await silently(party, who.visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
  });
});

describe('twelve hours', () => {
  test('the session ends twelve hours after its first factor, whatever happened since', async () => {
    const who = await signedIn({});
    for (let at = 55; at < 720; at += 55) {
      await minutes(at);
      expect(await silently(party, who.visitor)).toBe('code');
    }
    const stepped = await walk(who, { acr_values: acr.level2 }, { ahead: 715 * 60 });
    const { refresh_token: refresh = '' } = await redeemed(party, stepped);
    expect(stepped.asked).toEqual(['totp']);
    expect((await party.refresh(refresh)).status).toBe(200);
    await minutes(720);
    expect(await silently(party, who.visitor)).toBe('login_required');
    expect(await party.refresh(refresh)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('a new sign-in starts a new session, with twelve hours of its own', async () => {
    const who = await signedIn();
    await minutes(721);
    expect((await walk(who, { acr_values: acr.level2 }, { ahead: 721 * 60 })).asked).toEqual(['start', 'totp']);
    await minutes(721 + 50);
    expect(await silently(party, who.visitor, { acr_values: acr.level2 })).toBe('code');
  });
});

describe('a recovery code counts in its interaction only', () => {
  test('as second factor: level 2 now, not in the next request', async () => {
    const who = { visitor: new Visitor(), person: await house.person({ phone: false, totp: false }), party };
    const code = await recoveryCodeOf(who.person);
    const asked = await walk(who, { acr_values: acr.level2 }, { stopAt: ['recovery-code'] });
    expect(asked.asked).toEqual(['start', 'recovery-code']);
    const page = await who.visitor.submit(asked.page, { code }, { action: '/recovery-code', ...party.stop });
    const walked = await walkOn(who, { page, verifier: asked.answer.verifier });
    expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level2, authn_level: 2, amr: ['pwd', 'otp', 'mfa'] });
    expect(await silently(party, who.visitor, { acr_values: acr.level1 })).toBe('code');
    expect(await silently(party, who.visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
  });

  test('as the only factor: level 1 now, nothing in the next request', async () => {
    const who = { visitor: new Visitor(), person: await house.person({ phone: false }), party };
    const code = await recoveryCodeOf(who.person);
    const { page, answer } = await walk(who, {}, { stopAt: ['start'] });
    const recovery = await who.visitor.open(new URL(`${page.url.pathname}/recovery`, page.url));
    expect(textOf(recovery)).toContain('mã khôi phục');
    const next = await who.visitor.submit(recovery, { username: who.person.login, code }, { action: '/recovery', ...party.stop });
    const walked = await walkOn(who, { page: next, verifier: answer.verifier });
    expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level1, authn_level: 1, amr: ['otp'] });
    expect(await silently(party, who.visitor)).toBe('login_required');
  });

  async function recoveryCodeOf(person: TestPerson): Promise<string> {
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    return 'codes' in issued ? (issued.codes[0] ?? '') : '';
  }
});

describe('what was issued stays as it was (RFC 9470 6.1)', () => {
  test('refresh and introspection say the same acr, amr and auth_time when no factor is fresh any more', async () => {
    const who = await signedIn();
    const walked = await walk(who, { acr_values: acr.level2 });
    const first = await redeemed(party, walked);
    await minutes(65);
    expect(await silently(party, who.visitor, { acr_values: acr.level2 })).toBe('login_required');
    const later = await party.refresh(first.refresh_token ?? '');
    expect(later.status).toBe(200);
    const again = claimsOfToken(later);
    const facts = ({ acr: is, amr, auth_time, authn_level, account_level, rule_set }: Record<string, unknown>): object => ({
      is,
      amr,
      auth_time,
      authn_level,
      account_level,
      rule_set,
    });
    expect(facts(again)).toEqual(facts(first.claims));
    expect(await party.introspect(later.access_token ?? '')).toMatchObject({
      active: true,
      acr: acr.level2,
      auth_time: first.claims.auth_time,
    });
  });

  test('a weaker request later changes nothing of what an earlier one issued', async () => {
    const who = await signedIn();
    const strong = await redeemed(party, await walk(who, { acr_values: acr.level2 }));
    const weak = await redeemed(party, await walk(who, { prompt: 'login' }));
    expect(weak.claims).toMatchObject({ acr: acr.level1, authn_level: 1 });
    expect(claimsOfToken(await party.refresh(strong.refresh_token ?? ''))).toMatchObject({ acr: acr.level2, authn_level: 2 });
    expect(claimsOfToken(await party.refresh(weak.refresh_token ?? ''))).toMatchObject({ acr: acr.level1, authn_level: 1 });
  });
});

test('a party admitted with default_max_age asks for it without saying so', async () => {
  const strictParty = await house.party({ kind: 'state', default_max_age: 120 });
  const who = { visitor: new Visitor(), person: await house.person({ phone: false }), party: strictParty };
  await walk(who);
  await minutes(1);
  expect(await silently(strictParty, who.visitor)).toBe('code');
  await minutes(3);
  expect(await silently(strictParty, who.visitor)).toBe('login_required');
  expect((await walk(who, {}, { ahead: 180 })).asked).toEqual(['start']);
});

describe('a factor ages alone', () => {
  let impatient: TestHouse;
  beforeAll(async () => {
    impatient = await startTestHouse({ limits: { factorFreshness: 600 } });
  });
  afterAll(() => impatient.stop());

  test('when only the password is too old, only the password is asked', async () => {
    const service = await impatient.party({ kind: 'state' });
    const who = { visitor: new Visitor(), person: await impatient.person({ phone: false }), party: service };
    const shift = (count: number): Promise<void> => shiftClock(impatient.database.db, `${count} minutes`);
    await walk(who);
    await shift(6);
    const stepped = await redeemed(service, await walk(who, { acr_values: acr.level2 }, { ahead: 360 }));
    await shift(11);
    expect(await silently(service, who.visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
    const walked = await walk(who, { acr_values: acr.level2 }, { ahead: 660 });
    expect(walked.asked).toEqual(['start']);
    const { claims } = await redeemed(service, walked);
    expect(claims).toMatchObject({ acr: acr.level2, amr: ['pwd', 'otp', 'mfa'] });
    expect(Number(claims.auth_time)).toBeGreaterThanOrEqual(Number(stepped.claims.auth_time) + 355);
    await shift(17);
    expect(await silently(service, who.visitor, { acr_values: acr.level1 })).toBe('code');
  });
});
