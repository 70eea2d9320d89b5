import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSessions } from '../../src/domain/sign-ins/sessions.ts';
import { behindProxy } from '../setup/behind-proxy.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, silently } from '../setup/journeys.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { formsOf } from '../setup/visitor.ts';

const issuer = 'https://dinhdanh.example';

let house: TestHouse;
let bank: Party;

beforeAll(async () => {
  house = await startTestHouse({ issuer, trustedProxies: ['127.0.0.1', '::1'] });
  bank = await house.party({ kind: 'state', redirect_uris: ['https://bank.example/callback'] });
});
afterAll(async () => house.stop());

test('discovery names https only', async () => {
  const document = await (await fetch(`${house.served}/.well-known/openid-configuration`)).json();
  const addresses = Object.entries(document as Record<string, unknown>).filter(([name]) => /(_endpoint|_uri|issuer)$/.test(name));
  expect(addresses.length).toBeGreaterThan(8);
  for (const [, value] of addresses) expect(value).toMatch(/^https:\/\/dinhdanh\.example(\/|$)/);
});

test('a whole sign-in through the proxy, a silent one after it, and the log-out', async () => {
  const [person, visitor] = [await house.person(), behindProxy(house)];
  const tokens = await bank.redeem(await signIn(bank, visitor, person));
  expect(claimsOfToken(tokens)).toMatchObject({ iss: issuer });
  expect((await silently(bank, visitor)).get('iss')).toBe(issuer);
  expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(200);
  const [session] = await listSessions(house.deps.db, person.accountId);
  expect(session?.address).toBe('203.0.113.7');
  const page = await visitor.open(`${issuer}/session/end`);
  expect(new URL(formsOf(page)[0]?.action ?? '', issuer).origin).toBe(issuer);
  expect((await visitor.submit(page, {}, { action: '/session/end/confirm' })).url.href).toBe(`${issuer}/session/end/success`);
  expect((await silently(bank, visitor)).get('error')).toBe('login_required');
});

/** Every Set-Cookie line from the request to the answer. */
async function cookieLines(): Promise<string[]> {
  const lines: string[] = [];
  const visitor = behindProxy(house);
  const request = visitor.request.bind(visitor);
  visitor.request = async (...about) => {
    const response = await request(...about);
    lines.push(...response.headers.getSetCookie());
    return response;
  };
  await signIn(bank, visitor, await house.person());
  await visitor.open(`${issuer}/session/end`);
  return lines;
}

test('every cookie is Secure, HttpOnly and SameSite, of this host alone; the whole origin’s are __Host-', async () => {
  const lines = await cookieLines();
  expect(lines.some((line) => line.startsWith('__Host-dd-session='))).toBe(true);
  expect(lines.some((line) => line.startsWith('dd-interaction='))).toBe(true);
  for (const line of lines) {
    expect(line).toMatch(/; *secure/i);
    expect(line).toMatch(/; *httponly/i);
    expect(line).toMatch(/; *samesite=lax/i);
    expect(line).not.toMatch(/; *domain=/i);
    if (/; *path=\/(;|$)/i.test(line)) expect(line).toMatch(/^__Host-/);
  }
});

test('a cookie of the plain name is not taken for the session', async () => {
  const [person, visitor] = [await house.person(), behindProxy(house)];
  await signIn(bank, visitor, person);
  const value = visitor.cookie('__Host-dd-session') ?? '';
  expect(value).toBeTruthy();
  const { url } = bank.request({ prompt: 'none' });
  const tossed = await behindProxy(house).request(url, {
    headers: { cookie: `dd-session=${value}; dd-session.sig=${visitor.cookie('__Host-dd-session.sig')}` },
  });
  expect(tossed.headers.get('location')).toContain('login_required');
});

describe.each([
  ['says http', { 'x-forwarded-proto': 'http' }],
  ['names another host', { 'x-forwarded-host': 'evil.example' }],
  ['says nothing', { 'x-forwarded-proto': '', 'x-forwarded-host': '' }],
] as [string, Record<string, string>][])('a proxy that %s', (_what, headers) => {
  test('changes neither addresses nor cookies', async () => {
    const visitor = behindProxy(house, headers);
    const response = await visitor.request(bank.request().url);
    expect(response.status).toBe(303);
    expect(response.headers.getSetCookie().every((line) => /secure/i.test(line))).toBe(true);
    const page = await visitor.open(bank.request().url);
    expect(page.url.origin).toBe(issuer);
    expect(page.headers.get('strict-transport-security')).toMatch(/max-age=\d{8,}; includeSubDomains/);
    expect(page.html).not.toContain('evil.example');
    expect(page.html).not.toContain('http://dinhdanh.example');
  });
});

test('somebody who is no proxy of ours is not believed about an address', async () => {
  const open = await startTestHouse({ issuer });
  try {
    const party = await open.party({ kind: 'state' });
    const person = await open.person();
    await signIn(party, behindProxy(open), person);
    const [session] = await listSessions(open.deps.db, person.accountId);
    expect(session?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
  } finally {
    await open.stop();
  }
});
