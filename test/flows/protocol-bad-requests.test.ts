import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

const redirect = 'http://localhost:9/app/callback';

let house: TestHouse;
let bank: Party;
let person: TestPerson;
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state', redirect_uris: [redirect] });
  person = await house.person();
  await signIn(bank, visitor, person);
});
// Whatever was sent: the next normal sign-in still works.
afterAll(async () => {
  expect((await silently(bank, visitor)).get('code')).toBeTruthy();
  await house.stop();
});

/** Opens an address with a raw query. */
const openRaw = (text: string): Promise<Page> => visitor.open(`${house.issuer}/auth?${text}`, { stopAt: redirect });

function query(change: Record<string, string | undefined> = {}): string {
  return bank.request({ prompt: 'none', ...change }).url.split('?')[1] ?? '';
}

function expectPage(page: Page, says?: string | RegExp): void {
  expect(page.status).toBe(400);
  expect(page.trail).toHaveLength(1);
  expect(page.headers.get('content-type')).toContain('text/html');
  if (says) expect(textOf(page)).toMatch(says);
  expect(page.html).not.toMatch(/at .*\.(js|ts):\d+|node_modules/);
}

function expectError(page: Page, error: string): void {
  expect(page.url.href.startsWith(redirect)).toBe(true);
  // An answer to a response type with tokens travels in the fragment, also when it is a refusal (OAuth 2.0 Multiple Response Types 2.1).
  const params = page.url.hash ? new URLSearchParams(page.url.hash.slice(1)) : page.url.searchParams;
  expect([params.get('error'), params.get('iss')]).toEqual([error, house.issuer]);
}

describe('without a redirect, on a page', () => {
  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a client named __proto__', { client_id: '__proto__' }],
    ['a client named constructor', { client_id: 'constructor' }],
    ['no client', { client_id: undefined }],
    ['no redirect address', { redirect_uri: undefined }],
    ['a trailing slash', { redirect_uri: `${redirect}/` }],
    ['another case', { redirect_uri: 'http://localhost:9/App/callback' }],
    ['another case of the scheme', { redirect_uri: 'HTTP://localhost:9/app/callback' }],
    ['another case of the host', { redirect_uri: 'http://LOCALHOST:9/app/callback' }],
    ['another port', { redirect_uri: 'http://localhost:10/app/callback' }],
    ['another scheme', { redirect_uri: 'https://localhost:9/app/callback' }],
    ['a user before the host', { redirect_uri: 'http://user@localhost:9/app/callback' }],
    ['a host that only looks like it', { redirect_uri: 'http://localhost:9@evil.example/app/callback' }],
    ['an encoded letter', { redirect_uri: 'http://localhost:9/app/c%61llback' }],
    ['dots', { redirect_uri: 'http://localhost:9/x/../app/callback' }],
    ['a further query', { redirect_uri: `${redirect}?next=evil` }],
    ['a fragment', { redirect_uri: `${redirect}#x` }],
    ['a backslash', { redirect_uri: 'http://localhost:9\\app\\callback' }],
    ['a blank', { redirect_uri: ` ${redirect}` }],
    ['a prefix', { redirect_uri: redirect.slice(0, -1) }],
    ['a longer path', { redirect_uri: `${redirect}/more` }],
    ['a script', { redirect_uri: 'JaVaScRiPt:alert(1)' }],
    ['no address at all', { redirect_uri: 'callback' }],
    ['IPv6 loopback', { redirect_uri: 'http://[::1]:9/app/callback' }],
  ] as [string, Record<string, string | undefined>][])('%s', async (_what, change) => {
    expectPage(await openRaw(query(change)), /invalid_(client|redirect_uri|request)/);
  });

  test.each(['client_id', 'redirect_uri'])('%s given twice', async (name) => {
    const all = query();
    expectPage(await openRaw(`${all}&${name}=${encodeURIComponent(new URLSearchParams(all).get(name) ?? '')}`));
  });

  test.each([
    ['a NUL byte in the client', () => `${query({ client_id: undefined })}&client_id=a%00b`],
    ['a NUL byte in the address', () => `${query({ redirect_uri: undefined })}&redirect_uri=${encodeURIComponent(redirect)}%00`],
    ['a lone surrogate in the client', () => `${query({ client_id: undefined })}&client_id=%ED%A0%80`],
    ['broken percent-encoding', () => `${query({ client_id: undefined })}&client_id=%E0%A4%A`],
    ['a client like an array', () => `${query({ client_id: undefined })}&client_id[]=${bank.options.clientId}`],
  ])('%s', async (_what, make) => {
    expectPage(await openRaw(make()));
  });
});

describe('back to the service, with an OAuth error', () => {
  test.each([
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['response type token', { response_type: 'token' }, 'unsupported_response_type'],
    ['response type id_token', { response_type: 'id_token' }, 'unsupported_response_type'],
    ['response type code id_token', { response_type: 'code id_token' }, 'unsupported_response_type'],
    ['response type none', { response_type: 'none' }, 'unsupported_response_type'],
    ['response type __proto__', { response_type: '__proto__' }, 'unsupported_response_type'],
    ['an unknown response mode', { response_mode: 'jwt' }, 'unsupported_response_mode'],
    ['no code challenge', { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request'],
    ['a method without a challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['a challenge without its method', { code_challenge_method: undefined }, 'invalid_request'],
    ['a short challenge', { code_challenge: 'short' }, 'invalid_request'],
    ['an unknown prompt', { prompt: 'whatever' }, 'invalid_request'],
    ['prompt none with another', { prompt: 'none login' }, 'invalid_request'],
    ['max_age that is no number', { max_age: 'soon' }, 'invalid_request'],
    ['max_age below zero', { max_age: '-1' }, 'invalid_request'],
    ['max_age beyond reason', { max_age: '9'.repeat(40) }, 'invalid_request'],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request'],
    ['claims that are a list', { claims: '[]' }, 'invalid_request'],
    ['claims that are null', { claims: 'null' }, 'invalid_request'],
    ['claims with __proto__', { claims: '{"__proto__":{"acr":{"essential":true,"value":"x"}}}' }, 'invalid_request'],
    ['claims with an escaped NUL', { claims: String.raw`{"userinfo":{"na\u0000me":null}}` }, 'invalid_request'],
    ['claims with an escaped lone surrogate', { claims: String.raw`{"id_token":{"acr":{"value":"\ud800"}}}` }, 'invalid_request'],
    ['claims whose member is a text', { claims: '{"userinfo":{"name":"essential"}}' }, 'invalid_request'],
    ['claims whose member is a list', { claims: '{"id_token":{"name":[]}}' }, 'invalid_request'],
    ['claims of a wrong shape', { claims: '{"userinfo":"name"}' }, 'invalid_request'],
    ['a request object', { request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'],
    ['a request_uri of elsewhere', { request_uri: 'https://evil.example/r' }, 'request_uri_not_supported'],
    ['a registration', { registration: '{}' }, 'registration_not_supported'],
    ['a hint that is no token', { id_token_hint: 'nonsense' }, 'invalid_request'],
    ['a scope with a control character', { scope: 'openid \u0007' }, 'invalid_scope'],
  ] as [string, Record<string, string | undefined>, string][])('%s', async (_what, change, error) => {
    const page = await openRaw(query(change));
    if (page.url.href.startsWith(redirect)) expectError(page, error);
    else expectPage(page, error);
  });

  test.each(['scope', 'state', 'nonce', 'prompt', 'acr_values', 'claims', 'code_challenge', 'response_mode'])(
    '%s given twice',
    async (name) => {
      expectError(await openRaw(`${query({ [name]: undefined })}&${name}=a&${name}=b`), 'invalid_request');
    },
  );

  test.each([
    ['a NUL byte in state', '&state=a%00b'],
    ['a NUL byte in nonce', '&nonce=a%00b'],
    ['a NUL byte in login_hint', '&login_hint=%00'],
    ['a NUL byte in acr_values', '&acr_values=%00'],
    ['a lone surrogate', '&login_hint=%ED%A0%80'],
    ['a parameter named __proto__', '&__proto__=x&constructor=y&toString=z'],
    ['an unknown parameter', '&whatever=1'],
    ['a scope nobody knows', '&scope=openid+nothing'],
  ])('%s: an answer, never a failure of ours', async (_what, extra) => {
    const name = /&(\w+)=/.exec(extra)?.[1] ?? '';
    const page = await openRaw(query({ [name]: undefined }) + extra);
    expect(page.status).toBeLessThan(500);
  });

  test('long state and nonce come back whole; beyond 32 kB the request is refused', async () => {
    const state = 's'.repeat(4000);
    expect((await openRaw(query({ state }))).url.searchParams.get('state')).toBe(state);
    const far = await visitor.request(`${house.issuer}/auth?${query({ state: 's'.repeat(40_000) })}`);
    expect(far.status).toBe(431);
  });
});

describe('POST', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
    visitor.request(`${house.issuer}/auth`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost:9', ...headers },
    });

  test('becomes a GET of the same parameters', async () => {
    const answer = await post(query());
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.get('location') ?? '', house.issuer);
    expect(to.origin + to.pathname).toBe(`${house.issuer}/auth`);
    expect((await visitor.open(to, { stopAt: redirect })).url.searchParams.get('code')).toBeTruthy();
  });

  test.each([
    ['more than 8 kB', () => post(`${query()}&login_hint=${'x'.repeat(9000)}`), 413],
    ['a megabyte', () => post(`login_hint=${'x'.repeat(1_000_000)}`), 413],
    ['JSON', () => post('{}', { 'content-type': 'application/json' }), 400],
    ['a field twice', () => post(`${query()}&state=a&state=b`), 400],
    ['a NUL byte', () => post(`${query()}&login_hint=%00`), 400],
    ['__proto__', () => post(`${query()}&__proto__=x`), 400],
    ['nothing', () => post(''), 303],
  ] as [string, () => Promise<Response>, number][])('%s', async (_what, send, status) => {
    expect((await send()).status).toBe(status);
  });
});

describe('token, introspection, revocation, pushed requests, userinfo', () => {
  const post = (path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> => {
    const { clientId, secret } = bank.options;
    const authorization = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
    return fetch(`${house.issuer}${path}`, { method: 'POST', headers: { authorization, 'content-type': type }, body });
  };

  const bodies: [string, string][] = [
    ['nothing', ''],
    ['JSON text', '{"grant_type":"authorization_code"}'],
    ['a grant nobody offers', 'grant_type=password&username=a&password=b'],
    ['client_credentials', 'grant_type=client_credentials'],
    ['a grant named __proto__', 'grant_type=__proto__'],
    ['a NUL byte', 'grant_type=authorization_code&code=%00&redirect_uri=%00&code_verifier=%00&token=%00'],
    ['a lone surrogate', 'grant_type=refresh_token&refresh_token=%ED%A0%80&token=%ED%A0%80'],
    ['broken encoding', 'grant_type=refresh_token&refresh_token=%E0%A4%A&token=%E0%A4%A'],
    ['a field twice', 'grant_type=refresh_token&grant_type=refresh_token&token=a&token=b'],
    ['__proto__ and arrays', '__proto__[x]=1&token[]=a&code[]=a&grant_type[]=b'],
    [
      'a NUL byte in what would be kept',
      `${new URLSearchParams({ redirect_uri: redirect, response_type: 'code', scope: 'openid' })}&nonce=%00`,
    ],
    ['a NUL byte in the client', 'client_id=a%00b&client_secret=c&grant_type=refresh_token&token=a'],
    ['a megabyte', `grant_type=refresh_token&refresh_token=${'x'.repeat(1_000_000)}&token=${'x'.repeat(10)}`],
  ];

  test.each(
    ['/token', '/token/introspection', '/token/revocation', '/request'].flatMap((path) =>
      bodies.map(([what, body]): [string, string, string] => [path, what, body]),
    ),
  )('%s with %s: an OAuth answer, never a failure of ours', async (path, _what, body) => {
    const response = await post(path, body);
    expect(response.status).toBeLessThan(500);
    const text = await response.text();
    if (response.status >= 400) expect(JSON.parse(text)).toHaveProperty('error');
    expect(text).not.toMatch(/node_modules|at .*\.ts:\d+/);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Bearer a b', `Bearer ${'x'.repeat(5000)}`, 'Bearer %00', 'Basic abc', 'DPoP abc'])(
    'userinfo with the header "%s"',
    async (authorization) => {
      const response = await fetch(`${house.issuer}/userinfo`, { headers: { authorization } });
      expect([400, 401]).toContain(response.status);
      expect(await response.json()).toHaveProperty('error');
    },
  );

  test('a token in the address is not taken (RFC 9700 4.3.2)', async () => {
    const tokens = await bank.redeem(await signIn(bank, visitor, person));
    expect(tokens.status).toBe(200);
    const response = await fetch(`${house.issuer}/userinfo?access_token=${tokens.access_token}`);
    expect([400, 401]).toContain(response.status);
  });
});

describe('an endpoint asked by the wrong method', () => {
  test.each([
    ['GET', '/token', 'OPTIONS, POST'],
    ['GET', '/token/introspection', 'OPTIONS, POST'],
    ['PUT', '/token/revocation', 'OPTIONS, POST'],
    ['GET', '/request', 'OPTIONS, POST'],
    ['DELETE', '/userinfo', 'GET, HEAD, OPTIONS, POST'],
    ['POST', '/jwks', 'GET, HEAD, OPTIONS'],
    ['POST', '/.well-known/openid-configuration', 'GET, HEAD, OPTIONS'],
    ['PUT', '/auth', 'GET, HEAD, POST'],
    ['GET', '/session/end/confirm', 'POST'],
  ])('%s %s: 405 says which ones it takes', async (method, path, allow) => {
    const response = await fetch(house.issuer + path, { method, headers: { accept: 'application/json' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ status: 405 });
  });
});
