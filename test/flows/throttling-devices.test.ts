import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueRecoveryCodes } from '../../src/domain/credentials/enrolment/recovery-codes.ts';
import { shiftClock } from '../setup/database.ts';
import { failPassword, freshPlaces, rightPassword, tryPassword, tryRecovery, type Verdict, verdictOf } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { enterPasskey, givePasskey } from '../setup/passkey-in-hand.ts';
import { Visitor } from '../setup/visitor.ts';
import { walk } from '../setup/walk.ts';

/** Failed tries by kind of device, and what a hundred of them do. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state' });
});
beforeEach(() => freshPlaces(house));
afterAll(() => house.stop());

const seconds = (count: number): Promise<void> => shiftClock(house.database.db, `${count} seconds`);

const fail = (person: TestPerson, times: number, visitor?: Visitor): Promise<Verdict[]> => failPassword(party, person, times, visitor);
const right = (person: TestPerson, visitor?: Visitor): Promise<Verdict> => rightPassword(party, person, visitor);

/** A browser in which the person has signed in before. */
async function knownDevice(person: TestPerson): Promise<Visitor> {
  const visitor = new Visitor();
  expect((await walk({ party, visitor, person })).at).toBe('answer');
  expect(visitor.cookie('dd-device')).toBeDefined();
  return visitor;
}

describe('known and unknown devices are counted apart', () => {
  test('others never lock a person out of a known device', async () => {
    const person = await house.person();
    const home = await knownDevice(person);
    await fail(person, 4);
    expect(await right(person)).toBe('held');
    expect(await right(person, home)).toBe('passed');
  });

  test('a known device has a counter of its own, which holds it and nobody else', async () => {
    const person = await house.person();
    const home = await knownDevice(person);
    expect(await fail(person, 4, home)).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
    expect(await right(person, home)).toBe('held');
    expect(await right(person)).toBe('passed');
  });

  test('a device known to somebody else is a stranger here', async () => {
    const [person, neighbour] = [await house.person(), await house.person()];
    const shared = await knownDevice(neighbour);
    await fail(person, 4);
    const guest = await party.open(shared, { prompt: 'login' });
    const switched = await shared.open(new URL(`${guest.page.url.pathname}/switch`, guest.page.url));
    const start = await shared.submit(switched, { decision: 'switch' }, { action: '/switch' });
    const page = await shared.submit(start, { username: person.login, password: person.password }, { action: '/password', ...party.stop });
    expect(verdictOf(party, page)).toBe('held');
  });

  test('a made-up device cookie makes nobody known', async () => {
    const person = await house.person();
    await fail(person, 4);
    const visitor = new Visitor();
    const asked = await party.open(visitor);
    const form = new URL(`${asked.page.url.pathname}/password`, asked.page.url);
    const jar = visitor
      .cookies()
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    const csrf = /name="csrf"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="csrf"/.exec(asked.page.html);
    const response = await visitor.request(form, {
      method: 'POST',
      headers: {
        cookie: `${jar}; dd-device=${'A'.repeat(43)}`,
        'content-type': 'application/x-www-form-urlencoded',
        origin: house.issuer,
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ csrf: csrf?.[1] ?? csrf?.[2] ?? '', username: person.login, password: person.password }),
    });
    expect(await response.text()).toMatch(/Bạn có thể thử lại sau/);
  });
});

describe('an address from which too much was tried', () => {
  test('nobody new signs in from there for a while; known devices and passkeys do', async () => {
    const [person, newcomer, keyHolder] = [await house.person(), await house.person(), await house.person()];
    const home = await knownDevice(person);
    const authenticator = await givePasskey(house, keyHolder);
    await fail(await house.person(), 1);
    await house.database.db.raw(`update attempt_counters set failures = 199 where kind = 'address'`);
    await fail(await house.person(), 1);
    expect(await right(newcomer)).toBe('held');
    expect(await right(person, home)).toBe('passed');
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person: keyHolder }, {}, { stopAt: ['start'] });
    await enterPasskey(visitor, asked.page, { authenticator, stopAt: party.options.redirectUri });
    await seconds(15 * 60 + 1);
    expect(await right(newcomer)).toBe('passed');
  });
});

describe('a hundred in a row', () => {
  /** Near the end of a long row of failures: ninety-eight, with the last wait over. */
  async function nearlyHundred(): Promise<TestPerson> {
    const person = await house.person();
    await fail(person, 1);
    await house.database.db.raw(`update attempt_counters set failures = 98 where key = ?`, [`account:${person.accountId}`]);
    await fail(person, 1);
    await seconds(901);
    expect(await fail(person, 1)).toEqual(['wrong']);
    return person;
  }

  test('the password is refused on unknown devices for good, and still works on a known one', async () => {
    const person = await house.person();
    const home = await knownDevice(person);
    await fail(person, 1);
    await house.database.db.raw(`update attempt_counters set failures = 99 where key = ?`, [`account:${person.accountId}`]);
    expect(await fail(person, 1)).toEqual(['wrong']);
    for (const later of ['1 hour', '40 days']) {
      await shiftClock(house.database.db, later);
      expect((await tryPassword(party, person)).verdict).toBe('closed');
    }
    await shiftClock(house.database.db, '1 hour');
    expect(await right(person, home)).toBe('passed');
    expect(await right(person)).toBe('closed');
  });

  test('the hundredth failure is the last one that is checked', async () => {
    const person = await nearlyHundred();
    await shiftClock(house.database.db, '1 day');
    expect(await right(person)).toBe('closed');
  });

  test('a passkey passes, and opens the password again', async () => {
    const person = await nearlyHundred();
    const authenticator = await givePasskey(house, person);
    const visitor = new Visitor();
    const asked = await walk({ party, visitor, person }, {}, { stopAt: ['start'] });
    await enterPasskey(visitor, asked.page, { authenticator, stopAt: party.options.redirectUri });
    expect(await right(person)).toBe('passed');
  });

  test('a recovery code passes, and opens the password again', async () => {
    const person = await nearlyHundred();
    const issued = await issueRecoveryCodes(house.deps, { accountId: person.accountId });
    const [code = ''] = 'codes' in issued ? issued.codes : [];
    expect((await tryRecovery(party, { login: person.login, code: 'AAAA-AAAA-AAAA-AAAA' })).verdict).toBe('wrong');
    expect((await tryRecovery(party, { login: person.login, code })).verdict).toBe('passed');
    expect(await right(person)).toBe('passed');
  });
});
