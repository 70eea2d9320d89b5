import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { listCredentials } from '../../src/domain/credentials/queries.ts';
import { listInbox } from '../../src/domain/notifications/queries.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { answerAs, mainOf, openAs } from '../setup/own-doors.ts';
import { enterPassword } from '../setup/people.ts';
import { formsOf, type Page, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(async () => house.stop());

const kindsOf = async (person: TestPerson): Promise<string[]> =>
  (await listCredentials(house.deps.db, person.accountId)).map(({ kind }) => kind).sort();

const inboxOf = async (person: TestPerson): Promise<string[]> =>
  (await listInbox(house.deps.db, house.deps.secrets, { accountId: person.accountId, limit: 20 })).map(({ kind }) => kind);

/** Signed in with a password alone, as most visits begin. */
async function visit(person: TestPerson): Promise<Visitor> {
  const visitor = new Visitor();
  await openAs(visitor, person, at('/me'));
  return visitor;
}

function secretOf(page: Page): string {
  return (/<code class="dd-secret">([^<]+)</.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
}

async function credentialId(person: TestPerson, kind: string): Promise<string> {
  return (await listCredentials(house.deps.db, person.accountId)).find((one) => one.kind === kind)?.id ?? '';
}

describe('fresh, at the highest level held', () => {
  test.each(['totp', 'passkey', 'password', 'recovery-codes'])(
    '%s: a level-2 account is asked for its second factor first',
    async (name) => {
      const person = await house.person();
      const visitor = await visit(person);
      const asked = await visitor.open(at(`/me/factors/${name}`));
      expect(asked.url.pathname).toMatch(/^\/sign-in\//);
      const page = await answerAs(visitor, person, asked);
      expect(page.url.pathname).toBe(`/me/factors/${name}`);
      await shiftClock(house.deps.db, '6 minutes');
      try {
        expect((await visitor.open(at(`/me/factors/${name}`))).url.pathname).toMatch(/^\/sign-in\//);
      } finally {
        await shiftClock(house.deps.db, '0 minutes');
      }
    },
  );

  test('a level-1 account shows its second factor at the door itself, because no acr can ask for it', async () => {
    const person = await house.person({ level: 1, phone: false });
    const visitor = await visit(person);
    const remove = `/me/factors/${await credentialId(person, 'totp')}/remove`;
    const asked = await visitor.open(at(remove));
    expect(asked.url.pathname).toBe('/me/confirm');
    const wrong = await visitor.submit(asked, { code: '000000' }, { action: '/me/confirm' });
    expect(wrong.status).toBe(422);
    expect((await visitor.open(at(remove))).url.pathname).toBe('/me/confirm');
    const right = await visitor.submit(wrong, { code: person.code() }, { action: '/me/confirm' });
    expect(right.url.pathname).toBe(remove);
    expect(await kindsOf(person)).toEqual(['password', 'totp']);
  });

  test('a level-1 account without an app gets a text message, and only a page of factors follows', async () => {
    const person = await house.person({ level: 1, totp: false });
    const visitor = await visit(person);
    const asked = await visitor.open(at(`/me/confirm?to=${encodeURIComponent('/me/limited')}`));
    expect(mainOf(asked)).toContain('trong tin nhắn');
    const page = await visitor.submit(asked, { code: await textedCode(person) }, { action: '/me/confirm' });
    expect(page.url.pathname).toBe('/me/factors');
    expect((await visitor.open(at('/me/factors/totp'))).url.pathname).toBe('/me/factors/totp');
  });

  test('a script that is not signed in, or not freshly, is refused and not redirected', async () => {
    const person = await house.person();
    const visitor = await visit(person);
    const headers = { 'content-type': 'application/json', 'x-csrf-token': formsOf(await visitor.open(at('/me')))[0]?.fields.csrf ?? '' };
    const post = (): Promise<Response> => visitor.request(at('/me/factors/passkey/options'), { method: 'POST', body: '{}', headers });
    expect((await post()).status).toBe(401);
    await openAs(visitor, person, at('/me/factors/passkey'));
    const options = await post();
    expect(options.status).toBe(200);
    expect(await options.json()).toMatchObject({ authenticatorSelection: { userVerification: 'required' } });
    const stranger = await visitor.request(at('/me/factors/passkey/options'), {
      method: 'POST',
      body: '{}',
      headers: { ...headers, 'x-csrf-token': 'x' },
    });
    expect(stranger.status).toBe(403);
  });
});

describe('changing factors', () => {
  test('a code app: picture and key are shown, a wrong code keeps them, the right one enrols and a notice goes out', async () => {
    const person = await house.person({ totp: false, phone: false });
    const visitor = await visit(person);
    const page = await visitor.open(at('/me/factors/totp'));
    expect(page.html).toContain('<svg class="dd-qr"');
    const secret = secretOf(page);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await visitor.submit(page, { code: '000000' }, { action: '/me/factors/totp' });
    expect(wrong.status).toBe(422);
    expect(secretOf(wrong)).toBe(secret);
    const forged = await visitor.submit(page, { code: '000000', offer: 'forged' }, { action: '/me/factors/totp' });
    expect(secretOf(forged)).not.toBe(secret);
    const current = secretOf(forged);
    const done = await visitor.submit(forged, { code: generateSync({ secret: current }) }, { action: '/me/factors/totp' });
    expect(mainOf(done)).toContain('Đã thêm ứng dụng tạo mã');
    expect(await kindsOf(person)).toEqual(['password', 'totp']);
    expect(await inboxOf(person)).toContain('factor-added');
  });

  test('the password: what cannot be taken is said, the new one works and the old one does not', async () => {
    const person = await house.person();
    const visitor = await visit(person);
    const page = await openAs(visitor, person, at('/me/factors/password'));
    const send = (password: string, repeat = password): Promise<Page> =>
      visitor.submit(page, { password, repeat }, { action: '/me/factors/password' });
    expect((await send('')).status).toBe(422);
    expect(mainOf(await send('mot mat khau moi tinh', 'khac'))).toContain('không giống nhau');
    expect(mainOf(await send('password123'))).toContain('hay bị đoán');
    expect(mainOf(await send('Đỗ Thị Thử'))).toContain('chứa tên');
    expect(mainOf(await send('x'.repeat(2000)))).toContain('quá dài');
    expect(mainOf(await send('con đò lặng lẽ sang ngang'))).toContain('Đã đổi mật khẩu');
    expect(await inboxOf(person)).toContain('password-changed');
    const again = new Visitor();
    const start = await again.open(at('/me'));
    expect((await enterPassword(again, start, person.login)).status).toBe(422);
    expect((await enterPassword(again, start, person.login, { password: 'con đò lặng lẽ sang ngang' })).url.pathname).toBe('/me');
  });

  test('taking away the last second factor is warned of first', async () => {
    const person = await house.person({ phone: false });
    const visitor = await visit(person);
    const page = await openAs(visitor, person, at(`/me/factors/${await credentialId(person, 'totp')}/remove`));
    const warned = await visitor.submit(page, {}, { action: '/remove' });
    expect(warned.status).toBe(409);
    expect(await kindsOf(person)).toEqual(['password', 'totp']);
    const done = await visitor.submit(warned, {}, { action: '/remove' });
    expect(mainOf(done)).toContain('Đã gỡ');
    expect(await kindsOf(person)).toEqual(['password']);
    expect(await inboxOf(person)).toContain('factor-removed');
  });

  test('a credential of somebody else is not found, on the page and in the form', async () => {
    const [person, other] = [await house.person({ phone: false }), await house.person()];
    const visitor = await visit(person);
    const own = await openAs(visitor, person, at(`/me/factors/${await credentialId(person, 'totp')}/remove`));
    const theirs = `/me/factors/${await credentialId(other, 'totp')}/remove`;
    expect((await visitor.open(at(theirs))).status).toBe(404);
    const html = own.html.replaceAll(/action="[^"]*\/remove"/g, `action="${theirs}"`);
    expect((await visitor.submit({ ...own, html }, { warned: 'yes' }, { action: '/remove' })).status).toBe(404);
    expect(await kindsOf(other)).toEqual(['password', 'totp']);
  });

  test('ten recovery codes are shown once', async () => {
    const person = await house.person();
    const visitor = await visit(person);
    const page = await openAs(visitor, person, at('/me/factors/recovery-codes'));
    const shown = await visitor.submit(page, {}, { action: '/recovery-codes' });
    const codes = [...shown.html.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code ?? '');
    expect(new Set(codes).size).toBe(10);
    const later = await visitor.open(at('/me/factors/recovery-codes'));
    expect(codes.filter((code) => later.html.includes(code))).toEqual([]);
    expect(await inboxOf(person)).toContain('recovery-codes-issued');
  });
});

describe('after a recovery code', () => {
  test('a new factor can be added, and nothing else changed', async () => {
    const person = await house.person();
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    if (!('codes' in issued)) throw new Error('no codes');
    const visitor = new Visitor();
    const start = await visitor.open(at('/me/factors'));
    const recovery = await visitor.open(start.url.href.replace(/$/, '/recovery'));
    const list = await visitor.submit(recovery, { username: person.login, code: issued.codes[0] ?? '' }, { action: '/recovery' });
    expect(list.url.pathname).toBe('/me/factors');
    expect(mainOf(list)).toContain('Lần này chỉ thêm được');
    const closed = ['password', 'recovery-codes', `${await credentialId(person, 'totp')}/remove`];
    for (const name of closed) expect((await visitor.open(at(`/me/factors/${name}`))).url.pathname).toBe('/me/factors');
    const add = await visitor.open(at('/me/factors/totp'));
    // There is one already, and a code that was found must not take it away.
    expect(add.status).toBe(409);
    expect((await visitor.open(at('/me/factors/passkey'))).url.pathname).toBe('/me/factors/passkey');
    await shiftClock(house.deps.db, '16 minutes');
    try {
      expect((await visitor.open(at('/me/factors/passkey'))).url.pathname).toMatch(/^\/sign-in\//);
    } finally {
      await shiftClock(house.deps.db, '0 minutes');
    }
  });
});

async function textedCode(person: TestPerson): Promise<string> {
  const { rows } = await house.deps.db.raw(
    `select variables from messages where account_id = ? and kind = 'sms-code' order by created_at desc limit 1`,
    [person.accountId],
  );
  const sealed = JSON.parse(house.deps.secrets.unseal('message', String(rows[0]?.variables))) as { variables: { code: string } };
  return sealed.variables.code;
}
