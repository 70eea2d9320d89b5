import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { behindProxy } from '../setup/behind-proxy.ts';
import { freshPlaces, tryPassword, type Verdict, wrongPassword } from '../setup/guesser.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';

/** Failed tries per place: one network may be many addresses. */
let house: TestHouse;
let party: Party;

beforeAll(async () => {
  house = await startTestHouse({ issuer: 'https://dinhdanh.example', trustedProxies: ['127.0.0.1', '::1'] });
  party = await house.party({ kind: 'state' });
});
beforeEach(() => freshPlaces(house));
afterAll(() => house.stop());

/** A wrong password for somebody new, in a browser that nobody knows, from this address. */
async function failFrom(address: string): Promise<Verdict> {
  const { login } = await house.person();
  return (await tryPassword(party, { login, password: wrongPassword }, behindProxy(house, { 'x-forwarded-for': address }))).verdict;
}

async function rightFrom(address: string): Promise<Verdict> {
  return (await tryPassword(party, await house.person(), behindProxy(house, { 'x-forwarded-for': address }))).verdict;
}

async function places(): Promise<unknown[]> {
  return house.database.db('attempt_counters').whereIn('kind', ['address', 'network']).orderBy('kind').select('kind', 'failures');
}

describe.each([
  { of: '/24 of IPv4', one: '198.51.100.7', neighbour: '198.51.100.201', third: '198.51.100.9', stranger: '198.51.101.7' },
  { of: '/64 of IPv6', one: '2001:db8:1:2::7', neighbour: '2001:db8:1:2:a:b:c:d', third: '2001:db8:1:2::9', stranger: '2001:db8:1:3::7' },
])('a network, $of', ({ one, neighbour, third, stranger }) => {
  test('its addresses count together; 1,000 failures in a quarter of an hour close it, and no other', async () => {
    expect([await failFrom(one), await failFrom(neighbour)]).toEqual(['wrong', 'wrong']);
    expect(await places()).toEqual([
      { kind: 'address', failures: 1 },
      { kind: 'address', failures: 1 },
      { kind: 'network', failures: 2 },
    ]);
    await house.database.db('attempt_counters').where({ kind: 'network' }).update({ failures: 998 });
    expect([await rightFrom(third), await failFrom(third), await failFrom(third)]).toEqual(['passed', 'wrong', 'wrong']);
    expect([await failFrom(one), await rightFrom(neighbour)]).toEqual(['held', 'held']);
    expect(await rightFrom(stranger)).toBe('passed');
  });
});
