import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { shiftClock } from '../setup/database.ts';
import {
  failPassword,
  freshPlaces,
  rightPassword,
  tryPassword,
  tryRecovery,
  type Verdict,
  verdictOf,
  wrongPassword,
} from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';
import { acr, walk } from '../setup/walk.ts';

/** Failed tries per account, on all paths together. */
let house: TestHouse;
let party: Party;
let other: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state' });
  other = await house.party({ kind: 'state' });
});
beforeEach(() => freshPlaces(house));
afterAll(() => house.stop());

const seconds = (count: number): Promise<void> => shiftClock(house.database.db, `${count} seconds`);

const fail = (person: TestPerson, times: number): Promise<Verdict[]> => failPassword(party, person, times);
const right = (person: TestPerson): Promise<Verdict> => rightPassword(party, person);

describe('four free failures, then waits', () => {
  test('the fourth failure starts a wait, in which the right password is not even checked', async () => {
    const person = await house.person();
    expect(await fail(person, 4)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    expect(await right(person)).toBe('held');
    await seconds(31);
    expect(await right(person)).toBe('passed');
    expect(await fail(person, 3)).toEqual(['wrong', 'wrong', 'wrong']);
  });

  test('30 s, doubling to 15 min', async () => {
    const person = await house.person();
    await fail(person, 4);
    let at = 0;
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      await seconds(at + wait - 8);
      expect(await fail(person, 1), `${wait} s`).toEqual(['held']);
      at += wait + 1;
      await seconds(at);
      expect(await fail(person, 1), `${wait} s`).toEqual(['wrong']);
    }
  });

  test('the page names the time from which on it can be tried again, in the person’s zone', async () => {
    const person = await house.person();
    await fail(person, 4);
    const { page } = await tryPassword(party, person);
    const inAMinute = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });
    const around = [25_000, 35_000].map((ahead) => inAMinute.format(new Date(Date.now() + ahead)));
    expect(around.some((time) => page.html.includes(time))).toBe(true);
  });
});

describe('all paths together', () => {
  test('codes and passwords, at different services and at the limited desk, count into one', async () => {
    const person = await house.person({ phone: false });
    const first = new Visitor();
    let { page } = await walk({ party, visitor: first, person }, { acr_values: acr.level2 }, { stopAt: ['totp'] });
    for (const guess of ['000000', '111111']) page = await first.submit(page, { code: guess }, { action: '/totp', ...party.stop });
    expect(verdictOf(party, page)).toBe('wrong');
    expect((await tryPassword(other, { login: person.login, password: wrongPassword })).verdict).toBe('wrong');
    const desk = new Visitor();
    const form = await desk.open(new URL('/me/limited', house.issuer));
    const refused = await desk.submit(form, { username: person.login, password: wrongPassword }, { action: '/me/limited' });
    expect(verdictOf(party, refused)).toBe('wrong');

    expect(verdictOf(party, await first.submit(page, { code: person.code() }, { action: '/totp', ...party.stop }))).toBe('held');
    expect((await tryPassword(other, person)).verdict).toBe('held');
    const again = await desk.submit(form, { username: person.login, password: person.password }, { action: '/me/limited' });
    expect(verdictOf(party, again)).toBe('held');
  });

  test('a right password does not give new guesses at the code', async () => {
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    const verdicts: Verdict[] = [];
    for (let round = 0; round < 5; round += 1) {
      const walked = await walk({ party, visitor, person }, { acr_values: acr.level2, prompt: 'login' }, { stopAt: ['totp', 'start'] });
      const second = await visitor.submit(walked.page, { username: person.login, password: person.password }, { action: '/password' });
      if (verdictOf(party, second) === 'held') verdicts.push('held');
      else verdicts.push(verdictOf(party, await visitor.submit(second, { code: '000000' }, { action: '/totp', ...party.stop })));
    }
    expect(verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'held']);
  });

  test('guesses at recovery codes count too', async () => {
    const person = await house.person();
    await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    for (let index = 0; index < 4; index += 1) {
      expect((await tryRecovery(party, { login: person.login, code: `AAAA-BBBB-CCCC-DD0${index}` })).verdict).toBe('wrong');
    }
    expect(await right(person)).toBe('held');
  });

  test('a number typed in another way is the same number', async () => {
    const person = await house.person();
    const wide = Array.from(person.login, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    const spaced = person.login.replace(/(\d{4})/g, '$1 ');
    for (const login of [person.login, wide, spaced, wide]) {
      expect((await tryPassword(party, { login, password: wrongPassword })).verdict).toBe('wrong');
    }
    expect((await tryPassword(party, { login: spaced, password: person.password })).verdict).toBe('held');
    await seconds(31);
    expect((await tryPassword(party, { login: wide, password: person.password })).verdict).toBe('passed');
  });
});

describe('at the same moment', () => {
  test('of 20 parallel guesses at most four are checked', async () => {
    const person = await house.person();
    const asked = await Promise.all(Array.from({ length: 20 }, async () => ({ visitor: new Visitor() })));
    const verdicts = await Promise.all(
      asked.map(async ({ visitor }) => (await tryPassword(party, { login: person.login, password: wrongPassword }, visitor)).verdict),
    );
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(4);
    expect(verdicts.filter((verdict) => verdict === 'held')).toHaveLength(16);
  });

  test('four right passwords at once all pass, and leave nothing counted', async () => {
    const person = await house.person();
    const verdicts = await Promise.all(Array.from({ length: 4 }, () => right(person)));
    expect(verdicts).toEqual(['passed', 'passed', 'passed', 'passed']);
    expect(await fail(person, 3)).toEqual(['wrong', 'wrong', 'wrong']);
  });
});
