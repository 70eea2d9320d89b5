import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balanceOn, claimOn, Guest, level1, level2, problemOn, startTown, type Town } from '../setup/bank-visit.ts';
import { openBankDoor } from '../setup/party-door.ts';
import type { Tokens } from '../setup/party.ts';
import { startSmallIssuer } from '../setup/small-issuer.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

let town: Town;

beforeAll(async () => {
  town = await startTown();
});
afterAll(async () => town.stop());

async function newGuest(): Promise<Guest> {
  return new Guest(town, await town.house.person());
}

/** The address with which the provider sends the person back, not yet opened. */
async function answerFor(guest: Guest): Promise<URL> {
  const { url } = await guest.signIn(await guest.press('open'), { stopAt: `${town.bank}/bank/callback` });
  return url;
}

describe('an answer', () => {
  test('in another browser opens nothing, and still works in the right one, once', async () => {
    const guest = await newGuest();
    const url = await answerFor(guest);
    const thief = new Visitor();
    expect(problemOn(await thief.open(url))).toBe('unknown-answer');
    await thief.open(`${town.bank}/bank`);
    expect(problemOn(await thief.open(url)), 'with a browser of one’s own').toBe('unknown-answer');
    expect((await guest.visitor.open(url)).url.pathname).toBe('/bank/account');
    const second = await guest.visitor.open(url);
    expect([second.status, problemOn(second)]).toEqual([400, 'unknown-answer']);
    expect((await guest.open('/bank/account')).url.pathname, 'the session stays').toBe('/bank/account');
  });

  test.each([
    ['another state', 'unknown-answer', (url: URL) => url.searchParams.set('state', 'x')],
    ['no state', 'unknown-answer', (url: URL) => url.searchParams.delete('state')],
    ['two states', 'untrusted', (url: URL) => url.searchParams.append('state', 'x')],
    ['another issuer (mix-up)', 'untrusted', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['no issuer', 'untrusted', (url: URL) => url.searchParams.delete('iss')],
    ['another code', 'token-refused', (url: URL) => url.searchParams.set('code', 'x')],
    ['a made-up error of another issuer', 'untrusted', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    ['an error nobody knows', 'other-error', (url: URL) => asError(url, 'out_of_rice')],
    ['a script as error', 'other-error', (url: URL) => asError(url, '<script>alert(1)</script>')],
    ['an error named like a member of objects', 'other-error', (url: URL) => asError(url, 'constructor')],
    ['login_required', 'login_required', (url: URL) => asError(url, 'login_required')],
    ['server_error', 'server_error', (url: URL) => asError(url, 'server_error')],
  ])('with %s: %s', async (_, problem, change) => {
    const guest = await newGuest();
    const url = await answerFor(guest);
    change(url);
    const page = await guest.visitor.open(url);
    expect([problemOn(page), page.html.includes('<script>')]).toEqual([problem, false]);
    expect(problemOn(await guest.visitor.open(page.url)), 'loaded once more').toBe(problem);
    expect((await guest.open('/bank/account')).url.pathname, 'nobody is signed in').toBe('/bank');
  });

  function asError(url: URL, error: string): void {
    url.searchParams.delete('code');
    url.searchParams.set('error', error);
  }

  test('of a session that has ended meanwhile opens nothing', async () => {
    const guest = await newGuest();
    const url = await answerFor(guest);
    await guest.visitor.submit(await guest.visitor.open(`${town.house.issuer}/session/end`), { logout: 'yes' });
    await town.deliverLogOuts();
    expect(problemOn(await guest.visitor.open(url))).toBe('token-refused');
  });
});

test('a step-up by somebody else does not pay from this account', async () => {
  const [guest, other] = [await newGuest(), await newGuest()];
  await guest.openAccount();
  const { url: request } = await guest.order({}, { stopAt: `${town.house.issuer}/auth` });
  await guest.visitor.submit(await guest.visitor.open(`${town.house.issuer}/session/end`), { logout: 'yes' });
  const impostor = new Guest(town, other.person, guest.visitor);
  const second = await impostor.visitor.submit(await guest.visitor.open(request), {
    username: other.person.login,
    password: other.person.password,
  });
  expect(problemOn(await impostor.prove(second))).toBe('other-person');
  await town.deliverLogOuts();
});

test('a proof that is too old when it arrives is asked for anew once, then the bank stops', async () => {
  const guest = await newGuest();
  const { visitor } = guest;
  await guest.openAccount();
  const age = (): Promise<unknown> =>
    town.house.deps.db.raw(`update authorization_events set auth_time = auth_time - interval '10 minutes' where account_id = ?`, [
      guest.person.accountId,
    ]);
  const stop = { stopAt: `${town.bank}/bank/callback` };
  const first = await guest.prove(await guest.order(), stop);
  await age();
  const again = await visitor.open(first.url);
  const sent = new URL(again.trail.find(({ url }) => url.startsWith(`${town.house.issuer}/auth?`))?.url ?? '').searchParams;
  expect([sent.get('acr_values'), sent.get('max_age')]).toEqual([level2, '0']);
  const proved = await visitor.submit(again, { username: guest.person.login, password: guest.person.password });
  const second = await guest.prove(proved, stop);
  await age();
  expect(problemOn(await visitor.open(second.url))).toBe('not-fresh');
  expect(balanceOn(await guest.open('/bank/balance'))).toBe(25_000_000);
});

describe('the interface', () => {
  async function tokensAt(acr: string): Promise<Tokens> {
    const guest = await newGuest();
    const { client } = town;
    const asked = await client.open(guest.visitor, { acr_values: acr });
    const next = await guest.visitor.submit(asked.page, { username: guest.person.login, password: guest.person.password });
    const page = acr === level1 ? await guest.allow(next, client.stop) : await guest.prove(next, client.stop);
    return client.redeem(client.answer(page, asked.verifier));
  }

  async function call(path: string, token?: string, body?: unknown): Promise<{ status: number; challenge: string | null; error: unknown }> {
    const response = await fetch(`${town.bank}/bank/api/${path}`, {
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const { error } = (await response.json()) as { error?: unknown };
    return { status: response.status, challenge: response.headers.get('www-authenticate'), error };
  }

  const order = { order: 'A'.repeat(22), payee: 'pho', amount: 10_000, note: '' };

  test('without a token only says what kind it wants (RFC 6750 section 3.1)', async () => {
    expect(await call('balance')).toEqual({ status: 401, challenge: 'Bearer', error: undefined });
    expect(await call('transfer', undefined, order)).toEqual({ status: 401, challenge: 'Bearer', error: undefined });
  });

  test.each(['x', 'a.b.c', 'A'.repeat(5000)])('token %.10s is invalid', async (token) => {
    expect(await call('balance', token)).toMatchObject({
      status: 401,
      error: 'invalid_token',
      challenge: expect.stringContaining('invalid_token'),
    });
  });

  test('level 1 may look and not pay; the answer says what is missing (RFC 9470)', async () => {
    const { access_token = '' } = await tokensAt(level1);
    expect(await call('balance', access_token)).toMatchObject({ status: 404, error: 'no-account' });
    const answer = await call('transfer', access_token, order);
    expect(answer).toMatchObject({ status: 401, error: 'insufficient_user_authentication' });
    expect(answer.challenge).toBe(
      `Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="${level2}", max_age="300"`,
    );
  });

  test('level 2 may pay; bad bodies are refused before the books are opened', async () => {
    const { access_token = '', refresh_token = '' } = await tokensAt(level2);
    expect(await call('transfer', access_token, order)).toMatchObject({ status: 422, error: 'no-account' });
    for (const wrong of [{ ...order, amount: -5 }, { ...order, amount: 1.5 }, { ...order, payee: 'me' }, { ...order, more: 1 }, [], 'x']) {
      expect((await call('transfer', access_token, wrong)).status).toBe(400);
    }
    expect(await call('balance', refresh_token), 'a refresh token is no access token').toMatchObject({
      status: 401,
      error: 'invalid_token',
    });
    await town.client.post('/token/revocation', { token: access_token });
    expect(await call('balance', access_token)).toMatchObject({ status: 401, error: 'invalid_token' });
  });
});

test('a form of another site is refused', async () => {
  const guest = await newGuest();
  await guest.openAccount();
  const response = await guest.visitor.request(`${town.bank}/bank/transfer`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'order=AAAAAAAAAAAAAAAAAAAAAA&payee=pho&amount=10000&note=',
  });
  expect(response.status).toBe(403);
});

test('both names of the bank come back to themselves', async () => {
  const [localhost] = town.door.origins;
  const visitor = new Visitor();
  const page = await visitor.submit(await visitor.open(`${localhost}/bank`), { for: 'balance' }, { action: '/bank/sign-in' });
  const sent = new URL(page.trail.find(({ url }) => url.includes('/auth?'))?.url ?? '').searchParams;
  expect(sent.get('redirect_uri')).toBe(`${localhost}/bank/callback`);
});

describe('with an issuer that misbehaves', () => {
  test('silent: a page that says so, and the next try works', async () => {
    const [issuer, door] = [await startSmallIssuer('b'), await openBankDoor()];
    door.serve({ issuer: issuer.issuer, clientId: 'b', clientSecret: 's' });
    const visitor = new Visitor();
    issuer.broken = true;
    const front = await visitor.open(`${door.origins[1]}/bank`);
    const page = await visitor.submit(front, { for: 'open' }, { action: '/bank/sign-in' });
    expect([page.status, problemOn(page)]).toEqual([502, 'unreachable']);
    const told = await post(door.origins[1], await issuer.sign());
    expect(told.status, 'the provider is to try again').toBe(503);
    issuer.broken = false;
    expect((await post(door.origins[1], await issuer.sign())).status).toBe(200);
    door.close();
    issuer.close();
  });

  test('log-out tokens: right, repeated, wrong, missing', async () => {
    const [issuer, door] = [await startSmallIssuer('b'), await openBankDoor()];
    door.serve({ issuer: issuer.issuer, clientId: 'b', clientSecret: 's' });
    const token = await issuer.sign();
    const [first, second] = [await post(door.origins[1], token), await post(door.origins[1], token)];
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([second.status, await second.json()]).toMatchObject([400, { error: 'invalid_request' }]);
    expect((await post(door.origins[1], await issuer.sign({ nonce: 'n' }))).status).toBe(400);
    expect((await post(door.origins[1], '')).status).toBe(400);
    expect((await post(door.origins[1], 'x'.repeat(30_000))).status).toBe(413);
    door.close();
    issuer.close();
  });

  /** With a field that nobody knows: it must be ignored. */
  function post(bank: string, token: string): Promise<Response> {
    return fetch(`${bank}/bank/backchannel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token, more: '1' }) });
  }
});

test('the page of a problem is for the browser that had it', async () => {
  const guest = await newGuest();
  const url = await answerFor(guest);
  url.searchParams.set('code', 'x');
  const page = await guest.visitor.open(url);
  expect([page.url.pathname.startsWith('/bank/problem/'), problemOn(page)]).toEqual([true, 'token-refused']);
  const stranger = await new Visitor().open(page.url);
  expect([stranger.url.pathname, problemOn(stranger)]).toEqual(['/bank', undefined]);
});

test('the words of an error page say what the bank had asked', async () => {
  const guest = await newGuest();
  const url = await answerFor(guest);
  url.searchParams.delete('code');
  url.searchParams.set('error', 'access_denied');
  const page = await guest.visitor.open(url);
  expect(textOf(page)).toContain('access_denied');
  expect(page.html).toContain(`<b>acr_values</b>=${level1}`);
  expect(claimOn(page, 'acr')).toBeUndefined();
});
