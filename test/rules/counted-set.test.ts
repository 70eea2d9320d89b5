import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PassedFactor } from '../../src/domain/credentials/types.ts';
import { authnLevelOf, countedSet } from '../../src/domain/sign-ins/assurance.ts';
import { at, factorArb, factorsArb, kindsOf, passed } from './sign-in-samples.ts';

const any = { phishingResistant: false };
const strong = { phishingResistant: true };

describe('the counted set', () => {
  const rows: [string, PassedFactor[], string[], number][] = [
    ['one factor', [passed('password', -30)], ['password'], -30],
    ['the highest level', [passed('password', -30), passed('totp', -20)], ['password', 'totp'], -30],
    ['of one kind the newest', [passed('password', -30), passed('totp', -20), passed('password', -10)], ['password', 'totp'], -20],
    ['the set whose oldest is newest', [passed('password', -30), passed('totp', -29), passed('passkey', -5)], ['passkey'], -5],
    ['the newer partner', [passed('password', -30), passed('sms', -20), passed('totp', -25)], ['password', 'totp'], -30],
    ['a newer lone factor of level 1', [passed('totp', -30), passed('sms', -20)], ['sms'], -20],
    ['not more factors than needed', [passed('totp', -30), passed('passkey', -20), passed('password', -10)], ['passkey'], -20],
    [
      'an older set of a higher level',
      [passed('password', -50), passed('registry-face', -2), passed('passkey', -1)],
      ['passkey', 'password', 'registry-face'],
      -50,
    ],
    [
      'no recovery code above level 2',
      [passed('password', -9), passed('recovery-code', -8), passed('registry-face', -7)],
      ['password', 'registry-face'],
      -9,
    ],
  ];
  test.each(rows)('is %s', (_, fresh, kinds, minutes) => {
    const set = countedSet(fresh, any);
    expect(kindsOf(set?.factors ?? [])).toEqual([...kinds].sort());
    expect(set?.authTime).toEqual(at(minutes));
    expect(set?.level).toBe(authnLevelOf(set?.factors ?? []));
  });

  test('lists its factors oldest first', () => {
    expect(countedSet([passed('totp', -1), passed('password', -2)], any)?.factors.map((f) => f.kind)).toEqual(['password', 'totp']);
  });

  test('is nothing without a factor', () => expect(countedSet([], any)).toBeUndefined());

  test('prefers, at equal times, the stronger partner', () => {
    const fresh = [passed('recovery-code'), passed('sms'), passed('password'), passed('totp')];
    expect(kindsOf(countedSet(fresh, any)?.factors ?? [])).toEqual(['password', 'totp']);
  });

  test('prefers, at equal times, the passkey that cannot leave its device, then the credential by name', () => {
    const synced = passed('passkey', 0, { credentialId: 'a', deviceBound: false });
    const bound = passed('passkey', 0, { credentialId: 'b', deviceBound: true });
    const alsoBound = passed('passkey', 0, { credentialId: 'c', deviceBound: true });
    expect(countedSet([synced, alsoBound, bound], any)?.factors).toEqual([bound]);
    expect(countedSet([passed('totp'), passed('totp', 0, { credentialId: 'x' })], any)?.factors[0]?.credentialId).toBeUndefined();
    expect(countedSet([passed('totp', 0, { credentialId: 'x' }), passed('totp')], any)?.factors[0]?.credentialId).toBeUndefined();
  });
});

describe('amr says what the counted set is, and nothing else (RFC 8176)', () => {
  const rows: [PassedFactor[], string[]][] = [
    [[passed('password')], ['pwd']],
    [[passed('totp')], ['otp']],
    [[passed('sms')], ['sms']],
    [[passed('recovery-code')], ['otp']],
    [[passed('registry-face')], ['face']],
    [[passed('registry-fingerprint')], ['fpt']],
    [[passed('passkey', 0, { deviceBound: true })], ['pop', 'user', 'hwk', 'mfa']],
    [[passed('passkey', 0, { deviceBound: false })], ['pop', 'user', 'swk', 'mfa']],
    [[passed('passkey')], ['pop', 'user', 'swk', 'mfa']],
    [
      [passed('password'), passed('totp')],
      ['pwd', 'otp', 'mfa'],
    ],
    [
      [passed('password'), passed('sms')],
      ['pwd', 'sms', 'mfa'],
    ],
    [
      [passed('password'), passed('recovery-code')],
      ['pwd', 'otp', 'mfa'],
    ],
    [
      [passed('password'), passed('totp'), passed('passkey', 5, { deviceBound: true })],
      ['pop', 'user', 'hwk', 'mfa'],
    ],
    [
      [passed('password'), passed('registry-face')],
      ['pwd', 'face', 'mfa'],
    ],
    [
      [passed('password'), passed('totp'), passed('registry-fingerprint')],
      ['pwd', 'otp', 'fpt', 'mfa'],
    ],
  ];
  test.each(rows)('%j', (fresh, amr) => expect(countedSet(fresh, any)?.amr).toEqual(amr));
});

describe('a client admitted with phishing_resistant', () => {
  const rows: [PassedFactor[], string[] | undefined][] = [
    [[passed('password'), passed('totp')], undefined],
    [[passed('password'), passed('sms')], undefined],
    [[passed('password'), passed('totp'), passed('registry-face')], undefined],
    [[passed('passkey', -60), passed('password'), passed('totp')], ['passkey']],
    [[passed('passkey'), passed('sms')], ['passkey']],
    [
      [passed('passkey'), passed('registry-face')],
      ['passkey', 'registry-face'],
    ],
    [
      [passed('passkey'), passed('registry-face'), passed('password')],
      ['passkey', 'password', 'registry-face'],
    ],
  ];
  test.each(rows)('%j counts as %j', (fresh, kinds) => {
    const set = countedSet(fresh, strong);
    expect(set && kindsOf(set.factors)).toEqual(kinds);
  });
});

/** Every subset, without a shortcut. */
function allSets(fresh: readonly PassedFactor[], phishingResistant: boolean): PassedFactor[][] {
  return Array.from({ length: 2 ** fresh.length }, (_, mask) => fresh.filter((__, index) => (mask >> index) & 1)).filter(
    (set) => set.length > 0 && (!phishingResistant || (set.some((f) => f.kind === 'passkey') && !set.some((f) => f.kind === 'sms'))),
  );
}

const oldest = (set: readonly PassedFactor[]): number => Math.min(...set.map((factor) => factor.passedAt.getTime()));

describe('the counted set, compared with trying everything', () => {
  test('has the highest level, and of those the newest oldest factor', () => {
    fc.assert(
      fc.property(factorsArb, fc.boolean(), (fresh, phishingResistant) => {
        const sets = allSets(fresh, phishingResistant);
        const set = countedSet(fresh, { phishingResistant });
        expect(set === undefined).toBe(sets.length === 0);
        if (set === undefined) return;
        const level = Math.max(...sets.map(authnLevelOf));
        expect(set.level).toBe(level);
        expect(set.authTime.getTime()).toBe(Math.max(...sets.filter((s) => authnLevelOf(s) === level).map(oldest)));
        if (phishingResistant) expect(set.amr).not.toContain('sms');
        expect(set.factors.every((factor) => fresh.includes(factor))).toBe(true);
        expect(set.authTime.getTime()).toBe(oldest(set.factors));
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on the order in which factors are listed', () => {
    const shuffled = factorsArb.chain((fresh) => fc.tuple(fc.constant(fresh), fc.shuffledSubarray(fresh, { minLength: fresh.length })));
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([fresh, mixed], phishingResistant) => {
        expect(countedSet(mixed, { phishingResistant })).toEqual(countedSet(fresh, { phishingResistant }));
      }),
    );
  });

  test('never loses a level by one more factor', () => {
    fc.assert(
      fc.property(factorsArb, factorArb, fc.boolean(), (fresh, more, phishingResistant) => {
        const before = countedSet(fresh, { phishingResistant })?.level ?? 0;
        expect(countedSet([...fresh, more], { phishingResistant })?.level ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
