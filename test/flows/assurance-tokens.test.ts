import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lowerLevel } from '../../src/domain/accounts/actions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { enterPasskey, givePasskey } from '../setup/passkey-in-hand.ts';
import { Visitor } from '../setup/visitor.ts';
import { acr, redeemed, silently, walk, walkOn } from '../setup/walk.ts';

/** What goes into the tokens, and what never does. */
let house: TestHouse;
let party: Party;
let sister: Party;
let stranger: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', sector: 'tax' });
  sister = await house.party({ kind: 'state', sector: 'tax' });
  stranger = await house.party({ kind: 'state' });
});
afterEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

const newcomer = async (about: Parameters<TestHouse['person']>[0] = {}): Promise<{ visitor: Visitor; person: TestPerson }> => ({
  visitor: new Visitor(),
  person: await house.person({ phone: false, ...about }),
});

describe('the ID token', () => {
  test('says who, how and at which levels, and nothing else', async () => {
    const { claims } = await redeemed(
      party,
      await walk({ party, ...(await newcomer()) }, { scope: 'openid profile email phone', acr_values: acr.level2 }),
    );
    expect(Object.keys(claims).toSorted()).toEqual([
      'account_level',
      'acr',
      'amr',
      'aud',
      'auth_time',
      'authn_level',
      'exp',
      'iat',
      'iss',
      'nonce',
      'rule_set',
      'sub',
      'subject_kind',
    ]);
    expect(claims).toMatchObject({
      account_level: 2,
      authn_level: 2,
      subject_kind: 'citizen',
      aud: party.options.clientId,
      iss: house.issuer,
    });
    expect(String(claims.rule_set)).toMatch(/\S/);
    expect(claims.act).toBeUndefined();
  });

  test('subject_kind and account_level are the account’s', async () => {
    const who = await newcomer({ kind: 'foreigner', level: 1 });
    const { claims } = await redeemed(party, await walk({ party, ...who }));
    expect(claims).toMatchObject({ subject_kind: 'foreigner', account_level: 1, acr: acr.level1 });
  });

  test('two factors on a level-1 account give level-1, and authn_level says 2', async () => {
    const who = await newcomer({ level: 1 });
    await walk({ party, ...who }, { acr_values: acr.level1 });
    await shiftClock(house.database.db, '2 minutes');
    const authenticator = await givePasskey(house, who.person);
    const asked = await walk({ party, ...who }, { prompt: 'login' }, { stopAt: ['start'], ahead: 120 });
    const page = await enterPasskey(who.visitor, asked.page, { authenticator, stopAt: party.options.redirectUri });
    const { claims } = await redeemed(party, await walkOn({ party, ...who }, { page, verifier: asked.answer.verifier }));
    expect(claims).toMatchObject({ acr: acr.level1, authn_level: 2, account_level: 1, amr: ['pop', 'user', 'hwk', 'mfa'] });
  });

  test('sub is pairwise per sector, stable, and never the number', async () => {
    const who = await newcomer();
    const subAt = async (at: Party): Promise<string> => String((await redeemed(at, await walk({ party: at, ...who }))).claims.sub);
    const sub = await subAt(party);
    expect(sub).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(await subAt(party)).toBe(sub);
    expect(await subAt(sister)).toBe(sub);
    expect(await subAt(stranger)).not.toBe(sub);
    expect([who.person.login, who.person.accountId]).not.toContain(sub);
    await house.database.db.raw('update account_numbers set number = ? where number = ?', [
      `0050${Date.now()}`.slice(0, 12),
      who.person.login,
    ]);
    expect(await subAt(party)).toBe(sub);
  });
});

describe('identity data', () => {
  test('at userinfo only, with the same sub; only what was asked', async () => {
    const tokens = await redeemed(party, await walk({ party, ...(await newcomer()) }, { scope: 'openid profile' }));
    const { body } = await party.userinfo(tokens.access_token ?? '');
    expect(body).toMatchObject({ sub: tokens.claims.sub, name: 'Đỗ Thị Thử' });
    expect(body).not.toHaveProperty('email');
    expect(body).not.toHaveProperty('personal_number');
    expect(tokens.claims).not.toHaveProperty('name');
  });

  test('in the ID token only what claims.id_token names', async () => {
    const claims = JSON.stringify({ id_token: { name: null }, userinfo: { birthdate: null } });
    const tokens = await redeemed(party, await walk({ party, ...(await newcomer()) }, { claims }));
    expect(tokens.claims.name).toBe('Đỗ Thị Thử');
    expect(tokens.claims).not.toHaveProperty('birthdate');
    const { body } = await party.userinfo(tokens.access_token ?? '');
    expect(body.birthdate).toBe('1991-02-03');
  });

  test('not what the party was not admitted for', async () => {
    const modest = await house.party({ kind: 'state', claims: ['name'] });
    const { params } = await modest.open(new Visitor(), { scope: 'openid email' });
    expect(params.get('error')).toBe('invalid_scope');
    const claims = JSON.stringify({ id_token: { email: null }, userinfo: { email: null, name: null } });
    const tokens = await redeemed(modest, await walk({ party: modest, ...(await newcomer()) }, { claims, scope: 'openid profile' }));
    const { body } = await modest.userinfo(tokens.access_token ?? '');
    expect(tokens.claims).not.toHaveProperty('email');
    expect(Object.keys(body).toSorted()).toEqual(['name', 'sub']);
  });
});

describe('the counted set', () => {
  test('auth_time is the time of its oldest factor, not of the step-up', async () => {
    const who = await newcomer();
    const first = await redeemed(party, await walk({ party, ...who }));
    await shiftClock(house.database.db, '10 minutes');
    const second = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level2 }, { ahead: 600 }));
    expect(second.claims).toMatchObject({ authn_level: 2, auth_time: first.claims.auth_time });
  });

  test('of several sets of one level, the one whose oldest factor is newest', async () => {
    const who = await newcomer();
    const first = await redeemed(party, await walk({ party, ...who }));
    await shiftClock(house.database.db, '10 minutes');
    await walk({ party, ...who }, { acr_values: acr.level2 }, { ahead: 600 });
    await shiftClock(house.database.db, '20 minutes');
    await walk({ party, ...who }, { prompt: 'login' }, { ahead: 1200 });
    const { claims } = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level2 }));
    const since = Number(claims.auth_time) - Number(first.claims.auth_time);
    expect(claims.amr).toEqual(['pwd', 'otp', 'mfa']);
    expect(since).toBeGreaterThanOrEqual(595);
    expect(since).toBeLessThan(1100);
  });

  test('max_age lets what is young enough count beside what is passed now', async () => {
    const who = await newcomer();
    await walk({ party, ...who });
    await shiftClock(house.database.db, '10 minutes');
    await walk({ party, ...who }, { acr_values: acr.level2 }, { ahead: 600 });
    await shiftClock(house.database.db, '12 minutes');
    const walked = await walk({ party, ...who }, { acr_values: acr.level2, max_age: '300' }, { ahead: 720 });
    expect(walked.asked).toEqual(['start']);
    expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level2, amr: ['pwd', 'otp', 'mfa'] });
  });

  test.each([
    ['device-bound', false, 'hwk'],
    ['backed up', true, 'swk'],
  ])('a %s passkey alone is level 2 and says %s', async (_name, backupEligible, value) => {
    const who = await newcomer();
    const authenticator = await givePasskey(house, who.person, { backupEligible });
    const asked = await walk({ party, ...who }, { acr_values: acr.level2 }, { stopAt: ['start'] });
    const page = await enterPasskey(who.visitor, asked.page, { authenticator, stopAt: party.options.redirectUri });
    const walked = await walkOn({ party, ...who }, { page, verifier: asked.answer.verifier });
    expect(walked.asked).toEqual(['consent']);
    expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level2, authn_level: 2, amr: ['pop', 'user', value, 'mfa'] });
  });
});

describe('the account level falls', () => {
  test('what says more dies for good: refresh, introspection, userinfo; what says level 1 lives on', async () => {
    const who = await newcomer();
    const low = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level1 }));
    const high = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level2 }));
    const pending = await walk({ party, ...who }, { acr_values: acr.level2 });
    await inTransaction(house.deps.db, (tx) => lowerLevel(tx, { accountId: who.person.accountId, actor: 'system' }));
    expect(await party.refresh(high.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await party.introspect(high.access_token ?? '')).toEqual({ active: false });
    expect((await party.userinfo(high.access_token ?? '')).status).toBe(401);
    expect(await party.redeem(pending.answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await party.introspect(low.access_token ?? '')).toMatchObject({ active: true, acr: acr.level1 });
    const refreshed = await party.refresh(low.refresh_token ?? '');
    expect(claimsOfToken(refreshed)).toMatchObject({ acr: acr.level1, authn_level: 1, account_level: 1 });
  });

  test('also when nothing ended the grants: every path judges for itself', async () => {
    const who = await newcomer();
    const high = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level2 }));
    const pending = await walk({ party, ...who }, { acr_values: acr.level2 });
    await house.database.db.raw('update accounts set level = 1 where id = ?', [who.person.accountId]);
    expect(await party.introspect(high.access_token ?? '')).toEqual({ active: false });
    expect((await party.userinfo(high.access_token ?? '')).status).toBe(401);
    expect(await party.redeem(pending.answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await party.refresh(high.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('a level that rises later does not rise in what was issued before', async () => {
    const who = await newcomer({ level: 1 });
    const before = await redeemed(party, await walk({ party, ...who }));
    await house.database.db.raw('update accounts set level = 2 where id = ?', [who.person.accountId]);
    expect(claimsOfToken(await party.refresh(before.refresh_token ?? ''))).toMatchObject({ acr: acr.level1, account_level: 1 });
    const after = await redeemed(party, await walk({ party, ...who }, { acr_values: acr.level2 }));
    expect(after.claims).toMatchObject({ acr: acr.level2, account_level: 2 });
  });

  test('the same session never answers above the level that the account has now', async () => {
    const who = await newcomer();
    await walk({ party, ...who }, { acr_values: acr.level2 });
    await inTransaction(house.deps.db, (tx) => lowerLevel(tx, { accountId: who.person.accountId, actor: 'system' }));
    expect(await silently(party, who.visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
    expect((await redeemed(party, await walk({ party, ...who }))).claims).toMatchObject({
      acr: acr.level1,
      account_level: 1,
      authn_level: 2,
    });
  });
});
