import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn, signIn, signInForTokens, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { formsOf, textOf, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;
let person: TestPerson;
let visitor: Visitor;

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state' });
  person = await house.person();
  visitor = new Visitor();
  await signIn(bank, visitor, person);
});
afterAll(async () => house.stop());

describe('response_mode', () => {
  test('query is the default, and can be named', async () => {
    for (const params of [{}, { response_mode: 'query' }]) expect((await silently(bank, visitor, params)).get('code')).toBeTruthy();
  });

  test('fragment', async () => {
    const { page, verifier } = await bank.open(visitor, { response_mode: 'fragment', prompt: 'none' });
    expect(page.url.search).toBe('');
    const params = new URLSearchParams(page.url.hash.slice(1));
    expect((await bank.redeem({ params, verifier })).status).toBe(200);
  });

  test.each([
    ['vi', 'Tiếp tục'],
    ['en', 'Continue'],
  ])('form_post works without scripts, in %s', async (locale, button) => {
    const { url, verifier } = bank.request({ response_mode: 'form_post', prompt: 'none', ui_locales: locale });
    const page = await visitor.open(url);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
    expect(textOf(page)).toContain(button);
    expect(page.html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'; .*form-action 'self' http:\/\/localhost:9(;|$)/);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const [form] = formsOf(page);
    expect(form).toMatchObject({ action: bank.options.redirectUri, method: 'POST' });
    expect(form?.fields.iss).toBe(house.issuer);
    expect(form?.fields).not.toHaveProperty('csrf');
    expect((await bank.redeem({ params: new URLSearchParams(form?.fields), verifier })).status).toBe(200);
  });

  test('form_post carries an error too, with state', async () => {
    const page = await new Visitor().open(bank.request({ response_mode: 'form_post', prompt: 'none', state: `<"&'` }).url);
    expect(formsOf(page)[0]?.fields).toMatchObject({ error: 'login_required', state: `<"&'`, iss: house.issuer });
  });

  test('form_post at the end of a whole sign-in', async () => {
    const fresh = new Visitor();
    const asked = await bank.open(fresh, { response_mode: 'form_post' });
    const page = await goOn({ party: bank, visitor: fresh, person }, asked.page);
    expect([page.url.origin, formsOf(page)[0]?.action]).toEqual([house.issuer, bank.options.redirectUri]);
    expect((await bank.redeem(bank.answer(page, asked.verifier))).status).toBe(200);
  });
});

describe('prompt', () => {
  test('none: a code for whoever is signed in, login_required for everybody else', async () => {
    expect((await silently(bank, visitor)).get('code')).toBeTruthy();
    expect((await silently(bank, new Visitor())).get('error')).toBe('login_required');
  });

  test('login: the password again, though somebody is signed in', async () => {
    const asked = await bank.open(visitor, { prompt: 'login' });
    expect(asked.page.url.pathname).toMatch(/^\/sign-in\//);
    const page = await goOn({ party: bank, visitor, person }, asked.page);
    const before = Math.floor(Date.now() / 1000) - 60;
    expect(Number(claimsOfToken(await bank.redeem(bank.answer(page, asked.verifier))).auth_time)).toBeGreaterThan(before);
  });

  test('consent: an earlier one that was withdrawn meanwhile is not brought back by the click, the question is asked anew', async () => {
    const asked = await bank.open(visitor, { prompt: 'consent' });
    await house.database.db('consents').where({ client_id: bank.options.clientId }).update({ withdrawn_at: new Date() });
    const again = await visitor.submit(asked.page, {}, { action: '/consent', ...bank.stop });
    expect([again.status, formsOf(again).some(({ action }) => action.endsWith('/consent'))]).toEqual([200, true]);
    const page = await visitor.submit(again, {}, { action: '/consent', ...bank.stop });
    expect((await bank.redeem(bank.answer(page, asked.verifier))).status).toBe(200);
  });

  test('consent: the question again, though it was answered', async () => {
    const asked = await bank.open(visitor, { prompt: 'consent' });
    expect(asked.page.url.pathname).toMatch(/\/consent$/);
    const page = await goOn({ party: bank, visitor, person }, asked.page);
    expect(page.url.searchParams.get('code')).toBeTruthy();
    const refused = await bank.open(visitor, { prompt: 'consent' });
    const back = await visitor.submit(refused.page, { decision: 'deny' }, { action: '/consent', ...bank.stop });
    expect(back.url.searchParams.get('error')).toBe('access_denied');
  });

  test('select_account: the choice to go on or to be somebody else', async () => {
    const asked = await bank.open(visitor, { prompt: 'select_account' });
    expect(textOf(asked.page)).toContain(person.login.slice(-3));
    const page = await visitor.submit(asked.page, { decision: 'continue' }, { action: '/switch', ...bank.stop });
    expect((await bank.redeem(bank.answer(page, asked.verifier))).status).toBe(200);
  });

  test('login and consent together: both', async () => {
    const asked = await bank.open(visitor, { prompt: 'login consent' });
    const seen: string[] = [];
    const page = await goOn(
      { party: bank, visitor, person },
      asked.page,
      ({ url }) => (seen.push(url.pathname.split('/')[3] ?? 'start'), false),
    );
    expect(seen).toContain('start');
    expect(seen).toContain('consent');
    expect(page.url.searchParams.get('code')).toBeTruthy();
  });
});

describe('hints', () => {
  test('login_hint fills in the number, and nothing else', async () => {
    const { page } = await bank.open(new Visitor(), { login_hint: person.login });
    expect(page.html).toMatch(new RegExp(`name="username"[^>]*value="${person.login}"|value="${person.login}"[^>]*name="username"`));
    const wild = await bank.open(new Visitor(), { login_hint: '"><script>alert(1)</script>' });
    expect(wild.page.html).not.toContain('<script>alert');
  });

  /** Both ways to say whom a request is about. */
  const about = {
    id_token_hint: (token: string | undefined) => ({ id_token_hint: token }),
    'the sub in claims': (token: string | undefined) => ({
      claims: JSON.stringify({ id_token: { sub: { value: decodeJwt(token ?? '').sub } } }),
    }),
  };

  test.each(Object.entries(about))('%s: nobody else is answered for', async (_name, params) => {
    const own = await signInForTokens(bank, visitor, person);
    expect((await silently(bank, visitor, params(own.id_token))).get('code')).toBeTruthy();
    const [someone, third] = [await house.person(), await house.person()];
    const other = await signInForTokens(bank, new Visitor(), someone);
    expect((await silently(bank, visitor, params(other.id_token))).get('error')).toBe('login_required');

    // Whoever is signed in may go back, or let the other one sign in.
    const asked = await bank.open(visitor, params(other.id_token));
    expect(textOf(asked.page)).toContain(person.login.slice(-3));
    const stayed = await visitor.submit(asked.page, { decision: 'continue' }, { action: '/switch', ...bank.stop });
    expect(stayed.url.searchParams.get('error')).toBe('login_required');
    expect((await silently(bank, visitor)).get('code')).toBeTruthy();

    for (const [who, outcome] of [
      [third, 'error'],
      [someone, 'code'],
    ] as const) {
      const browser = new Visitor();
      await signIn(bank, browser, person);
      const again = await bank.open(browser, params(other.id_token));
      const fresh = await browser.submit(again.page, { decision: 'switch' }, { action: '/switch', ...bank.stop });
      const page = await goOn({ party: bank, visitor: browser, person: who }, fresh);
      expect(page.url.searchParams.get(outcome)).toBeTruthy();
      if (outcome === 'error') expect(page.url.searchParams.get('error')).toBe('login_required');
      else expect(claimsOfToken(await bank.redeem(bank.answer(page, again.verifier))).sub).toBe(claimsOfToken(other).sub);
    }
  });

  test('whoever a hint names may sign in where nobody is; anybody else is sent back', async () => {
    const own = await signInForTokens(bank, visitor, person);
    expect((await signIn(bank, new Visitor(), person, { id_token_hint: own.id_token })).params.get('code')).toBeTruthy();
    const wrong = await signIn(bank, new Visitor(), await house.person(), { id_token_hint: own.id_token });
    expect(wrong.params.get('error')).toBe('login_required');
  });

  test('id_token_hint issued to another service is refused', async () => {
    const clinic = await house.party({ kind: 'state' });
    const foreign = await signInForTokens(clinic, visitor, person);
    expect((await silently(bank, visitor, { id_token_hint: foreign.id_token })).get('error')).toBe('invalid_request');
  });

  test('ui_locales chooses the first language that we have', async () => {
    for (const [asked, lang] of [
      ['en', 'en'],
      ['fr en vi', 'en'],
      ['fr', 'vi'],
      ['vi', 'vi'],
    ] as const) {
      const { page } = await bank.open(new Visitor(), { ui_locales: asked });
      expect(page.html).toMatch(new RegExp(`<html[^>]* lang="${lang}"`));
    }
  });
});

describe('scope and claims', () => {
  test('each scope brings its claims at userinfo, and none of them in the ID token', async () => {
    const tokens = await signInForTokens(bank, visitor, person, { scope: 'openid profile identity email phone address' });
    const { body } = await bank.userinfo(tokens.access_token ?? '');
    expect(body).toMatchObject({
      name: 'Đỗ Thị Thử',
      birthdate: '1991-02-03',
      gender: 'female',
      nationality: 'VNM',
      personal_number: person.login,
      email: expect.stringContaining('@example.com'),
      phone_number: expect.stringMatching(/^\+84/),
    });
    for (const name of ['name', 'birthdate', 'personal_number', 'email', 'phone_number'])
      expect(claimsOfToken(tokens)).not.toHaveProperty(name);
  });

  test('the claims parameter names single claims for userinfo and for the ID token', async () => {
    const claims = JSON.stringify({
      userinfo: { birthdate: null },
      id_token: { name: { essential: true }, auth_time: { essential: true } },
    });
    const tokens = await signInForTokens(bank, visitor, person, { claims });
    expect(claimsOfToken(tokens)).toMatchObject({ name: 'Đỗ Thị Thử' });
    const { body } = await bank.userinfo(tokens.access_token ?? '');
    expect(Object.keys(body).sort()).toEqual(['birthdate', 'sub']);
  });

  test('claims beyond the admission are not asked, not shown and not given', async () => {
    const narrow = await house.party({ kind: 'state', claims: ['name'] });
    const asked = await narrow.open(visitor, { scope: 'openid profile', claims: '{"userinfo":{"personal_number":{"essential":true}}}' });
    const tokens = await narrow.redeem(narrow.answer(await goOn({ party: narrow, visitor, person }, asked.page), asked.verifier));
    expect(Object.keys((await narrow.userinfo(tokens.access_token ?? '')).body).sort()).toEqual(['name', 'sub']);
  });
});

describe('pushed authorization requests', () => {
  const push = async (
    params: Record<string, string | undefined>,
  ): Promise<{ status: number; uri: string; verifier: string; error?: string }> => {
    const { url, verifier } = bank.request(params);
    const response = await bank.post('/request', Object.fromEntries(new URL(url).searchParams));
    const body = (await response.json()) as { request_uri?: string; error?: string };
    return { status: response.status, uri: body.request_uri ?? '', verifier, ...(body.error ? { error: body.error } : {}) };
  };
  const address = (uri: string, clientId = bank.options.clientId): string =>
    `${house.issuer}/auth?${new URLSearchParams({ client_id: clientId, request_uri: uri })}`;

  test('what was pushed is what counts, through a whole sign-in', async () => {
    const { uri, verifier } = await push({ scope: 'openid profile' });
    expect(uri).toMatch(/^urn:ietf:params:oauth:request_uri:/);
    const fresh = new Visitor();
    const first = await fresh.open(`${address(uri)}&scope=openid+identity&prompt=none`, bank.stop);
    const page = await goOn({ party: bank, visitor: fresh, person }, first);
    const tokens = await bank.redeem(bank.answer(page, verifier));
    expect((await bank.userinfo(tokens.access_token ?? '')).body).not.toHaveProperty('personal_number');
    expect((await bank.userinfo(tokens.access_token ?? '')).body).toHaveProperty('name');
  });

  test('a broken request is refused when it is pushed', async () => {
    expect(await push({ redirect_uri: 'https://evil.example/' })).toMatchObject({ status: 400, error: 'invalid_request' });
    expect(await push({ code_challenge: undefined, code_challenge_method: undefined })).toMatchObject({ status: 400 });
  });

  test('only the client that pushed may use it, and a service admitted to push must', async () => {
    const { uri } = await push({ prompt: 'none' });
    const clinic = await house.party({ kind: 'state', require_pushed_authorization_requests: true });
    const stolen = await visitor.open(address(uri, clinic.options.clientId), bank.stop);
    expect([stolen.status, bank.isAnswer(stolen)]).toEqual([400, false]);
    const { page, params } = await clinic.open(visitor, { prompt: 'none' });
    expect(params.get('error') ?? textOf(page)).toMatch(/invalid_request/);
  });
});
