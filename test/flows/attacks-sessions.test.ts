import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { setPassword } from '../../src/domain/credentials/enrolment/password.ts';
import { createNotMeLink } from '../../src/domain/notifications/not-me-links.ts';
import { endHoldByRecovery } from '../../src/domain/credentials/holds.ts';
import { reportNotMe } from '../../src/domain/sign-ins/not-me.ts';
import { endEverything } from '../../src/domain/sign-ins/sessions.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { enterTotp } from '../setup/people.ts';
import { formsOf, type Page, textOf, Visitor } from '../setup/visitor.ts';
import { acr, silently, stationOf, walk } from '../setup/walk.ts';

/** Somebody on the same computer, an ex-partner with the old device, a thief who was already signing in. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', claims: ['name', 'address', 'phone_number'] });
});
beforeEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

/** The answer of a silent request, sent with cookies from elsewhere. */
async function silentlyWith(cookies: readonly [string, string][], params: Record<string, string> = {}): Promise<string> {
  const { url } = party.request({ prompt: 'none', ...params });
  const cookie = cookies.map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', headers: { cookie, accept: 'text/html' } });
  const to = new URL(response.headers.get('location') ?? 'http://none');
  return to.searchParams.get('error') ?? (to.searchParams.has('code') ? 'code' : 'nothing');
}

describe('a cookie known before a sign-in is worth nothing after it', () => {
  test('fixation: the cookie of a browser in which nobody was signed in', async () => {
    const person = await house.person();
    // A service that needs no click: one rotation, and the cookie before it would still be in its grace.
    await walk({ party, visitor: new Visitor(), person });
    const browser = new Visitor();
    // Asking for the log-out makes the library keep a session of nobody.
    await browser.open(`${house.issuer}/session/end`);
    const known = browser.cookies().filter(([name]) => name.startsWith('dd-session'));
    expect(known.length).toBe(2);
    expect((await walk({ party, visitor: browser, person })).at).toBe('answer');
    expect(await silentlyWith(known)).toBe('login_required');
    expect(await silently(party, browser)).toBe('code');
  });

  test('a cookie from before a step-up does not get what the step-up added', async () => {
    const person = await house.person();
    const browser = new Visitor();
    await walk({ party, visitor: browser, person });
    const known = browser.cookies().filter(([name]) => name.startsWith('dd-session'));
    expect(await silentlyWith(known)).toBe('code');
    expect((await walk({ party, visitor: browser, person }, { acr_values: acr.level2 })).at).toBe('answer');
    // For a moment it still serves a second tab in flight.
    expect(await silentlyWith(known)).toBe('code');
    expect(await silentlyWith(known, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
    expect(await silently(party, browser, { acr_values: acr.level2 })).toBe('code');
  });

  test('nor can it be traded for the present one, by a log-out of one service only', async () => {
    const person = await house.person();
    const browser = new Visitor();
    await walk({ party, visitor: browser, person });
    const thief = browser.copy();
    expect((await walk({ party, visitor: browser, person }, { acr_values: acr.level2 })).at).toBe('answer');
    const asked = await thief.open(`${house.issuer}/session/end?client_id=${party.options.clientId}`);
    const { xsrf } = formsOf(asked).find(({ action }) => action.endsWith('/confirm'))?.fields ?? {};
    const before = thief.cookies();
    const answer = await thief.request(`${house.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer },
      body: new URLSearchParams({ xsrf: xsrf ?? '' }).toString(),
    });
    expect(xsrf).toBeTruthy();
    expect(answer.status).toBeLessThan(400);
    expect(thief.cookies()).toEqual(before);
    expect(await silently(party, thief, { acr_values: acr.level2 })).not.toBe('code');
    expect(await silently(party, browser, { acr_values: acr.level2 })).toBe('code');
  });
});

describe('a sign-in under way ends with everything else', () => {
  /** Both factors passed; the browser holds the address at which the request goes on and has not gone there. */
  async function almostIn(person: TestPerson): Promise<{ visitor: Visitor; goOn: string }> {
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person }, { acr_values: acr.level2, scope: 'openid' }, { stopAt: ['totp'] });
    const page = await enterTotp(visitor, asked.page, { code: person.code(), stopAt: `${house.issuer}/auth/` });
    expect(page.url.pathname).toMatch(/^\/auth\//);
    return { visitor, goOn: page.url.href };
  }

  async function outcome({ visitor, goOn }: { visitor: Visitor; goOn: string }): Promise<string> {
    const page = await visitor.open(goOn, party.stop);
    return stationOf(party, page);
  }

  test('without an attack it goes on', async () => {
    expect(await outcome(await almostIn(await house.person()))).toBe('consent');
  });

  test('"end all" by the holder', async () => {
    const person = await house.person();
    const thief = await almostIn(person);
    await inTransaction(house.deps.db, (tx) =>
      endEverything(tx, { accountId: person.accountId, reason: 'ended-all', actor: `account:${person.accountId}` }),
    );
    expect(await outcome(thief)).toBe('start');
    expect(await silently(party, thief.visitor)).toBe('login_required');
    // Whoever knows the factors may of course begin again.
    expect((await walk({ party, visitor: new Visitor(), person })).at).toBe('answer');
  });

  test('"this wasn’t me", also after the holder has recovered', async () => {
    const person = await house.person();
    await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    const thief = await almostIn(person);
    const change = { accountId: person.accountId, requestId: 'x', language: 'vi' as const };
    const token = await inTransaction(house.deps.db, (tx) => createNotMeLink(tx, person.accountId));
    expect(await reportNotMe(house.deps, { token, requestId: 'x', language: 'vi' })).toBe(true);
    const passed = (['recovery-code', 'password'] as const).map((kind) => ({ kind, passedAt: new Date() }));
    expect(await inTransaction(house.deps.db, (tx) => endHoldByRecovery(tx, house.deps, { change, passed }))).toBe(true);
    expect(await outcome(thief)).toBe('start');
    expect(await silently(party, thief.visitor)).toBe('login_required');
  });

  test('a factor passed before the end does not stay in the page that asks for the next', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
    await inTransaction(house.deps.db, (tx) => endEverything(tx, { accountId: person.accountId, reason: 'ended-all', actor: 'system' }));
    const page: Page = await enterTotp(visitor, asked.page, { code: person.code(), ...party.stop });
    expect(stationOf(party, page)).toBe('start');
  });
});

test('the next person at the screen sees nothing of the one who said "somebody else"', async () => {
  const person = await house.person();
  const browser = new Visitor();
  const asked = await walk({ party, visitor: browser, person }, { scope: 'openid profile' }, { stopAt: ['consent'] });
  expect(textOf(asked.page)).toContain('Đỗ Thị Thử');
  const csrf = formsOf(asked.page)[0]?.fields.csrf ?? '';
  const switching = await browser.request(asked.page.url.href.replace(/\/consent$/, '/switch'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.issuer },
    body: new URLSearchParams({ csrf, decision: 'switch' }),
  });
  expect(switching.status).toBe(303);
  const { rows } = await house.deps.db.raw('select 1 from sessions where account_id = ? and ended_at is null', [person.accountId]);
  expect(rows).toEqual([]);
  const left = await browser.open(asked.page.url, party.stop);
  expect(textOf(left)).not.toContain('Đỗ Thị Thử');
  expect(party.answer(left, asked.answer.verifier).params.get('error')).toBe('access_denied');
});

describe('a factor that its holder took away', () => {
  const newPassword = 'con đò lặng lẽ sang ngang';
  const change = async (person: TestPerson): Promise<void> => {
    const set = await setPassword(house.deps, { accountId: person.accountId }, { password: newPassword, words: [] });
    expect(set).toHaveProperty('set');
  };

  test('counts in no session any more', async () => {
    const person = await house.person({ phone: false });
    const thief = new Visitor();
    await walk({ party, visitor: thief, person }, { acr_values: acr.level2 });
    expect(await silently(party, thief, { acr_values: acr.level2 })).toBe('code');
    await change(person);
    expect(await silently(party, thief, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
  });

  test('nor in a sign-in under way', async () => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
    await change(person);
    const page = await enterTotp(visitor, asked.page, { code: person.code(), ...party.stop });
    expect(stationOf(party, page)).toBe('start');
  });
});
