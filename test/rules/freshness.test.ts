import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassedFactor } from '../../src/domain/credentials/types.ts';
import { countedSet, rankReached } from '../../src/domain/sign-ins/assurance.ts';
import { countableFactors, freshFactors, type RememberedFactors, sessionLife } from '../../src/domain/sign-ins/freshness.ts';
import type { AuthnLevel, PresenceDemand, SessionTimes } from '../../src/domain/sign-ins/types.ts';
import { accountLevelArb, at, factorsArb, kindsOf, limits, passed } from './sign-in-samples.ts';

function session(more: Partial<SessionTimes> = {}, ...factors: PassedFactor[]): NonNullable<RememberedFactors['session']> {
  return { startedAt: at(0), lastUsedAt: at(0), endedAt: null, factors, ...more };
}

describe('the life of a session', () => {
  const rows: [string, Partial<SessionTimes>, Date, string][] = [
    ['just begun', {}, at(0), 'live'],
    ['a second before an hour without use', {}, at(59, 59), 'live'],
    ['exactly an hour without use', {}, at(60), 'idle'],
    ['used a moment ago', { lastUsedAt: at(700) }, at(719, 59), 'live'],
    ['exactly 12 hours after the first factor, although in use', { lastUsedAt: at(719) }, at(720), 'expired'],
    ['long after everything', {}, at(5000), 'expired'],
    ['ended', { endedAt: at(1) }, at(2), 'ended'],
    ['ended, and old too', { endedAt: at(1) }, at(5000), 'ended'],
    ['ended by a clock ahead of ours', { endedAt: at(3) }, at(2), 'ended'],
  ];
  test.each(rows)('%s', (_, times, now, life) => expect(sessionLife(session(times), now, limits)).toBe(life));
});

describe('a factor of a session in use', () => {
  const rows: [PassedFactor['kind'], number, Date, boolean][] = [
    ['password', 0, at(719, 59), true],
    ['password', 0, at(720), false],
    ['totp', 0, at(719, 59), true],
    ['totp', 0, at(720), false],
    ['sms', 0, at(720), false],
    ['passkey', 0, at(719, 59), true],
    ['passkey', 0, at(720), false],
    ['registry-face', 0, at(4, 59), true],
    ['registry-face', 0, at(5), false],
    ['registry-fingerprint', 0, at(4, 59), true],
    ['registry-fingerprint', 0, at(5), false],
    ['recovery-code', 0, at(0, 1), false],
  ];
  test.each(rows)('%s passed at minute %i is fresh at %o: %j', (kind, minute, now, isFresh) => {
    const long = { ...limits, absolute: 24 * 3600 };
    const fresh = freshFactors({ session: session({ lastUsedAt: now }, passed(kind, minute)), passed: [] }, now, long);
    expect(fresh.inSession.length === 1).toBe(isFresh);
  });

  test('is judged by its own age, not by that of the session', () => {
    const factors = [passed('password', 0), passed('passkey', 300)];
    const long = { ...limits, absolute: 24 * 3600 };
    const fresh = freshFactors({ session: session({ lastUsedAt: at(730) }, ...factors), passed: [] }, at(731), long);
    expect(kindsOf(fresh.inSession)).toEqual(['passkey']);
  });
});

describe('a session that is not live gives no factor', () => {
  test.each([
    ['idle', {}, at(60)],
    ['expired', { lastUsedAt: at(719) }, at(720)],
    ['ended', { endedAt: at(1) }, at(2)],
  ])('%s', (_, times, now) => {
    expect(freshFactors({ session: session(times, passed('passkey', 0)), passed: [] }, now, limits).inSession).toEqual([]);
  });
});

describe('factors of this interaction', () => {
  test('count before a session exists, a recovery code included', () => {
    const fresh = freshFactors({ session: null, passed: [passed('password'), passed('recovery-code')] }, at(1), limits);
    expect(fresh).toEqual({ inSession: [], inInteraction: [passed('password'), passed('recovery-code')] });
  });

  test('count although the session behind them is too old', () => {
    const fresh = freshFactors({ session: session({}, passed('password', 0)), passed: [passed('password', 60)] }, at(61), limits);
    expect(fresh).toEqual({ inSession: [], inInteraction: [passed('password', 60)] });
  });

  test('age too: a registry match is gone after five minutes', () => {
    const fresh = freshFactors({ session: null, passed: [passed('password', 0), passed('registry-face', 0)] }, at(5), limits);
    expect(kindsOf(fresh.inInteraction)).toEqual(['password']);
  });

  test('die with the session when they were passed before its end', () => {
    const remembered = { session: session({ endedAt: at(2) }), passed: [passed('password', 1), passed('totp', 2), passed('passkey', 3)] };
    expect(kindsOf(freshFactors(remembered, at(4), limits).inInteraction)).toEqual(['passkey']);
  });
});

describe('what a request lets count', () => {
  const fresh = { inSession: [passed('password', -10), passed('totp', -5)], inInteraction: [passed('passkey', 1)] };
  const nothingPassed = { ...fresh, inInteraction: [] };
  const demand = (more: Partial<PresenceDemand>): PresenceDemand => ({ promptLogin: false, arrivedAt: at(0), ...more });

  const rows: [string, Partial<PresenceDemand>, string[]][] = [
    ['no demand', {}, ['passkey', 'password', 'totp']],
    ['prompt=login', { promptLogin: true }, ['passkey']],
    ['prompt=login beats max_age', { promptLogin: true, maxAge: 9999 }, ['passkey']],
    ['max_age that covers everything', { maxAge: 601 }, ['passkey', 'password', 'totp']],
    ['max_age exactly as old as the oldest: at most n seconds', { maxAge: 600 }, ['passkey', 'password', 'totp']],
    ['max_age a second less', { maxAge: 599 }, ['passkey', 'totp']],
    ['max_age=0', { maxAge: 0 }, ['passkey']],
    ['max_age that is no number', { maxAge: Number.NaN }, ['passkey']],
    ['max_age below nothing', { maxAge: -5 }, ['passkey']],
    ['one factor again, and one was passed', { oneFactorAgain: true }, ['passkey', 'password', 'totp']],
    ['one factor again is not needed', { oneFactorAgain: false }, ['passkey', 'password', 'totp']],
  ];
  test.each(rows)('%s', (_, more, kinds) => expect(kindsOf(countableFactors(fresh, demand(more)))).toEqual(kinds));

  test('max_age is measured when the request arrived, not when it is answered', () => {
    expect(kindsOf(countableFactors(nothingPassed, demand({ maxAge: 300, arrivedAt: at(0) })))).toEqual(['totp']);
    expect(kindsOf(countableFactors(nothingPassed, demand({ maxAge: 300, arrivedAt: at(0, 1) })))).toEqual([]);
  });

  test('max_age=0 asks again even in the moment the factor was passed', () => {
    const now = { inSession: [passed('password', 0)], inInteraction: [] };
    expect(countableFactors(now, demand({ maxAge: 0 }))).toEqual([]);
  });

  test('one factor again: nothing counts until one was passed', () => {
    expect(countableFactors(nothingPassed, demand({ oneFactorAgain: true }))).toEqual([]);
  });
});

describe('time', () => {
  test('never raises the level', () => {
    const momentArb = fc.integer({ min: -100, max: 900 });
    fc.assert(
      fc.property(factorsArb, factorsArb, fc.tuple(momentArb, momentArb), accountLevelArb, (kept, inSitting, moments, account) => {
        const levelAt = (minute: number): AuthnLevel => {
          const fresh = freshFactors({ session: session({ startedAt: at(-90) }, ...kept), passed: inSitting }, at(minute), limits);
          return countedSet([...fresh.inSession, ...fresh.inInteraction], { phishingResistant: false })?.level ?? 0;
        };
        const [early, late] = [Math.min(...moments), Math.max(...moments)];
        expect(levelAt(late)).toBeLessThanOrEqual(levelAt(early));
        expect(rankReached(account, levelAt(late))).toBeLessThanOrEqual(rankReached(account, levelAt(early)));
      }),
      { numRuns: 300 },
    );
  });

  test('takes a registry match back after five minutes: level-2-biometric can only give level-2', () => {
    const remembered = { session: session({}, passed('password', 0), passed('totp', 0), passed('registry-face', 0)), passed: [] };
    const levelAt = (now: Date): number | undefined =>
      countedSet(freshFactors(remembered, now, limits).inSession, { phishingResistant: false })?.level;
    expect([levelAt(at(4)), levelAt(at(6))]).toEqual([4, 2]);
  });
});
