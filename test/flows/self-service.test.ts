import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { endEverything } from '../../src/domain/sign-ins/sessions.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn } from '../setup/journeys.ts';
import { mainOf, openAs } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ name_vi: 'Ngân hàng Sen', name_en: 'Sen Bank', offline: true });
});
afterAll(async () => house.stop());

describe('signing in at our own door', () => {
  test('comes back to the page that was asked for, in both languages, and shows the level', async () => {
    const person = await house.person({ level: 1 });
    const visitor = new Visitor();
    const page = await openAs(visitor, person, at('/me/history?after=nonsense'));
    expect(page.url.href).toBe(at('/me/history?after=nonsense'));
    expect(mainOf(page)).toContain('Tài khoản của tôi');
    const profile = await visitor.open(at('/me'));
    expect(mainOf(profile)).toContain('Đỗ Thị Thử');
    expect(mainOf(profile)).toContain('Cách lên mức 2');
    const english = await visitor.open(at('/language?to=en&back=/me'));
    expect(mainOf(english)).toContain('How to get level 2');
  });

  test('two tabs that begin at the same moment both arrive', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    const [first, second] = await Promise.all([visitor.open(at('/me')), visitor.open(at('/me/sessions'))]);
    const done = await enterPassword(visitor, first, person.login);
    expect(done.url.pathname).toBe('/me');
    expect((await enterPassword(visitor, second, person.login)).url.pathname).toBe('/me/sessions');
    expect((await visitor.open(at('/me'))).url.pathname).toBe('/me');
  });

  test('an answer nobody asked for, an error and a used answer end on a page, never in a loop', async () => {
    const visitor = new Visitor();
    const stray = await visitor.open(at('/me/callback?code=x&state=0123456789abcdef0123'));
    expect(stray.status).toBe(403);
    expect(stray.trail).toHaveLength(1);
    const asked = await visitor.open(at('/me'));
    const cancelled = await visitor.submit(asked, {}, { action: '/cancel' });
    expect(cancelled.url.pathname).toBe('/me/callback');
    expect(cancelled.status).toBe(403);
    expect(mainOf(cancelled)).toContain('Bạn chưa đăng nhập');
    // The back button: that answer was taken.
    expect((await visitor.open(cancelled.url)).status).toBe(403);
  });

  test('another browser cannot use the answer of this one', async () => {
    const person = await house.person();
    const mine = new Visitor();
    const asked = await mine.open(at('/me'));
    const answer = await mine.submit(
      asked,
      { username: person.login, password: person.password },
      { action: '/password', stopAt: at('/me/callback') },
    );
    const other = await new Visitor().open(answer.url);
    expect(other.status).toBe(403);
    expect((await mine.open(answer.url)).url.pathname).toBe('/me');
  });

  test('a session cookie that we did not make opens nothing; the door session dies with the session behind it', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await openAs(visitor, person, at('/me'));
    const forged = await fetch(at('/me'), { redirect: 'manual', headers: { cookie: 'dd-me=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' } });
    expect(forged.status).toBe(303);
    await inTransaction(house.deps.db, (tx) => endEverything(tx, { accountId: person.accountId, reason: 'account', actor: 'system' }));
    expect((await visitor.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
  });

  test('idle for an hour asks again', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await openAs(visitor, person, at('/me'));
    await shiftClock(house.deps.db, '61 minutes');
    try {
      expect((await visitor.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
    } finally {
      await shiftClock(house.deps.db, '0 minutes');
    }
  });

  test('log-out ends the door and the provider behind it', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    const page = await openAs(visitor, person, at('/me'));
    const confirm = await visitor.submit(page, {}, { action: '/me/log-out' });
    expect(confirm.url.pathname).toBe('/session/end');
    const out = await visitor.submit(confirm, { logout: 'yes' });
    expect(out.url.href).toBe(at('/'));
    expect((await visitor.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
  });
});

describe('sessions', () => {
  test('one on another device is seen and ended; its service is told; somebody else’s is not found', async () => {
    const person = await house.person();
    const phone = new Visitor({ 'user-agent': 'Mozilla/5.0 (iPhone) Version/19.0 Mobile/15E148 Safari/604.1' });
    await signIn(bank, phone, person);
    const visitor = new Visitor();
    const page = await openAs(visitor, person, at('/me/sessions'));
    expect(mainOf(page)).toMatch(/Safari – iPhone.*Ngân hàng Sen/);
    const uid = await sessionUid(person.accountId, 'iPhone');
    const ended = await visitor.submit(page, { session: uid }, { action: '/me/sessions/end' });
    expect(mainOf(ended)).toContain('Đã kết thúc phiên');
    expect((await bank.open(phone, { prompt: 'none' })).params.get('error')).toBe('login_required');
    const stranger = await house.person();
    const other = new Visitor();
    const theirs = await openAs(other, stranger, at('/me/sessions'));
    const mine = await sessionUid(person.accountId, 'test');
    expect((await other.submit(theirs, { session: mine }, { action: '/me/sessions/end' })).status).toBe(404);
    expect((await visitor.open(at('/me/sessions'))).url.pathname).toBe('/me/sessions');
  });

  test('ending all ends this one and offline access too, and says so before', async () => {
    const person = await house.person();
    const phone = new Visitor();
    const answer = await signIn(bank, phone, person, { scope: 'openid offline_access', prompt: 'consent' });
    const tokens = await bank.redeem(answer);
    expect(tokens.refresh_token).toBeDefined();
    const visitor = new Visitor();
    await openAs(visitor, person, at('/me'));
    const ask = await visitor.open(at('/me/sessions/end-all'));
    expect(mainOf(ask)).toMatch(/khi bạn vắng mặt:.*Ngân hàng Sen/);
    const done = await visitor.submit(ask, {}, { action: '/me/sessions/end-all' });
    expect(done.url.pathname).toBe('/me/ended');
    expect((await bank.refresh(tokens.refresh_token ?? '')).error).toBe('invalid_grant');
    expect((await visitor.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
  });
});

describe('consents and history', () => {
  test('a consent is shown by claims in words; withdrawing it ends the tokens', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    const tokens = await bank.redeem(await signIn(bank, visitor, person, { scope: 'openid profile' }));
    const page = await openAs(visitor, person, at('/me/consents'));
    expect(mainOf(page)).toMatch(/Ngân hàng Sen.*Ngày sinh/);
    const ask = await visitor.open(at(`/me/consents/${bank.options.clientId}/withdraw`));
    const done = await visitor.submit(ask, {}, { action: '/withdraw' });
    expect(mainOf(done)).toContain('Bạn chưa cho phép dịch vụ nào');
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect((await visitor.open(at('/me/consents/nobody/withdraw'))).status).toBe(404);
  });

  test('the history names service, level, claims, device and refusals, page after page without gap or repetition', async () => {
    const person = await house.person({ level: 1 });
    const visitor = new Visitor();
    await signIn(bank, visitor, person, { scope: 'openid profile' });
    const asked = await bank.open(visitor, { acr_values: 'urn:dinhdanh:acr:level-2' });
    await visitor.submit(asked.page, {}, { ...bank.stop });
    for (let turn = 0; turn < 24; turn += 1) {
      await house.deps.db.raw(
        `insert into audit_events (event, actor, account_id, client_id, details, rule_set, at)
         values ('authorization.refused', 'system', ?, ?, '{"error":"access_denied"}', 'r', app_now() - interval '1 day')`,
        [person.accountId, bank.options.clientId],
      );
    }
    const first = await openAs(visitor, person, at('/me/history'));
    expect(mainOf(first)).toMatch(/Ngân hàng Sen mức 1 \d+ mục/);
    expect(mainOf(first)).toContain('tài khoản không đạt mức mà dịch vụ cần');
    const href = /href="(\/me\/history\?after=[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await visitor.open(at(href));
    const rows = [first, second].map((page) => (page.html.match(/<tr/g) ?? []).length - 1);
    // Three sign-ins of today (bank, refusal, this door) and 24 refusals of yesterday.
    expect(rows).toEqual([20, 7]);
  });
});

async function sessionUid(accountId: string, device: string): Promise<string> {
  const { rows } = await house.deps.db.raw(`select uid from sessions where account_id = ? and ended_at is null and user_agent like ?`, [
    accountId,
    `%${device}%`,
  ]);
  return String(rows[0]?.uid);
}
