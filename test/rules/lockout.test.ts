import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokensIn, withToken } from '../../src/domain/credentials/device-cookie.ts';
import { refusedAfter, waitAfter, waits } from '../../src/domain/credentials/lockout.ts';
import { placeOf } from '../../src/domain/credentials/places.ts';
import { type Holding, removalProblem } from '../../src/domain/credentials/removal.ts';

test.each([
  [0, 0],
  [1, 0],
  [3, 0],
  [4, 30],
  [5, 60],
  [6, 120],
  [7, 240],
  [8, 480],
  [9, 900],
  [10, 900],
  [99, 900],
  [100, Infinity],
  [5000, Infinity],
])('after %i failures in a row the next try waits %d seconds', (failures, seconds) => {
  expect(waitAfter(failures)).toBe(seconds);
});

test('one more failure never shortens the wait', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), (failures) => waitAfter(failures + 1) >= waitAfter(failures)));
});

test('the table for the database says what the rule says', () => {
  expect(waits).toHaveLength(refusedAfter - 1);
  expect(waits.every((seconds, index) => seconds === waitAfter(index + 1) && Number.isFinite(seconds))).toBe(true);
});

test.each([
  ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
  ['::FFFF:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
  ['2001:db8::1', '2001:db8:0:0:0:0:0:1', '2001:db8:0:0/64'],
  ['2001:0DB8:0:0:1:2:3:4', '2001:db8:0:0:1:2:3:4', '2001:db8:0:0/64'],
  ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1', 'fe80:0:0:0/64'],
  ['::', '0:0:0:0:0:0:0:0', '0:0:0:0/64'],
  ['::1', '0:0:0:0:0:0:0:1', '0:0:0:0/64'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', '1:2:3:4/64'],
])('%s is counted as %s in %s', (text, address, network) => {
  expect(placeOf(text)).toEqual({ address, network });
});

test.each(['', 'nonsense', '256.1.1.1', '1:2:3', '1::2::3', '1:2:3:4:5:6:7:8:9', 'g::1', '::1.2.3', '1:2:3:4:5:6:7:8::'])(
  '"%s" is no address and counts with all others that are none',
  (text) => {
    expect(placeOf(text)).toEqual({ address: 'unknown', network: 'unknown' });
  },
);

test('the device cookie keeps the five newest tokens and ignores what is none', () => {
  const token = (letter: string): string => letter.repeat(43);
  let cookie = withToken('not-a-token', token('a'));
  for (const letter of ['b', 'c', 'd', 'e', 'f']) cookie = withToken(cookie, token(letter));
  expect(tokensIn(cookie)).toEqual(['f', 'e', 'd', 'c', 'b'].map(token));
  expect(tokensIn(withToken(cookie, token('d')))[0]).toBe(token('d'));
  expect(tokensIn(undefined)).toEqual([]);
  expect(tokensIn('x'.repeat(5000))).toEqual([]);
});

const holding = (kinds: Holding['kinds'], passwordStandsAlone = true): Holding => ({ kinds, passwordStandsAlone });

test.each([
  ['password and app, app goes', holding(['password', 'totp']), holding(['password']), 'loses-level'],
  ['a telephone still makes two', holding(['password', 'totp', 'sms']), holding(['password', 'sms']), undefined],
  ['passkey is two by itself', holding(['password', 'totp', 'passkey']), holding(['passkey']), undefined],
  ['only a passkey', holding(['passkey']), holding([]), 'last-way'],
  ['an app alone opens nothing', holding(['password', 'totp']), holding(['totp']), 'last-way'],
  ['recovery codes alone open nothing', holding(['passkey', 'recovery-code']), holding(['recovery-code']), 'last-way'],
  ['short password would stand alone', holding(['password', 'totp'], false), holding(['password'], false), 'password-too-short'],
  [
    'a text message does not help a short password',
    holding(['password', 'totp', 'sms'], false),
    holding(['password', 'sms'], false),
    'password-too-short',
  ],
  ['recovery codes are no level', holding(['password', 'totp', 'recovery-code']), holding(['password', 'totp']), undefined],
])('%s', (_, before, after, problem) => {
  expect(removalProblem(before, after)).toBe(problem);
});
