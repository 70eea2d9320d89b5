import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { openAs } from '../setup/own-doors.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { formsOf, Visitor } from '../setup/visitor.ts';
import { silently, walk } from '../setup/walk.ts';

/** Any web site the person visits, and another person with a session of their own. */
let house: TestHouse;
let party: Party;
const at = (path: string): string => `${house.issuer}${path}`;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', claims: ['name'] });
});
beforeEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

async function signedIn(person: TestPerson, headers: Record<string, string> = {}): Promise<Visitor> {
  const visitor = new Visitor(headers);
  expect((await openAs(visitor, person, at('/me'))).url.pathname).toBe('/me');
  return visitor;
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a form of another web site', () => {
  const posts = [
    '/me/log-out',
    '/me/confirm',
    '/me/sessions/end',
    '/me/sessions/end-all',
    '/me/devices/forget',
    '/me/consents/x/withdraw',
    '/me/factors/totp',
    '/me/factors/password',
    '/me/factors/recovery-codes',
    '/me/factors/x/remove',
    '/me/limited',
    '/me/limited/code',
    '/me/limited/end-all',
    '/me/limited/withdraw',
    '/me/limited/recover',
    '/me/limited/leave',
    '/not-me',
  ];

  test.each(posts)('%s is refused: without a token, with one of another browser, from another origin', async (path) => {
    const stranger = new Visitor();
    const foreign = formsOf(await stranger.open(at('/me/limited')))[0]?.fields.csrf ?? '';
    expect(foreign).not.toBe('');
    const visitor = new Visitor();
    const own = formsOf(await visitor.open(at('/me/limited')))[0]?.fields.csrf ?? '';
    const send = (csrf: string | undefined, headers: Record<string, string>): Promise<Response> =>
      visitor.request(at(path), {
        method: 'POST',
        headers: { ...form, ...headers },
        body: new URLSearchParams(csrf === undefined ? {} : { csrf }),
      });
    expect((await send(undefined, { origin: house.issuer })).status).toBe(403);
    expect((await send(foreign, { origin: house.issuer })).status).toBe(403);
    expect((await send(own, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(own, { origin: 'null' })).status).toBe(403);
    expect((await send(own, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send(own, { 'sec-fetch-site': 'same-site', origin: house.issuer })).status).toBe(403);
  });

  test.each([
    'password',
    'totp',
    'sms',
    'sms/resend',
    'recovery',
    'second-factor',
    'step-up',
    'consent',
    'cancel',
    'unreachable',
    'switch',
  ])('in a sign-in under way: %s', async (name) => {
    const visitor = new Visitor();
    const { page } = await party.open(visitor);
    const path = `${page.url.pathname}/${name}`;
    const answer = await visitor.request(at(path), { method: 'POST', headers: { ...form, origin: 'https://evil.example' }, body: 'a=b' });
    expect(answer.status).toBe(403);
    expect((await visitor.request(at(path), { method: 'POST', headers: { ...form, origin: house.issuer }, body: 'a=b' })).status).toBe(403);
  });

  test.each(['passkey/options', 'passkey/answer'])('JSON sent as text/plain or as a form does not reach %s', async (name) => {
    const visitor = new Visitor();
    const { page } = await party.open(visitor);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json']) {
      const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site' };
      expect((await visitor.request(at(`${page.url.pathname}/${name}`), { method: 'POST', headers, body: '{}' })).status).toBe(403);
    }
  });

  test('the log-out at the provider needs its own page', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    await walk({ party, visitor, person });
    await visitor.open(at('/session/end'));
    for (const xsrf of ['', 'x']) {
      const body = new URLSearchParams({ logout: 'yes', xsrf });
      const answer = await visitor.request(at('/session/end/confirm'), {
        method: 'POST',
        headers: { ...form, origin: 'https://evil.example' },
        body,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
    expect(await silently(party, visitor)).toBe('code');
  });

  test('an answer that this browser never asked for does not sign it in as the thief', async () => {
    const thief = await house.person();
    const attacker = new Visitor();
    const start = await attacker.open(at('/me'));
    const stopped = await enterPassword(attacker, start, thief.login, { stopAt: at('/me/callback') });
    expect(stopped.url.searchParams.has('code')).toBe(true);
    const victim = new Visitor();
    expect((await victim.open(stopped.url)).status).toBe(403);
    expect((await victim.open(at('/me'))).url.pathname).toMatch(/^\/sign-in\//);
  });
});

describe('no way off our origin, no fault on the way', () => {
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/me\r\nSet-Cookie: a=b',
    '///',
    '',
  ];

  test.each(elsewhere)('the language switch with %j', async (back) => {
    const response = await new Visitor().request(at(`/language?${new URLSearchParams({ to: 'en', back })}`));
    expect(response.status).toBe(303);
    expect(new URL(response.headers.get('location') ?? '', house.issuer).origin).toBe(house.issuer);
    expect(response.headers.getSetCookie().some((cookie) => cookie.startsWith('a='))).toBe(false);
  });

  test.each(elsewhere)('the confirmation before a change with %j', async (to) => {
    const person = await house.person({ level: 1, phone: false });
    const visitor = await signedIn(person);
    const page = await visitor.open(at(`/me/confirm?${new URLSearchParams({ to })}`));
    const done = await visitor.submit(page, { code: person.code(), to }, { action: '/me/confirm' });
    expect(done.url.origin + done.url.pathname).toBe(at('/me/factors'));
  });

  test('the log-out goes to registered addresses only', async () => {
    const visitor = new Visitor();
    await walk({ party, visitor, person: await house.person() });
    for (const uri of ['https://evil.example/', 'javascript:alert(1)', party.options.redirectUri]) {
      const query = new URLSearchParams({ client_id: party.options.clientId, post_logout_redirect_uri: uri });
      const page = await visitor.open(at(`/session/end?${query}`));
      expect(page.status).toBe(400);
    }
  });

  test('a redirect address that is nearly the registered one is no address', async () => {
    const { redirectUri } = party.options;
    const near = [
      `${redirectUri}/`,
      `${redirectUri}?x=1`,
      `${redirectUri}#x`,
      redirectUri.toUpperCase(),
      redirectUri.replace('localhost', 'LOCALHOST'),
      redirectUri.replace('http:', 'javascript:'),
      `${redirectUri}%00`,
      redirectUri.replace('localhost', 'user@localhost'),
      redirectUri.replace(':9', ':10'),
    ];
    for (const uri of near) {
      const page = await new Visitor().open(party.request({ redirect_uri: uri }).url, { stopAt: redirectUri });
      expect([uri, page.status]).toEqual([uri, 400]);
    }
  });
});

describe('another person', () => {
  test('reaches nothing of somebody else through an id', async () => {
    const [victim, thief] = [await house.person(), await house.person()];
    const [home, elsewhere] = [await signedIn(victim), await signedIn(thief)];
    await walk({ party, visitor: home, person: victim });
    const { rows } = await house.database.db.raw(
      `select (select uid from sessions where account_id = :id limit 1) as session, (select id from devices where account_id = :id limit 1) as device`,
      { id: victim.accountId },
    );
    const csrf = formsOf(await elsewhere.open(at('/me/sessions')))[0]?.fields.csrf ?? '';
    const post = (path: string, fields: Record<string, string>): Promise<Response> =>
      elsewhere.request(at(path), {
        method: 'POST',
        headers: { ...form, origin: house.issuer },
        body: new URLSearchParams({ csrf, ...fields }),
      });
    expect((await post('/me/sessions/end', { session: rows[0].session })).status).toBe(404);
    expect((await post('/me/devices/forget', { device: rows[0].device })).status).toBe(404);
    expect((await post(`/me/consents/${party.options.clientId}/withdraw`, {})).status).toBe(404);
    expect((await post('/me/sessions/end', { session: rows[0].session, accountId: victim.accountId })).status).toBe(400);
    expect(await silently(party, home)).toBe('code');
    expect((await home.open(at('/me'))).url.pathname).toBe('/me');
  });

  test.each([
    '9999-99-99T99:99:99.000000Z~a',
    '2026-02-30T00:00:00.000000Z~a',
    '0000-00-00T00:00:00.000000Z~x',
    "'; drop table accounts; --",
  ])('a made-up place in the history is the beginning: %s', async (after) => {
    const visitor = await signedIn(await house.person());
    const page = await visitor.open(at(`/me/history?${new URLSearchParams({ after })}`));
    expect(page.status).toBe(200);
  });
});

describe('cookies from elsewhere', () => {
  test('many sign-ins that another host left open do not close the door', async () => {
    const visitor = new Visitor();
    const tossed = Array.from({ length: 8 }, (_, index) => `dd-me-in-(x)${index}=1`).join('; ');
    const answer = await visitor.request(at('/me'), { headers: { cookie: tossed } });
    expect(answer.status).toBe(303);
  });

  test('made-up values of every cookie answer like none', async () => {
    for (const name of ['dd-session', 'dd-me', 'dd-limited', 'dd-device', 'lang', 'dd-interaction', 'dd-me-in-abcdefgh']) {
      for (const value of ['%', '%00', 'v1.x.y.z', '"', 'é', 'a'.repeat(3000), '__proto__']) {
        for (const path of ['/', '/me', '/me/limited/desk', '/me/callback?state=abcdefghijklmnop&code=x', '/sign-in/x', '/session/end']) {
          const answer = await fetch(at(path), {
            redirect: 'manual',
            headers: { cookie: `${name}=${encodeURI(value)}`, accept: 'text/html' },
          });
          expect([name, value.slice(0, 9), path, answer.status < 500]).toEqual([name, value.slice(0, 9), path, true]);
        }
      }
    }
  });
});
