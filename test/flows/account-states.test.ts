import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword, logins, password } from '../setup/people.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';
import { acr, silently, stationOf, walk } from '../setup/walk.ts';

/** Accounts that may not sign in: the page without the ground, then `access_denied`; nothing is issued. */
let house: TestHouse;
let party: Party;
let privately: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', name_vi: 'Kho bạc' });
  privately = await house.party({ name_vi: 'Ngân hàng' });
});
afterAll(() => house.stop());

async function nothingIssuedTo(login: string): Promise<void> {
  const { rows } = await house.database.db.raw(
    `select (select count(*)::int from sessions s where s.account_id = n.account_id) as sessions,
       (select count(*)::int from authorization_events e where e.account_id = n.account_id) as events,
       (select count(*)::int from consents c where c.account_id = n.account_id) as consents,
       (select count(*)::int from devices d where d.account_id = n.account_id) as devices,
       (select count(*)::int from oidc_artifacts a where a.account_id = n.account_id) as artifacts
     from account_numbers n where n.number = ?`,
    [login],
  );
  expect(rows).toEqual([{ sessions: 0, events: 0, consents: 0, devices: 0, artifacts: 0 }]);
}

async function refusedAfterPassword(at: Party, visitor: Visitor, login: string, params: Record<string, string> = {}): Promise<Page> {
  const asked = await at.open(visitor, params);
  const page = await enterPassword(visitor, asked.page, login, at.stop);
  expect(stationOf(at, page)).toBe('not-active');
  return page;
}

describe('Cường, locked: card expired', () => {
  test.each([
    ['a state party', () => party, {}],
    ['a private party', () => privately, {}],
    ['level 2', () => party, { acr_values: acr.level2 }],
  ])('%s: the page after the password, without the ground and without a second factor', async (_name, at, params) => {
    const visitor = new Visitor();
    const page = await refusedAfterPassword(at(), visitor, logins.cuong, params);
    const text = textOf(page);
    expect(text).toContain('Tài khoản này hiện không đăng nhập được');
    for (const ground of ['hết hạn', 'khóa tài khoản', 'thẻ']) expect(text).not.toContain(ground);
    const back = await visitor.submit(page, {}, { action: '/cancel', ...at().stop });
    const { params: answered } = at().answer(back, '');
    expect(answered.get('error')).toBe('access_denied');
    expect(answered.get('error_description')).not.toMatch(/lock|card|expire/i);
    expect(answered.has('code')).toBe(false);
    await nothingIssuedTo(logins.cuong);
  });

  test('the way on is closed: second factor, consent and resume answer nothing', async () => {
    const visitor = new Visitor();
    const page = await refusedAfterPassword(party, visitor, logins.cuong, { acr_values: acr.level2 });
    const base = page.url.pathname.replace(/\/[^/]+$/, '');
    for (const name of ['totp', 'second-factor', 'step-up', 'consent']) {
      const tried = await visitor.open(new URL(`${base}/${name}`, page.url), party.stop);
      expect(party.isAnswer(tried)).toBe(false);
    }
    await visitor.open(new URL(base.replace('/sign-in/', '/auth/'), page.url), party.stop);
    expect(await silently(party, visitor)).toBe('login_required');
    await nothingIssuedTo(logins.cuong);
  });

  test('a wrong password looks like anybody’s wrong password', async () => {
    const visitor = new Visitor();
    const asked = await party.open(visitor);
    const page = await enterPassword(visitor, asked.page, logins.cuong, { password: 'khong phai mat khau' });
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('Số định danh hoặc mật khẩu không đúng');
  });
});

describe('Dung, waiting for activation, without any factor', () => {
  test('answers like a number that is nobody’s, to whatever password', async () => {
    const texts: string[] = [];
    for (const login of [logins.dung, '003300999999']) {
      const visitor = new Visitor();
      const asked = await party.open(visitor);
      const page = await enterPassword(visitor, asked.page, login, { password });
      expect(page.status).toBe(422);
      texts.push(textOf(page));
    }
    expect(texts[0]).toBe(texts[1]);
    await nothingIssuedTo(logins.dung);
  });
});

describe('an account that is waiting and has factors already', () => {
  test('gets the page without the ground, then access_denied', async () => {
    const person = await house.person();
    await house.database.db.raw(`update accounts set state = 'waiting', activated_at = null where id = ?`, [person.accountId]);
    const visitor = new Visitor();
    const page = await refusedAfterPassword(party, visitor, person.login);
    expect(textOf(page)).not.toContain('kích hoạt');
    const back = await visitor.submit(page, {}, { action: '/cancel', ...party.stop });
    expect(party.answer(back, '').params.get('error')).toBe('access_denied');
    await nothingIssuedTo(person.login);
  });
});

describe('an account that stops being usable during a session', () => {
  test('silent: login_required; interactive: the page, then access_denied', async () => {
    const person = await house.person({ phone: false });
    const who = { party, visitor: new Visitor(), person };
    await walk(who);
    await house.database.db.raw(`update accounts set held = true where id = ?`, [person.accountId]);
    expect(await silently(party, who.visitor)).toBe('login_required');
    const walked = await walk(who);
    expect(walked.answer.params.has('code')).toBe(false);
    const page = walked.at === 'start' ? await enterPassword(who.visitor, walked.page, person.login, party.stop) : walked.page;
    expect(textOf(page)).toMatch(/không đăng nhập được|đang tạm dừng/);
  });
});
