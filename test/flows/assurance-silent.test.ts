import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';
import { acr, essential, redeemed, silently, walk } from '../setup/walk.ts';

/** Each row of the table "what a request can ask, and what must happen", column `prompt=none`: never a page. */
let house: TestHouse;
let strict: Party;
let lenient: Party;
let floor2: Party;
let privately: Party;

beforeAll(async () => {
  house = await startTestHouse();
  strict = await house.party({ kind: 'state' });
  lenient = await house.party({ kind: 'state', strict_acr: false });
  floor2 = await house.party({ kind: 'state', min_acr: 'level-2' });
  privately = await house.party({ min_acr: 'level-2' });
});
afterEach(() => shiftClock(house.database.db, '0'));
afterAll(() => house.stop());

/** Somebody with a session in which these parties are consented to; the session is at level 1, or 2 when a party needs it. */
async function signedIn(
  parties: readonly Party[],
  about: Parameters<TestHouse['person']>[0] & { params?: Record<string, string> } = {},
): Promise<{ visitor: Visitor; person: TestPerson }> {
  const { params = {}, ...kind } = about;
  const who = { visitor: new Visitor(), person: await house.person({ phone: false, ...kind }) };
  for (const party of parties) expect((await walk({ ...who, party }, params)).at).toBe('answer');
  return who;
}

test('counted set >= W: answered', async () => {
  const { visitor } = await signedIn([strict], { params: { acr_values: acr.level2 } });
  const { params, verifier } = await strict.open(visitor, { prompt: 'none', acr_values: acr.level2 });
  expect(params.get('error')).toBeNull();
  const tokens = await strict.redeem({ params, verifier });
  expect(tokens.status).toBe(200);
});

test('>= R but < W: answered at the real level, though W was reachable', async () => {
  const who = await signedIn([lenient]);
  const walked = await walk({ ...who, party: lenient }, { prompt: 'none', acr_values: acr.level2 });
  expect(walked.asked).toEqual([]);
  expect((await redeemed(lenient, walked)).claims).toMatchObject({ acr: acr.level1, authn_level: 1 });
});

describe('< R, reachable by another factor', () => {
  test('essential or strict: unmet_authentication_requirements', async () => {
    const { visitor } = await signedIn([strict, lenient]);
    expect(await silently(strict, visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
    expect(await silently(lenient, visitor, essential({ value: acr.level2 }))).toBe('unmet_authentication_requirements');
  });

  test('only the floor asks: login_required', async () => {
    const { visitor } = await signedIn([lenient]);
    expect(await silently(floor2, visitor)).toBe('login_required');
    expect(await silently(floor2, visitor, { acr_values: acr.level1 })).toBe('login_required');
  });
});

test('< R, not reachable by this account: unmet_authentication_requirements, whoever asks', async () => {
  const { visitor } = await signedIn([strict, lenient], { level: 1 });
  expect(await silently(strict, visitor, { acr_values: acr.level2 })).toBe('unmet_authentication_requirements');
  expect(await silently(lenient, visitor, essential({ value: acr.level2 }))).toBe('unmet_authentication_requirements');
  expect(await silently(floor2, visitor)).toBe('unmet_authentication_requirements');
});

describe('no session, or no fresh factor: login_required', () => {
  test.each([['state'], ['private']])('no session at a %s party', async (kind) => {
    const party = kind === 'state' ? strict : privately;
    expect(await silently(party, new Visitor(), { acr_values: acr.level2 })).toBe('login_required');
  });

  test('an idle session', async () => {
    const { visitor } = await signedIn([strict]);
    await shiftClock(house.database.db, '61 minutes');
    expect(await silently(strict, visitor)).toBe('login_required');
  });

  test('an expired session', async () => {
    const { visitor } = await signedIn([strict]);
    await shiftClock(house.database.db, '12 hours 1 second');
    expect(await silently(strict, visitor)).toBe('login_required');
  });
});

describe('max_age or prompt=login not met: login_required', () => {
  test('max_age', async () => {
    const { visitor } = await signedIn([strict]);
    await shiftClock(house.database.db, '5 minutes');
    expect(await silently(strict, visitor, { max_age: '600' })).toBe('code');
    expect(await silently(strict, visitor, { max_age: '299' })).toBe('login_required');
    expect(await silently(strict, visitor, { max_age: '0' })).toBe('login_required');
  });

  test('only the age keeps the session below what is insisted on', async () => {
    const { visitor } = await signedIn([strict], { params: { acr_values: acr.level2 } });
    await shiftClock(house.database.db, '5 minutes');
    expect(await silently(strict, visitor, { acr_values: acr.level2, max_age: '60' })).toBe('login_required');
  });

  test('prompt=none beside another prompt is a broken request', async () => {
    const { visitor } = await signedIn([strict]);
    expect(await silently(strict, visitor, { prompt: 'none login' })).toBe('invalid_request');
  });
});

describe('private party: consent_required as soon as a session exists, before any level is judged', () => {
  test.each([
    ['level 1, floor 2 not met', {}, {}],
    ['an account that can never meet it', { level: 1 as const }, {}],
    ['an essential level that is not reached', {}, essential({ value: acr.level2 })],
    ['everything met', { params: { acr_values: acr.level2 } }, { acr_values: acr.level2 }],
  ])('%s', async (_name, about, params) => {
    const { visitor } = await signedIn([about && 'level' in about ? lenient : strict], about);
    expect(await silently(privately, visitor, params)).toBe('consent_required');
  });
});

describe('state party', () => {
  test('a session and no consent yet: consent_required; more than was agreed to: consent_required', async () => {
    const { visitor } = await signedIn([lenient]);
    expect(await silently(strict, visitor)).toBe('consent_required');
    expect(await silently(lenient, visitor, { scope: 'openid profile' })).toBe('consent_required');
    expect(await silently(lenient, visitor)).toBe('code');
  });
});

test('a silent request never says which account or whether there is one', async () => {
  const { visitor } = await signedIn([strict]);
  const { params } = await strict.open(visitor, { prompt: 'none', max_age: '0' });
  expect([...params.keys()].toSorted()).toEqual(['error', 'error_description', 'iss', 'state']);
  const stranger = await strict.open(new Visitor(), { prompt: 'none', max_age: '0' });
  expect(params.get('error_description')).toBe(stranger.params.get('error_description'));
});
