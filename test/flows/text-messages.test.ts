import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { messagesOf, tryPassword, verdictOf } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';
import { acr, redeemed, stationOf, walk, walkOn } from '../setup/walk.ts';

/** A code by text message: the restricted fallback, as second factor. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse();
  party = await house.party({ kind: 'state', min_acr: 'level-2' });
});
beforeEach(async () => {
  await shiftClock(house.database.db, '0');
  await house.database.db.raw(`delete from attempt_counters where kind in ('address', 'network') or key like 'texts-from:%'`);
});
afterAll(() => house.stop());

interface Waiting {
  readonly person: TestPerson;
  readonly visitor: Visitor;
  readonly page: Page;
  readonly verifier: string;
}

/** Somebody with a telephone and no app, at the page that asks for the code. */
async function waiting(person?: TestPerson): Promise<Waiting> {
  const who = { party, visitor: new Visitor(), person: person ?? (await house.person({ totp: false })) };
  const { page, answer, at } = await walk(who, {}, { stopAt: ['sms'] });
  expect(at).toBe('sms');
  return { ...who, page, verifier: answer.verifier };
}

async function codesSentTo({ person }: Pick<Waiting, 'person'>): Promise<string[]> {
  const messages = await messagesOf(house, person.accountId, 'sms-code');
  expect(messages.every(({ channel }) => channel === 'sms')).toBe(true);
  return messages.map(({ variables }) => variables.code ?? '');
}

const send = ({ visitor, page }: Waiting, code: string): Promise<Page> => visitor.submit(page, { code }, { action: '/sms', ...party.stop });

test('the code that was sent makes level 2; the page shows the end of the number only', async () => {
  const one = await waiting();
  const { rows } = await house.database.db.raw('select phone from people where id = ?', [one.person.accountId]);
  expect(textOf(one.page)).not.toContain(rows[0].phone.slice(3));
  expect(textOf(one.page)).toContain(rows[0].phone.slice(-2));
  const [code = ''] = await codesSentTo(one);
  expect(code).toMatch(/^\d{6}$/);
  const walked = await walkOn({ ...one, party }, { page: await send(one, code), verifier: one.verifier });
  expect((await redeemed(party, walked)).claims).toMatchObject({ acr: acr.level2, authn_level: 2, amr: ['pwd', 'sms', 'mfa'] });
});

test('opening the page again sends nothing; asking again sends a new code and voids the old', async () => {
  const one = await waiting();
  await one.visitor.open(one.page.url);
  expect(await codesSentTo(one)).toHaveLength(1);
  const resent = await one.visitor.submit(one.page, {}, { action: '/sms/resend' });
  expect(resent.status).toBe(200);
  const [first = '', second = ''] = await codesSentTo(one);
  expect(verdictOf(party, await send({ ...one, page: resent }, first))).toBe(first === second ? 'passed' : 'wrong');
  expect(stationOf(party, await send({ ...one, page: resent }, second))).toBe('consent');
});

describe('a code is good once, here, for ten minutes', () => {
  test('not in another sign-in of the same person', async () => {
    const one = await waiting();
    const two = await waiting(one.person);
    const [first = '', second = ''] = await codesSentTo(one);
    expect(first).not.toBe(second);
    expect(verdictOf(party, await send(two, first))).toBe('wrong');
    expect(stationOf(party, await send(two, second))).toBe('consent');
  });

  test('not twice: of parallel answers one passes, and none later', async () => {
    const one = await waiting();
    const [code = ''] = await codesSentTo(one);
    const pages = await Promise.all(Array.from({ length: 3 }, () => send(one, code)));
    const wrong = pages.filter((page) => page.status === 422);
    expect(pages.length - wrong.length).toBeGreaterThanOrEqual(1);
    const { rows } = await house.database.db.raw(
      `select count(*)::int as count from audit_events where account_id = ? and event = 'factor.passed' and details->>'kind' = 'sms'`,
      [one.person.accountId],
    );
    expect(rows[0].count).toBe(1);
  });

  test('not after ten minutes', async () => {
    const one = await waiting();
    const [code = ''] = await codesSentTo(one);
    await shiftClock(house.database.db, '10 minutes 1 second');
    expect(verdictOf(party, await send(one, code))).toBe('wrong');
  });
});

test('wrong codes count where wrong passwords count', async () => {
  const one = await waiting();
  const [code = ''] = await codesSentTo(one);
  const guess = code === '000000' ? '111111' : '000000';
  for (let index = 0; index < 4; index += 1) expect(verdictOf(party, await send(one, guess))).toBe('wrong');
  expect(verdictOf(party, await send(one, code))).toBe('held');
  expect((await tryPassword(party, one.person)).verdict).toBe('held');
});

test('after five guesses a code is dead, however slowly they came', async () => {
  const one = await waiting();
  const [code = ''] = await codesSentTo(one);
  const guess = code === '000000' ? '111111' : '000000';
  for (const at of [0, 0, 0, 0, 31]) {
    await shiftClock(house.database.db, `${at} seconds`);
    expect(verdictOf(party, await send(one, guess))).toBe('wrong');
  }
  await shiftClock(house.database.db, '100 seconds');
  expect(verdictOf(party, await send(one, code))).toBe('wrong');
});

test('at most five messages an hour to one person', async () => {
  const one = await waiting();
  let { page } = one;
  for (let index = 0; index < 4; index += 1) page = await one.visitor.submit(page, {}, { action: '/sms/resend' });
  expect(page.status).toBe(200);
  page = await one.visitor.submit(page, {}, { action: '/sms/resend' });
  expect(textOf(page)).toContain('Chưa gửi được tin nhắn');
  expect(await codesSentTo(one)).toHaveLength(5);
});
