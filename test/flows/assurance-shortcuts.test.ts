import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { enterPassword } from '../setup/people.ts';
import { type Page, Visitor } from '../setup/visitor.ts';
import { acr, essential, silently, stationOf, walk, walkOn } from '../setup/walk.ts';

/** Attempts to get an answer without what is required, and requests that ask in strange ways. */
let house: TestHouse;
let party: Party;
let lenient: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', min_acr: 'level-2' });
  lenient = await house.party({ kind: 'state', strict_acr: false });
});
afterEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

const newcomer = async (): Promise<{ visitor: Visitor; person: TestPerson }> => ({
  visitor: new Visitor(),
  person: await house.person({ phone: false }),
});

const addressOf = (page: Page, name?: string): URL =>
  new URL(['/sign-in', page.url.pathname.split('/')[2], ...(name ? [name] : [])].join('/'), page.url);

/** The same page with its form made over: another address, and no field but what guards against forgery. */
function forged(page: Page, name: string): Page {
  const html = page.html.replace(/action="[^"]*\/totp"/, `action="${addressOf(page, name).pathname}"`).replaceAll('name="code"', '');
  return { ...page, html };
}

describe('a required second factor cannot be left out', () => {
  test('not by declining an offer that was never made', async () => {
    const who = { party, ...(await newcomer()) };
    const { page } = await walk(who, {}, { stopAt: ['totp'] });
    const next = await who.visitor.submit(forged(page, 'step-up'), { decision: 'continue' }, { action: '/step-up', ...party.stop });
    expect(party.isAnswer(next)).toBe(false);
    const later = await walkOn(who, { page: next, verifier: '' });
    expect(later.asked).toContain('totp');
  });

  test('not by going on to the request, to the consent, or by asking again', async () => {
    const who = { party, ...(await newcomer()) };
    const { page } = await walk(who, {}, { stopAt: ['totp'] });
    const uid = page.url.pathname.split('/')[2];
    for (const path of [`/auth/${uid}`, `/sign-in/${uid}`, `/sign-in/${uid}/consent`, `/sign-in/${uid}/step-up`]) {
      const tried = await who.visitor.open(new URL(path, page.url), party.stop);
      expect(tried.url.searchParams.has('code'), path).toBe(false);
      expect(tried.status, path).toBeLessThan(500);
    }
    expect(await silently(party, who.visitor)).toBe('login_required');
    expect(await silently(lenient, who.visitor)).toBe('login_required');
  });

  test('not by the same factor twice', async () => {
    const who = { party, ...(await newcomer()) };
    const { page } = await walk(who, {}, { stopAt: ['totp'] });
    const start = await who.visitor.open(addressOf(page), party.stop);
    expect(stationOf(party, start)).toBe('totp');
    const next = await enterPassword(who.visitor, forged(page, 'password'), who.person.login, party.stop);
    expect(party.isAnswer(next)).toBe(false);
    expect((await walkOn(who, { page: next, verifier: '' })).asked).toContain('totp');
  });

  test('not with somebody else’s second factor', async () => {
    const who = { party, ...(await newcomer()) };
    const neighbour = await house.person({ phone: false });
    const { page } = await walk(who, {}, { stopAt: ['totp'] });
    const next = await who.visitor.submit(page, { code: neighbour.code() }, { action: '/totp', ...party.stop });
    expect(next.status).toBe(422);
  });

  test('the page of an unreachable level cannot be walked around', async () => {
    const who = { party, visitor: new Visitor(), person: await house.person({ level: 1, phone: false }) };
    const { page, at } = await walk(who);
    expect(at).toBe('unreachable');
    for (const name of ['totp', 'second-factor', 'step-up', 'consent']) {
      const tried = await who.visitor.open(addressOf(page, name), party.stop);
      expect(party.isAnswer(tried), name).toBe(false);
    }
    expect(stationOf(party, await who.visitor.open(addressOf(page), party.stop))).toBe('unreachable');
  });
});

describe('requests that ask in strange ways', () => {
  test.each<[string, unknown]>([
    ['a number', { value: 2 }],
    ['an object', { value: { level: 2 } }],
    ['a list of no text', { values: [null, 7] }],
    ['a text where a list belongs', { values: acr.unknown }],
    ['another case of letters', { value: acr.level2.toUpperCase() }],
    ['a name that every object has', { value: 'constructor' }],
  ])('essential acr as %s is an unknown value', async (_name, asked) => {
    const { params } = await lenient.open(new Visitor(), essential(asked as { value?: unknown }));
    expect(['unmet_authentication_requirements', 'invalid_request']).toContain(params.get('error'));
  });

  test.each([['abc'], ['-1'], ['1.5'], ['1e3']])('max_age=%s never makes an old factor young', async (maxAge) => {
    const who = { party: lenient, ...(await newcomer()) };
    await walk(who);
    await shiftClock(house.database.db, '30 minutes');
    expect(['login_required', 'invalid_request']).toContain(await silently(lenient, who.visitor, { max_age: maxAge }));
  });

  test('acr_values twice in one request is refused', async () => {
    const { url } = lenient.request({ acr_values: acr.level1 });
    const page = await new Visitor().open(`${url}&acr_values=${acr.level2}`, lenient.stop);
    expect(lenient.answer(page, '').params.get('error') ?? String(page.status)).toMatch(/invalid_request|400/);
  });
});

describe('a limit that passes while a page stands open', () => {
  test('the session’s twelve hours: the second factor alone does not answer', async () => {
    const who = { party: lenient, ...(await newcomer()) };
    await walk(who);
    for (let at = 55; at <= 715; at += 55) {
      await shiftClock(house.database.db, `${at} minutes`);
      await silently(lenient, who.visitor);
    }
    await shiftClock(house.database.db, '719 minutes');
    const { page, answer } = await walk(who, essential({ value: acr.level2 }), { stopAt: ['totp'] });
    expect(stationOf(lenient, page)).toBe('totp');
    await shiftClock(house.database.db, '721 minutes');
    const next = await who.visitor.submit(page, { code: who.person.code(721 * 60) }, { action: '/totp', ...lenient.stop });
    expect(next.status).toBeLessThan(500);
    const walked = await walkOn(who, { page: next, verifier: answer.verifier }, { ahead: 721 * 60 });
    expect(walked.answer.params.get('error') ?? walked.asked.join(' ')).toMatch(/login_required|start/);
    expect((await walk(who, {}, { ahead: 721 * 60 })).at).toBe('answer');
  });

  test('the sitting’s half hour: the page says so and nothing is answered', async () => {
    const who = { party, ...(await newcomer()) };
    const { page } = await walk(who, {}, { stopAt: ['totp'] });
    await shiftClock(house.database.db, '31 minutes');
    const next = await who.visitor.submit(page, { code: who.person.code(31 * 60) }, { action: '/totp', ...party.stop });
    expect(next.status).toBe(400);
    expect(await silently(party, who.visitor)).toBe('login_required');
  });
});
