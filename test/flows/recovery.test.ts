import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { shiftClock } from '../setup/database.ts';
import { freshPlaces, messagesOf, tryPassword, tryRecovery } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { givePasskey, answerWithPasskey } from '../setup/passkey-in-hand.ts';
import { enterPassword } from '../setup/people.ts';
import { textOf, Visitor } from '../setup/visitor.ts';
import { acr, redeemed, silently, stationOf, walk, walkOn } from '../setup/walk.ts';

/** Recovery codes, the notice about a new device, and the hold after "this wasn't me". */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', offline: true });
});
beforeEach(() => freshPlaces(house));
afterAll(() => house.stop());

async function codesOf(person: TestPerson): Promise<readonly string[]> {
  const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
  if (!('codes' in issued)) throw new Error('no codes');
  return issued.codes;
}

describe('recovery codes', () => {
  test('one signs in once, in any way of writing, and the person is told on every channel', async () => {
    const person = await house.person();
    const [first = '', second = ''] = await codesOf(person);
    const used = await tryRecovery(party, { login: person.login, code: ` ${first.toLowerCase().replaceAll('-', ' ')} ` });
    expect(used.verdict).toBe('passed');
    expect((await tryRecovery(party, { login: person.login, code: first })).verdict).toBe('wrong');
    expect((await tryRecovery(party, { login: person.login, code: second })).verdict).toBe('passed');
    const notices = await messagesOf(house, person.accountId, 'recovery-code-used');
    expect(notices.filter(({ channel }) => channel === 'inbox').map(({ variables }) => variables.left)).toEqual(['9', '8']);
    expect(new Set(notices.map(({ channel }) => channel))).toEqual(new Set(['inbox', 'email', 'sms']));
  });

  test('not somebody else’s', async () => {
    const [person, neighbour] = [await house.person(), await house.person()];
    await codesOf(person);
    const [code = ''] = await codesOf(neighbour);
    expect((await tryRecovery(party, { login: person.login, code })).verdict).toBe('wrong');
    expect((await tryRecovery(party, { login: neighbour.login, code })).verdict).toBe('passed');
  });

  test('as first factor it is something held: for level 2 the password is still asked, and level 2 is the most it gives', async () => {
    const person = await house.person({ phone: false });
    const [code = ''] = await codesOf(person);
    const visitor = new Visitor();
    const asked = await party.open(visitor, { acr_values: acr.level2 });
    const form = await visitor.open(new URL(`${asked.page.url.pathname}/recovery`, asked.page.url));
    const next = await visitor.submit(form, { username: person.login, code }, { action: '/recovery', ...party.stop });
    const walked = await walkOn({ party, visitor, person }, { page: next, verifier: asked.verifier });
    expect(walked.asked).toEqual(['start', 'consent']);
    expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level2, authn_level: 2, amr: ['pwd', 'otp', 'mfa'] });
  });

  test('of 20 parallel uses one passes', async () => {
    const person = await house.person();
    const [code = ''] = await codesOf(person);
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, async () => (await tryRecovery(party, { login: person.login, code })).verdict),
    );
    expect(verdicts.filter((verdict) => verdict === 'passed')).toHaveLength(1);
  });
});

describe('a sign-in on a new device', () => {
  test('is told once on every channel, with a link; the same device is not told again, another one is', async () => {
    const person = await house.person({ phone: true });
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    const first = await messagesOf(house, person.accountId, 'new-device-sign-in');
    expect(first.map(({ channel }) => channel).toSorted()).toEqual(['email', 'inbox', 'sms']);
    const inbox = first.find(({ channel }) => channel === 'inbox');
    expect(inbox?.variables).toMatchObject({ service: party.options.clientId, notMeToken: expect.stringMatching(/^[\w-]{43}$/) });
    await walk({ party, visitor, person }, { prompt: 'login' });
    await walk({ party, visitor, person });
    expect(await messagesOf(house, person.accountId, 'new-device-sign-in')).toHaveLength(3);
    await walk({ party, visitor: new Visitor(), person });
    expect(await messagesOf(house, person.accountId, 'new-device-sign-in')).toHaveLength(6);
  });

  test('is told to each person of a shared browser', async () => {
    const [one, two] = [await house.person(), await house.person()];
    const visitor = new Visitor();
    await walk({ party, visitor, person: one });
    const { page } = await party.open(visitor, { prompt: 'login' });
    const choice = await visitor.open(new URL(`${page.url.pathname}/switch`, page.url));
    const start = await visitor.submit(choice, { decision: 'switch' }, { action: '/switch' });
    await enterPassword(visitor, start, two.login, party.stop);
    expect(await messagesOf(house, two.accountId, 'new-device-sign-in')).toHaveLength(3);
    expect(await messagesOf(house, one.accountId, 'new-device-sign-in')).toHaveLength(3);
  });

  test('not told: a password that was right and a sign-in that went no further', async () => {
    const person = await house.person({ phone: false });
    await walk({ party, visitor: new Visitor(), person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
    expect(await messagesOf(house, person.accountId, 'new-device-sign-in')).toEqual([]);
  });
});

describe('"this wasn’t me"', () => {
  async function linkTo(person: TestPerson): Promise<URL> {
    const [notice] = await messagesOf(house, person.accountId, 'new-device-sign-in');
    return new URL(`/not-me?token=${notice?.variables.notMeToken}`, house.issuer);
  }

  /** Somebody whose account is held after a stranger signed in; with what the stranger got. */
  async function reported(about: { phone?: boolean } = {}) {
    const person = await house.person(about);
    const stranger = new Visitor();
    const walked = await walk({ party, visitor: stranger, person }, { scope: 'openid offline_access', prompt: 'consent' });
    const tokens = await redeemed(party, walked);
    const link = await linkTo(person);
    const owner = new Visitor();
    const page = await owner.open(link);
    expect(page.status).toBe(200);
    const done = await owner.submit(page, {}, { action: '/not-me' });
    expect(done.status).toBe(200);
    return { person, stranger, tokens, link, owner };
  }

  test('looking at the link does nothing; pressing the button ends sessions and tokens, also those that survive a log-out', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    const link = await linkTo(person);
    await new Visitor().open(link);
    expect(await silently(party, visitor)).toBe('code');

    const { stranger, tokens, link: used, owner } = await reported();
    expect(await silently(party, stranger)).toBe('login_required');
    expect(await party.introspect(tokens.access_token ?? '')).toEqual({ active: false });
    expect((await party.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await owner.open(used)).status).toBe(410);
  });

  test('the right password is refused, from every device, and no time ends that', async () => {
    const { person, stranger } = await reported({ phone: false });
    for (const later of ['0', '2 hours', '300 days']) {
      await shiftClock(house.database.db, later);
      for (const visitor of [new Visitor(), stranger]) {
        const { page } = await tryPassword(party, person, visitor);
        expect(stationOf(party, page)).toBe('held');
        expect(textOf(page)).toContain('cho đến khi chủ tài khoản khôi phục');
        expect(textOf(page)).not.toContain('Bạn có thể thử lại sau');
        const back = await visitor.submit(page, {}, { action: '/cancel', ...party.stop });
        expect(party.answer(back, '').params.get('error')).toBe('access_denied');
      }
    }
  });

  test('a wrong password is told nothing about the hold', async () => {
    const { person } = await reported();
    expect((await tryPassword(party, { login: person.login, password: 'khong phai mat khau nay' })).verdict).toBe('wrong');
  });

  test('a passkey alone does not end it', async () => {
    const { person } = await reported();
    const authenticator = await givePasskey(house, person);
    const visitor = new Visitor();
    const { page } = await party.open(visitor);
    const { to } = await answerWithPasskey(visitor, page, { authenticator });
    expect(to).toMatch(/\/held$/);
    expect(await silently(party, visitor)).toBe('login_required');
  });

  test('a recovery code and the password end it, and both are told', async () => {
    const person = await house.person({ phone: false });
    const [code = ''] = await codesOf(person);
    await walk({ party, visitor: new Visitor(), person });
    const owner = new Visitor();
    await owner.submit(await owner.open(await linkTo(person)), {}, { action: '/not-me' });
    expect(await messagesOf(house, person.accountId, 'hold-started')).not.toEqual([]);

    const asked = await party.open(owner);
    const form = await owner.open(new URL(`${asked.page.url.pathname}/recovery`, asked.page.url));
    const next = await owner.submit(form, { username: person.login, code }, { action: '/recovery', ...party.stop });
    expect(party.isAnswer(next)).toBe(false);
    expect((await tryPassword(party, person)).page.url.pathname).toMatch(/\/held$/);
    const walked = await walkOn({ party, visitor: owner, person }, { page: next, verifier: asked.verifier });
    expect(walked.at).toBe('answer');
    expect((await redeemed(party, walked)).claims.acr).toBe(acr.level2);
    expect(await messagesOf(house, person.accountId, 'hold-ended')).not.toEqual([]);
    expect((await walk({ party, visitor: new Visitor(), person })).at).toBe('answer');
  });

  test('a recovery code alone opens nothing', async () => {
    const { person } = await reported();
    const [code = ''] = await codesOf(person);
    const visitor = new Visitor();
    const { page } = await tryRecovery(party, { login: person.login, code }, visitor);
    expect(party.isAnswer(page)).toBe(false);
    expect(await silently(party, visitor)).toBe('login_required');
    const { rows } = await house.database.db.raw('select held from accounts where id = ?', [person.accountId]);
    expect(rows).toEqual([{ held: true }]);
  });

  test('of 20 presses at once one counts, and a made-up link nothing', async () => {
    const person = await house.person();
    await walk({ party, visitor: new Visitor(), person });
    const link = await linkTo(person);
    const presses = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const visitor = new Visitor();
        return { visitor, page: await visitor.open(link) };
      }),
    );
    const done = await Promise.all(presses.map(({ visitor, page }) => visitor.submit(page, {}, { action: '/not-me' })));
    expect(done.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(done.filter(({ status }) => status === 410)).toHaveLength(19);
    expect((await new Visitor().open(new URL(`/not-me?token=${'A'.repeat(43)}`, house.issuer))).status).toBe(410);
  });
});
