import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../src/domain/credentials/factors/password.ts';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import { shiftClock } from '../setup/database.ts';
import { tryPassword, tryRecovery, verdictOf, wrongPassword } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { giveEarlierNumber } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { givePasskey } from '../setup/passkey-in-hand.ts';
import { logins } from '../setup/people.ts';
import { type Page, Visitor } from '../setup/visitor.ts';
import { acr } from '../setup/walk.ts';

/** Answers, status and time do not tell whether a number exists, or what its account holds. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state' });
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw('delete from attempt_counters');
});
afterAll(() => house.stop());

/** Nobody's number, of the same form as a known one. */
const nobody = '005099999999';

/** A page without what differs from request to request: addresses, one-time values, the number that was typed. */
function skeleton(page: Page, login: string): object {
  const html = page.html
    .replaceAll(login, 'NUMBER')
    .replace(/(\/|%2F)sign-in\1[\w-]+/g, '/sign-in/UID')
    .replace(/(name="csrf"[^>]*value=|data-csrf=|nonce=|value=)"[^"]*"/g, '$1""')
    .replace(/\d{2}:\d{2}(:\d{2})?/g, 'TIME')
    .split(/(?=<)/);
  const headers = [...page.headers]
    .filter(([name]) => !['date', 'content-length', 'set-cookie', 'etag', 'x-request-id'].includes(name))
    .map(([name, value]) => `${name}: ${value.replace(/nonce-[\w+/=-]+/g, 'nonce')}`);
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
  const trail = page.trail.map(({ url, status }) => `${status} ${new URL(url).pathname.replace(/\/sign-in\/[\w-]+/, '/sign-in/UID')}`);
  return { status: page.status, html, headers, cookies, trail };
}

/** Numbers whose accounts differ in everything, each with what makes it special. */
async function knownNumbers(): Promise<[string, string][]> {
  const passkeyHolder = await house.person();
  await givePasskey(house, passkeyHolder);
  const heldPerson = await house.person();
  await house.database.db.raw('update accounts set held = true where id = ?', [heldPerson.accountId]);
  return [
    ['level 2', (await house.person()).login],
    ['level 1', (await house.person({ level: 1 })).login],
    ['foreigner', (await house.person({ kind: 'foreigner' })).login],
    ['no second factor', (await house.person({ totp: false, phone: false })).login],
    ['with a passkey', passkeyHolder.login],
    ['held', heldPerson.login],
    ['replaced', await giveEarlierNumber(house, await house.person())],
    ['locked', logins.cuong],
    ['waiting, without a password', logins.dung],
  ];
}

describe('a wrong password', () => {
  test('page, status, headers and way are those of nobody’s number, whatever the account is', async () => {
    const unknown = await tryPassword(party, { login: nobody, password: wrongPassword });
    expect(unknown.verdict).toBe('wrong');
    for (const [about, login] of await knownNumbers()) {
      const { page } = await tryPassword(party, { login, password: wrongPassword });
      expect(skeleton(page, login), about).toEqual(skeleton(unknown.page, nobody));
    }
  });

  test('what is no number at all is answered like a wrong one', async () => {
    const unknown = skeleton((await tryPassword(party, { login: nobody, password: wrongPassword })).page, nobody);
    for (const login of ['123', 'an@example.com', '00309000000100309']) {
      const { page, verdict } = await tryPassword(party, { login, password: wrongPassword });
      expect(verdict).toBe('wrong');
      expect((skeleton(page, login) as { status: number }).status).toBe((unknown as { status: number }).status);
    }
  });

  test('the same number of hashes, of round trips and of rows', async () => {
    const { login } = await house.person();
    const hash = await cpuOf(() => hashPassword(wrongPassword));
    const [known, unknown] = [await costOf(login), await costOf(nobody)];
    expect(unknown.trips).toBe(known.trips);
    expect(unknown.rows).toBe(known.rows);
    // Time of the processor, which other work on the machine does not change: a hash more or less would show.
    expect(Math.min(known.cpu, unknown.cpu)).toBeGreaterThan(hash * 0.8);
    expect(Math.abs(known.cpu - unknown.cpu)).toBeLessThan(hash * 0.7);
  });

  /** What one wrong password costs: the least of a few, since the first ones warm up. */
  async function costOf(login: string): Promise<{ trips: number; rows: number; cpu: number }> {
    const cost = { trips: 0, rows: 0, cpu: Infinity };
    for (let round = 0; round < 5; round += 1) {
      await house.database.db.raw('delete from attempt_counters');
      const visitor = new Visitor();
      const asked = await party.open(visitor);
      const [trips, rows] = [roundTrips.count, await auditRows()];
      const cpu = await cpuOf(() => visitor.submit(asked.page, { username: login, password: wrongPassword }, { action: '/password' }));
      cost.trips = roundTrips.count - trips;
      cost.rows = (await auditRows()) - rows;
      cost.cpu = Math.min(cost.cpu, cpu);
    }
    return cost;
  }

  /** Microseconds of processor time of this process, all its threads included. */
  async function cpuOf(work: () => Promise<unknown>): Promise<number> {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  }

  async function auditRows(): Promise<number> {
    const { rows } = await house.database.db.raw('select count(*)::int as count from audit_events');
    return rows[0].count;
  }
});

describe('throttling', () => {
  test('nobody’s number is held like somebody’s, after as many tries and in the same words', async () => {
    const { login } = await house.person();
    const pages: object[] = [];
    for (const typed of [login, nobody]) {
      for (let index = 0; index < 4; index += 1)
        expect((await tryPassword(party, { login: typed, password: wrongPassword })).verdict).toBe('wrong');
      const held = await tryPassword(party, { login: typed, password: wrongPassword });
      expect(held.verdict).toBe('held');
      pages.push(skeleton(held.page, typed));
    }
    expect(pages[1]).toEqual(pages[0]);
  });

  test('tries at one unknown number do not hold another', async () => {
    for (let index = 0; index < 4; index += 1) await tryPassword(party, { login: nobody, password: wrongPassword });
    expect((await tryPassword(party, { login: '005088888888', password: wrongPassword })).verdict).toBe('wrong');
  });
});

describe('other ways in', () => {
  test('the page for a recovery code answers the same for nobody, for somebody without codes, and for a locked account', async () => {
    const unknown = await tryRecovery(party, { login: nobody, code: 'AAAA-BBBB-CCCC-DDDD' });
    expect(unknown.verdict).toBe('wrong');
    for (const login of [(await house.person()).login, logins.cuong, logins.dung]) {
      const { page } = await tryRecovery(party, { login, code: 'AAAA-BBBB-CCCC-DDDD' });
      expect(skeleton(page, login)).toEqual(skeleton(unknown.page, nobody));
    }
  });

  test('the limited desk answers a wrong password the same for a locked account and for nobody', async () => {
    const pages: object[] = [];
    for (const login of [logins.cuong, nobody, (await house.person()).login]) {
      const visitor = new Visitor();
      const form = await visitor.open(new URL('/me/limited', house.issuer));
      const page = await visitor.submit(form, { username: login, password: wrongPassword }, { action: '/me/limited' });
      expect(verdictOf(party, page)).toBe('wrong');
      pages.push(skeleton(page, login));
    }
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
  });

  test('pages of a second factor say nothing before a first one was right, whoever is hinted at', async () => {
    const person = await house.person();
    await givePasskey(house, person);
    for (const hint of [person.login, nobody]) {
      const visitor = new Visitor();
      const { page } = await party.open(visitor, { acr_values: acr.level2, login_hint: hint });
      const start = skeleton(page, hint);
      for (const name of ['second-factor', 'totp', 'sms', 'passkey', 'recovery-code', 'step-up', 'unreachable', 'consent']) {
        const tried = await visitor.open(new URL(`${page.url.pathname}/${name}`, page.url), party.stop);
        expect(tried.html, name).not.toMatch(/name="factor"|\+84|\*{3}/);
        expect([200, 400], name).toContain(tried.status);
      }
      expect(skeleton(await visitor.open(page.url), hint)).toMatchObject({ html: (start as { html: string }).html });
    }
  });

  test('no text message goes out before a first factor was right', async () => {
    const person = await house.person();
    const visitor = new Visitor();
    const { page } = await party.open(visitor, { acr_values: acr.level2, login_hint: person.login });
    await visitor.open(new URL(`${page.url.pathname}/sms`, page.url), party.stop);
    await visitor.submit(page, { username: person.login, password: wrongPassword }, { action: '/password' });
    await visitor.open(new URL(`${page.url.pathname}/sms`, page.url), party.stop);
    const { rows } = await house.database.db.raw(`select 1 from messages where account_id = ?`, [person.accountId]);
    expect(rows).toEqual([]);
  });
});
