import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactorKind } from '../../src/domain/credentials/types.ts';
import {
  acrFor,
  acrForActing,
  acrOf,
  acrValues,
  authnLevelOf,
  factorKindsByStrength,
  rankOf,
  rankReached,
} from '../../src/domain/sign-ins/assurance.ts';
import type { AccountLevel, AuthnLevel } from '../../src/domain/sign-ins/types.ts';
import { accountLevelArb, biometric, kindArb, kindsArb, level1, level2 } from './sign-in-samples.ts';

const levels: readonly AuthnLevel[] = [0, 1, 2, 3, 4];

describe('the vocabulary of acr', () => {
  test('is ordered, and a rank and its name lead to each other', () => {
    expect(acrValues).toEqual([level1, level2, biometric]);
    expect(acrValues.map((value) => rankOf(value))).toEqual([1, 2, 3]);
    expect(acrValues.map((value) => acrOf(rankOf(value)))).toEqual(acrValues);
  });

  test.each(['', 'level-1', 'urn:dinhdanh:acr:level-3', 'URN:DINHDANH:ACR:LEVEL-1', '__proto__', '1', 1, null, undefined, {}, [level1]])(
    'does not know %j',
    (value) => expect(rankOf(value)).toBeUndefined(),
  );
});

describe('authentication level (D69:20)', () => {
  const rows: [AuthnLevel, FactorKind[]][] = [
    [0, []],
    [1, ['password']],
    [1, ['totp']],
    [1, ['sms']],
    [1, ['recovery-code']],
    [1, ['registry-face']],
    [1, ['totp', 'sms']],
    [1, ['totp', 'recovery-code']],
    [1, ['password', 'password']],
    [1, ['registry-face', 'registry-fingerprint']],
    [2, ['passkey']],
    [2, ['password', 'totp']],
    [2, ['password', 'sms']],
    [2, ['password', 'recovery-code']],
    [2, ['password', 'passkey']],
    [2, ['passkey', 'totp', 'sms', 'recovery-code', 'password']],
    [3, ['password', 'registry-face']],
    [3, ['totp', 'registry-fingerprint']],
    [3, ['sms', 'registry-face']],
    [3, ['passkey', 'registry-face']],
    [2, ['recovery-code', 'registry-face']],
    [3, ['password', 'recovery-code', 'registry-face']],
    [4, ['password', 'totp', 'registry-face']],
    [4, ['password', 'passkey', 'registry-fingerprint']],
  ];
  test.each(rows)('is %i for %j', (level, kinds) => {
    expect(authnLevelOf(kinds.map((kind) => ({ kind })))).toBe(level);
  });

  test('a passkey is never the statutory biometric, whatever stands beside it except a registry match', () => {
    const others = factorKindsByStrength.filter((kind) => !kind.startsWith('registry-'));
    expect(authnLevelOf(others.map((kind) => ({ kind })))).toBe(2);
  });

  test('adding a factor never lowers it', () => {
    fc.assert(
      fc.property(kindsArb, kindArb, (kinds, more) => {
        const before = kinds.map((kind) => ({ kind }));
        expect(authnLevelOf([...before, { kind: more }])).toBeGreaterThanOrEqual(authnLevelOf(before));
      }),
    );
  });
});

describe('acr is two facts', () => {
  const rows: [AccountLevel | null, (string | undefined)[]][] = [
    [1, [undefined, level1, level1, level1, level1]],
    [2, [undefined, level1, level2, biometric, biometric]],
    [null, [undefined, undefined, undefined, undefined, undefined]],
  ];
  test.each(rows)('account level %j, authentication levels 0 to 4: %j', (accountLevel, expected) => {
    expect(levels.map((authnLevel) => acrFor(accountLevel, authnLevel))).toEqual(expected);
  });

  test('never stands above the account level', () => {
    fc.assert(
      fc.property(accountLevelArb, fc.constantFrom(...levels), (account, authn) => {
        expect(rankReached(account, authn)).toBeLessThanOrEqual(account === 1 ? 1 : 3);
      }),
    );
  });

  const acting: [AccountLevel, AccountLevel | null, AuthnLevel, string | undefined][] = [
    [2, null, 2, level2],
    [1, null, 2, level1],
    [2, null, 1, level1],
    [2, 1, 2, level1],
    [1, 2, 2, level1],
    [2, 2, 2, level2],
    [2, 2, 3, biometric],
    [2, 1, 0, undefined],
  ];
  test.each(acting)('actor %j for a subject of level %j at authentication level %i gives %j', (actorLevel, subjectLevel, authn, acr) => {
    expect(acrForActing({ actorLevel, subjectLevel }, authn)).toBe(acr);
  });
});
