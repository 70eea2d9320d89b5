import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockAccount } from '../../src/domain/accounts/actions.ts';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { createNotMeLink } from '../../src/domain/notifications/not-me-links.ts';
import { listInbox } from '../../src/domain/notifications/queries.ts';
import { endForLock } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { mainOf } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { type Page, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ name_vi: 'Ngân hàng Sen', name_en: 'Sen Bank', kind: 'state', offline: true });
});
afterAll(async () => house.stop());

const lock = (person: TestPerson): Promise<unknown> =>
  inTransaction(house.deps.db, (tx) =>
    lockAccount(tx, { accountId: person.accountId, ground: 'card-expired', actor: 'system' }, endForLock),
  );

const linkOf = (person: TestPerson): Promise<string> => inTransaction(house.deps.db, (tx) => createNotMeLink(tx, person.accountId));

/** Number and password at the desk. */
async function begin(visitor: Visitor, person: TestPerson, password = person.password): Promise<Page> {
  return visitor.submit(await visitor.open(at('/me/limited')), { username: person.login, password }, { action: '/me/limited' });
}

async function enter(visitor: Visitor, person: TestPerson): Promise<Page> {
  return visitor.submit(await begin(visitor, person), { code: person.code() }, { action: '/me/limited/code' });
}

describe('the limited desk', () => {
  test('shows a locked person why, since when and who can lift it, and lets them withdraw', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await bank.redeem(await signIn(bank, visitor, person, { scope: 'openid profile' }));
    await lock(person);
    const desk = await enter(visitor, person);
    expect(desk.url.pathname).toBe('/me/limited/desk');
    expect(mainOf(desk)).toMatch(/Thẻ căn cước hết hạn.*Từ lúc.*Ai giải quyết được.*Không còn phiên nào.*Ngân hàng Sen/);
    const done = await visitor.submit(desk, {}, { action: '/me/limited/withdraw' });
    expect(mainOf(done)).toContain('Đã rút sự đồng ý');
    expect(mainOf(done)).toContain('Không có dịch vụ nào');
  });

  test('is no session: no page of the account and no service opens with it', async () => {
    const person = await house.person();
    await lock(person);
    const visitor = new Visitor();
    await enter(visitor, person);
    expect((await visitor.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
    expect((await silently(bank, visitor)).get('error')).toBe('login_required');
    const left = await visitor.submit(await visitor.open(at('/me/limited/desk')), {}, { action: '/leave' });
    expect(left.url.pathname).toBe('/');
    expect((await visitor.open(at('/me/limited/desk'))).url.pathname).toBe('/me/limited');
  });

  test('says nothing before both factors are right, and the same about numbers that are nobody’s', async () => {
    const person = await house.person();
    await lock(person);
    const [known, unknown] = [
      await begin(new Visitor(), person, 'wrong'),
      await begin(new Visitor(), { ...person, login: '003099999999' }),
    ];
    expect([known.status, unknown.status]).toEqual([422, 422]);
    expect(mainOf(known)).toBe(mainOf(unknown));
    const visitor = new Visitor();
    const half = await begin(visitor, person);
    expect(mainOf(half)).not.toContain('căn cước hết hạn');
    expect((await visitor.open(at('/me/limited/desk'))).url.pathname).toBe('/me/limited');
    const wrong = await visitor.submit(half, { code: '000000' }, { action: '/me/limited/code' });
    expect(wrong.status).toBe(422);
  });

  test('is closed to forged cookies, to the dead, and not needed by whoever may sign in', async () => {
    const forged = await fetch(at('/me/limited/desk'), { redirect: 'manual', headers: { cookie: 'dd-limited=forged' } });
    expect(forged.status).toBe(303);
    const person = await house.person();
    const visitor = new Visitor();
    expect(mainOf(await enter(visitor, person))).toContain('đang dùng được');
    await house.deps.db.raw(`update accounts set state = 'dead' where id = ?`, [person.accountId]);
    const other = new Visitor();
    const dead = await other.submit(await begin(other, person), { code: person.code() }, { action: '/me/limited/code' });
    expect(mainOf(dead)).toContain('không dùng được cho tài khoản này');
  });
});

describe('this wasn’t me', () => {
  test('opening the link does nothing; confirming ends everything, holds the account and tells the person, once', async () => {
    const person = await house.person();
    const victim = new Visitor();
    const tokens = await bank.redeem(await signIn(bank, victim, person, { scope: 'openid offline_access', prompt: 'consent' }));
    const token = await linkOf(person);
    const reader = new Visitor();
    const ask = await reader.open(at(`/not-me?token=${token}`));
    expect(ask.status).toBe(200);
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(200);
    const done = await reader.submit(ask, {}, { action: '/not-me' });
    expect(mainOf(done)).toContain('đã được tạm giữ');
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect((await bank.refresh(tokens.refresh_token ?? '')).error).toBe('invalid_grant');
    expect((await silently(bank, victim)).get('error')).toBe('login_required');
    const inbox = await listInbox(house.deps.db, house.deps.secrets, { accountId: person.accountId, limit: 9 });
    expect(inbox.map(({ kind }) => kind)).toContain('hold-started');
    expect((await reader.submit(ask, {}, { action: '/not-me' })).status).toBe(410);
  });

  test('of 20 confirmations at once exactly one counts; a link that never was is gone', async () => {
    const person = await house.person();
    const reader = new Visitor();
    const ask = await reader.open(at(`/not-me?token=${await linkOf(person)}`));
    const all = await Promise.all(Array.from({ length: 20 }, () => reader.submit(ask, {}, { action: '/not-me' })));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await reader.open(at('/not-me?token=x'))).status).toBe(410);
    expect((await reader.open(at('/not-me'))).status).toBe(410);
  });

  test('a hold ends at the desk with a recovery code, never without one', async () => {
    const person = await house.person();
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    if (!('codes' in issued)) throw new Error('no codes');
    const reader = new Visitor();
    await reader.submit(await reader.open(at(`/not-me?token=${await linkOf(person)}`)), {}, { action: '/not-me' });
    const visitor = new Visitor();
    const desk = await enter(visitor, person);
    expect(mainOf(desk)).toContain('Tạm giữ để bảo vệ bạn');
    const wrong = await visitor.submit(desk, { code: 'aaaa-bbbb-cccc-dddd' }, { action: '/recover' });
    expect(wrong.status).toBe(422);
    const done = await visitor.submit(wrong, { code: issued.codes[3] ?? '' }, { action: '/recover' });
    expect(mainOf(done)).toContain('đang dùng được');
    expect((await signIn(bank, new Visitor(), person)).params.get('code')).toBeTruthy();
  });
});
