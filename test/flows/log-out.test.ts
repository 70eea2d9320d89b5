import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawConsent } from '../../src/domain/consents/actions.ts';
import { endAllOwnSessions } from '../../src/domain/sign-ins/by-holder.ts';
import { listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, signInForTokens, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party, Tokens } from '../setup/party.ts';
import { formsOf, type Page, textOf, Visitor } from '../setup/visitor.ts';

const after = 'http://localhost:9/after';

let house: TestHouse;
let bank: Party;
let clinic: Party;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state', name_vi: 'Ngân hàng', name_en: 'Bank', post_logout_redirect_uris: [after] });
  clinic = await house.party({ kind: 'state', name_vi: 'Phòng khám', name_en: 'Clinic', offline: true });
});
afterAll(async () => house.stop());

function endAddress(params: Record<string, string>): string {
  return `${house.issuer}/session/end?${new URLSearchParams(params)}`;
}

const logOut = (visitor: Visitor, params: Record<string, string>): Promise<Page> => visitor.open(endAddress(params), { stopAt: after });
const confirm = (visitor: Visitor, page: Page): Promise<Page> =>
  visitor.submit(page, {}, { action: '/session/end/confirm', stopAt: after });

async function signedIn(): Promise<{ person: TestPerson; visitor: Visitor; tokens: Tokens }> {
  const [person, visitor] = [await house.person(), new Visitor()];
  return { person, visitor, tokens: await signInForTokens(bank, visitor, person) };
}

test('a log-out asks first, names the person and the services, ends the session and its tokens, and goes back', async () => {
  const { person, visitor, tokens } = await signedIn();
  await signIn(clinic, visitor, person);
  const page = await logOut(visitor, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after, state: 'back' });
  expect(page.status).toBe(200);
  expect(textOf(page)).toContain(person.login.slice(-3));
  for (const name of ['Ngân hàng', 'Phòng khám']) expect(textOf(page)).toContain(name);
  expect(page.headers.get('content-security-policy')).toMatch(/form-action 'self' http:\/\/localhost:9(;|$)/);
  // Looking at the page ends nothing.
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
  const left = await confirm(visitor, page);
  expect(left.url.href).toBe(`${after}?state=back`);
  expect(visitor.cookie('dd-session')).toBeUndefined();
  expect(await listSessions(house.deps.db, person.accountId)).toEqual([]);
  expect((await silently(bank, visitor)).get('error')).toBe('login_required');
  await expectDead(bank, tokens);
});

async function expectDead(party: Party, tokens: Tokens): Promise<void> {
  expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  expect((await party.userinfo(tokens.access_token ?? '')).status).toBe(401);
  expect(await party.introspect(tokens.access_token ?? '')).toEqual({ active: false });
}

test('in English, and without an address to return to, it ends on a page of ours', async () => {
  const { visitor } = await signedIn();
  const page = await logOut(visitor, { ui_locales: 'en', client_id: bank.options.clientId });
  expect(page.html).toMatch(/<html[^>]* lang="en"/);
  expect(textOf(page)).toContain('Do you want to sign out?');
  const done = await confirm(visitor, page);
  expect([done.status, done.url.pathname]).toEqual([200, '/session/end/success']);
  // A second tab still shows the question: what it asks has happened.
  expect([(await confirm(visitor, page)).status, textOf(await confirm(visitor, page))]).toEqual([
    200,
    expect.stringContaining('đăng xuất'),
  ]);
});

test('a POST becomes a GET of the same address, so that the cookie comes along; more than 8 kB is refused', async () => {
  const { visitor, tokens } = await signedIn();
  const post = (fields: Record<string, string>): Promise<Response> =>
    visitor.request(`${house.issuer}/session/end`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:9', 'sec-fetch-site': 'cross-site' },
    });
  const answer = await post({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after });
  expect(answer.status).toBe(303);
  const page = await visitor.open(new URL(answer.headers.get('location') ?? '', house.issuer));
  expect((await confirm(visitor, page)).url.href).toBe(after);
  expect((await post({ state: 'x'.repeat(9000) })).status).toBe(413);
});

test('nobody signed in: nothing is asked, the way leads on without a script, in our own page', async () => {
  const { visitor, tokens } = await signedIn();
  const params = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after };
  await confirm(visitor, await logOut(visitor, params));
  const page = await logOut(new Visitor(), params);
  expect(page.status).toBe(200);
  expect(page.html).toContain('lang="vi"');
  expect(page.html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(page.headers.get('content-security-policy')).toContain('form-action');
});

test('without a script the hand-over of a log-out with nobody signed in is one button', async () => {
  const { tokens } = await signedIn();
  const stranger = new Visitor();
  const page = await logOut(stranger, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after, state: 's' });
  expect(formsOf(page).map(({ action }) => new URL(action).pathname)).toEqual(['/session/end/confirm']);
  expect(textOf(page)).toContain('Bạn không còn đăng nhập ở đây');
  expect((await confirm(stranger, page)).url.href).toBe(`${after}?state=s`);
});

test('nobody signed in and nowhere to return: it says so, and promises nothing', async () => {
  const page = await logOut(new Visitor(), {});
  expect([page.status, page.url.pathname, formsOf(page)]).toEqual([200, '/session/end', []]);
  expect(textOf(page)).toContain('Bạn không còn đăng nhập ở đây');
  expect(textOf(page)).not.toMatch(/quay lại dịch vụ|đang báo cho các dịch vụ/i);
});

test.each([
  ['a trailing slash', `${after}/`],
  ['a query', `${after}?x=1`],
  ['another case', 'http://localhost:9/After'],
  ['another port', 'http://localhost:10/after'],
  ['a user', 'http://u@localhost:9/after'],
  ['an encoded letter', 'http://localhost:9/%61fter'],
  ['a script', 'javascript:alert(1)'],
  ['another host', 'https://evil.example/after'],
])('an address to return to with %s is not the registered one: a page, no redirect, and nobody is logged out', async (_what, uri) => {
  const { visitor, tokens } = await signedInOnce();
  const page = await logOut(visitor, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: uri });
  expect(page.status).toBe(400);
  expect(page.trail).toHaveLength(1);
  expect(textOf(page)).toContain('post_logout_redirect_uri not registered');
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
});

let once: ReturnType<typeof signedIn> | undefined;
function signedInOnce(): ReturnType<typeof signedIn> {
  once ??= signedIn();
  return once;
}

test('without a client the address to return to is ignored', async () => {
  const { visitor } = await signedIn();
  const done = await confirm(visitor, await logOut(visitor, { post_logout_redirect_uri: after }));
  expect(done.url.pathname).toBe('/session/end/success');
});

test.each([
  ['no token at all', 'nonsense'],
  ['a token of somebody else', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
])('a hint that is %s is refused on a page', async (_what, hint) => {
  const page = await logOut((await signedInOnce()).visitor, { id_token_hint: hint });
  expect(page.status).toBe(400);
});

test('a log-out form of another page, or without its secret, ends nothing', async () => {
  const { visitor } = await signedIn();
  const page = await logOut(visitor, {});
  const stranger = await visitor.request(`${house.issuer}/session/end/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ logout: 'yes', xsrf: 'f'.repeat(48) }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(stranger.status).toBe(400);
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
  expect((await confirm(visitor, page)).status).toBe(200);
});

test('a hint about another person says so, and ends nothing before the person here wants it', async () => {
  const { visitor, person } = await signedIn();
  const other = await signedIn();
  const hint = { id_token_hint: other.tokens.id_token ?? '', post_logout_redirect_uri: after };
  const page = await logOut(visitor, hint);
  expect(textOf(page)).toContain('muốn đăng xuất một người khác');
  expect(textOf(page)).toContain(person.login.slice(-3));
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
  expect(await bank.introspect(other.tokens.access_token ?? '')).toMatchObject({ active: true });
  // Their own hint says nothing of the kind.
  expect(textOf(await logOut(other.visitor, hint))).not.toContain('một người khác');
  await confirm(visitor, await logOut(visitor, hint));
  expect(await bank.introspect(other.tokens.access_token ?? '')).toMatchObject({ active: true });
});

test('offline access survives a log-out, and the page says so; it does not survive "end all"', async () => {
  const { person, visitor, tokens } = await signedIn();
  const offline = await signInForTokens(clinic, visitor, person, { scope: 'openid offline_access', prompt: 'consent' });
  const page = await logOut(visitor, {});
  expect(textOf(page)).toMatch(/vẫn đọc được thông tin bạn đã đồng ý, cả sau khi bạn đăng xuất: Phòng khám/);
  await confirm(visitor, page);
  await expectDead(bank, tokens);
  expect((await clinic.refresh(offline.refresh_token ?? '')).status).toBe(200);
  expect(await clinic.introspect(offline.access_token ?? '')).toMatchObject({ active: true });
  await endAllOwnSessions(house.deps, { accountId: person.accountId, requestId: 'r', language: 'vi' });
  await expectDead(clinic, offline);
});

test('offline access ends with the consent it rests on', async () => {
  const { person, visitor } = await signedIn();
  const offline = await signInForTokens(clinic, visitor, person, { scope: 'openid offline_access', prompt: 'consent' });
  await confirm(visitor, await logOut(visitor, {}));
  expect((await clinic.refresh(offline.refresh_token ?? '')).status).toBe(200);
  const about = { accountId: person.accountId, clientId: clinic.options.clientId, requestId: 'r' };
  await inTransaction(house.deps.db, (tx) => withdrawConsent(tx, about));
  await expectDead(clinic, offline);
});

test('a log-out on one device leaves the other signed in', async () => {
  const { person, visitor } = await signedIn();
  const phone = new Visitor();
  const there = await signInForTokens(bank, phone, person);
  await confirm(visitor, await logOut(visitor, {}));
  expect((await silently(bank, phone)).get('code')).toBeTruthy();
  expect((await bank.refresh(there.refresh_token ?? '')).status).toBe(200);
});
