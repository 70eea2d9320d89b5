import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { answerWithPasskey, enterPasskey, givePasskey } from '../setup/passkey-in-hand.ts';
import { textOf, Visitor } from '../setup/visitor.ts';
import { acr, redeemed, silently, walk, walkOn } from '../setup/walk.ts';

/** Parties admitted with `phishing_resistant`: only sets of factors that contain a passkey count. */
let house: TestHouse;
let careful: Party;
let careful2: Party;
let easy: Party;

beforeAll(async () => {
  house = await startTestHouse();
  careful = await house.party({ kind: 'state', phishing_resistant: true, name_vi: 'Kho bạc' });
  careful2 = await house.party({ kind: 'state', phishing_resistant: true, min_acr: 'level-2' });
  easy = await house.party({ kind: 'state' });
});
afterAll(() => house.stop());

const newcomer = async (about: Parameters<TestHouse['person']>[0] = {}): Promise<{ visitor: Visitor; person: TestPerson }> => ({
  visitor: new Visitor(),
  person: await house.person(about),
});

describe('without a passkey', () => {
  test.each([
    ['floor level 1', () => careful],
    ['floor level 2', () => careful2],
  ])('%s: after the password the page on how to add one, then the error; no second factor is asked', async (_name, party) => {
    const who = { party: party(), ...(await newcomer()) };
    const walked = await walk(who);
    expect(walked.asked).toEqual(['start', 'unreachable']);
    expect(textOf(walked.page)).toContain('Dịch vụ này cần khóa truy cập');
    expect(textOf(walked.page)).toContain('Thêm khóa truy cập');
    const back = await who.visitor.submit(walked.page, {}, { action: '/unreachable', ...party().stop });
    expect(party().answer(back, '').params.get('error')).toBe('unmet_authentication_requirements');
  });

  test('password and code of a session do not count', async () => {
    const who = await newcomer({ phone: false });
    await walk({ party: easy, ...who }, { acr_values: acr.level2 });
    expect(await silently(careful, who.visitor)).toBe('unmet_authentication_requirements');
    expect((await walk({ party: careful, ...who })).asked).toEqual(['unreachable']);
  });
});

describe('with a passkey', () => {
  test('the passkey on the first page answers at level 2', async () => {
    const who = await newcomer();
    const authenticator = await givePasskey(house, who.person);
    const asked = await walk({ party: careful2, ...who }, {}, { stopAt: ['start'] });
    const page = await enterPasskey(who.visitor, asked.page, { authenticator, stopAt: careful2.options.redirectUri });
    const { claims } = await redeemed(careful2, await walkOn({ party: careful2, ...who }, { page, verifier: asked.answer.verifier }));
    expect(claims).toMatchObject({ acr: acr.level2, amr: ['pop', 'user', 'hwk', 'mfa'] });
    expect(await silently(careful2, who.visitor)).toBe('code');
  });

  test('after the password only the passkey is asked, not a code and not a text message', async () => {
    const who = await newcomer();
    const authenticator = await givePasskey(house, who.person);
    const asked = await walk({ party: careful, ...who }, {}, { stopAt: ['passkey'] });
    expect(asked.asked).toEqual(['start', 'passkey']);
    for (const kind of ['totp', 'sms', 'recovery-code']) {
      const elsewhere = await who.visitor.open(new URL(kind, asked.page.url));
      expect(elsewhere.url.pathname).toBe(asked.page.url.pathname);
    }
    const page = await enterPasskey(who.visitor, asked.page, { authenticator, stopAt: careful.options.redirectUri });
    const { claims } = await redeemed(careful, await walkOn({ party: careful, ...who }, { page, verifier: asked.answer.verifier }));
    expect(claims).toMatchObject({ acr: acr.level2, authn_level: 2 });
    expect(claims.amr).toContain('pop');
  });

  test('within a session of password and code the passkey alone is missing', async () => {
    const who = await newcomer({ phone: false });
    await givePasskey(house, who.person);
    const first = await walk({ party: easy, ...who }, { acr_values: acr.level1 });
    expect(first.at).toBe('answer');
    expect((await walk({ party: careful2, ...who }, {}, { stopAt: ['passkey'] })).asked).toEqual(['passkey']);
  });

  test('an answer without user verification, of another origin, or of somebody else’s key is refused and counts as nothing', async () => {
    const who = await newcomer();
    const authenticator = await givePasskey(house, who.person);
    const { page } = await walk({ party: easy, ...who }, {}, { stopAt: ['start'] });
    for (const twist of [{ userVerified: false }, { origin: 'https://evil.example' }, { forged: true }, { crossOrigin: true }]) {
      expect(await answerWithPasskey(who.visitor, page, { authenticator, twist })).toMatchObject({ status: 422 });
    }
    const again = await who.visitor.open(page.url);
    expect(again.url.pathname).toBe(page.url.pathname);
    expect((await answerWithPasskey(who.visitor, page, { authenticator })).status).toBe(200);
  });

  test('before a first factor no credential is named, after it only the person’s own', async () => {
    const who = await newcomer();
    const authenticator = await givePasskey(house, who.person);
    const first = await walk({ party: careful, ...who }, {}, { stopAt: ['start'] });
    const wrong = await answerWithPasskey(who.visitor, first.page, { authenticator, twist: { userHandle: null } });
    expect(wrong.status).toBe(422);
    expect(wrong.options.allowCredentials ?? []).toEqual([]);
    const second = await walkOn({ party: careful, ...who }, { page: first.page, verifier: '' }, { stopAt: ['passkey'] });
    const other = await givePasskey(house, await house.person());
    const named = await answerWithPasskey(who.visitor, second.page, { authenticator });
    expect(named.options.allowCredentials).toHaveLength(1);
    await expect(answerWithPasskey(who.visitor, second.page, { authenticator: other })).rejects.toThrow();
  });
});
