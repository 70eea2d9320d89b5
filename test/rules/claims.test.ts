import { describe, expect, test } from 'vitest';
import { claimsOf, claimsOfScope, scopeClaims, supportedClaims } from '../../src/domain/claims/index.ts';
import type { ClaimSource } from '../../src/domain/claims/types.ts';
import { covers } from '../../src/domain/consents/rules.ts';
import { claims as english } from '../../views/texts/en/claims.ts';
import { claims as vietnamese } from '../../views/texts/vi/claims.ts';

const an: ClaimSource = {
  full_name: 'Nguyễn Văn An',
  birth_date: '1990-03-14',
  sex: 'male',
  nationality: 'VNM',
  phone: '+84500000001',
  email: 'an@example.com',
  email_verified_at: new Date('2026-01-02T03:04:05Z'),
  address: 'Phường Mẫu',
  number: '003090000001',
  updated_at: new Date('2026-01-02T03:04:05.678Z'),
};

describe('claims', () => {
  test('all that is known of a person', () => {
    expect(claimsOf(an)).toEqual({
      name: 'Nguyễn Văn An',
      birthdate: '1990-03-14',
      gender: 'male',
      updated_at: 1767323045,
      nationality: 'VNM',
      personal_number: '003090000001',
      email: 'an@example.com',
      email_verified: true,
      phone_number: '+84500000001',
      phone_number_verified: true,
      address: { formatted: 'Phường Mẫu' },
    });
  });

  test('what no register knows is left out, not invented', () => {
    const bare = { ...an, sex: 'unknown' as const, phone: null, email: null, email_verified_at: null, address: null, number: null };
    expect(Object.keys(claimsOf(bare))).toEqual(['name', 'birthdate', 'updated_at', 'nationality']);
  });

  test('an address that was never answered is not called verified', () => {
    expect(claimsOf({ ...an, email_verified_at: null })).toMatchObject({ email: 'an@example.com', email_verified: false });
  });

  test.each([
    ['1990-03-14', '1990-03-14'],
    ['1990-03', '1990'],
    ['1990', '1990'],
  ])('born %s is said as %s', (known, said) => expect(claimsOf({ ...an, birth_date: known })).toMatchObject({ birthdate: said }));

  test('only what is asked by name, and only what exists', () => {
    expect(claimsOf(an, ['email', 'shoe_size', 'constructor'])).toEqual({ email: 'an@example.com' });
    expect(claimsOf(an, [])).toEqual({});
    expect(claimsOf(undefined)).toEqual({});
  });

  test('every claim comes with exactly one scope, and identity with no everyday one', () => {
    expect(Object.values(scopeClaims).flat().sort()).toEqual([...supportedClaims].sort());
    expect(claimsOfScope('identity')).toEqual(['nationality', 'personal_number']);
    expect(claimsOfScope('profile')).toEqual(['name', 'birthdate', 'gender', 'updated_at']);
    expect(claimsOfScope('openid')).toEqual([]);
    expect(claimsOfScope('constructor')).toEqual([]);
  });

  test('every claim is described in both languages', () => {
    expect(supportedClaims.filter((name) => !Object.hasOwn(vietnamese, name) || !Object.hasOwn(english, name))).toEqual([]);
  });
});

describe('what a consent covers', () => {
  const agreed = { scopes: ['openid', 'profile'], claims: ['name', 'birthdate'] };

  test.each([
    ['the same', agreed, { scopes: [], claims: [] }],
    ['less', { scopes: ['openid'], claims: ['name'] }, { scopes: [], claims: [] }],
    ['nothing', { scopes: [], claims: [] }, { scopes: [], claims: [] }],
    ['a claim more', { scopes: ['openid'], claims: ['name', 'email'] }, { scopes: [], claims: ['email'] }],
    ['a scope more', { scopes: ['openid', 'offline_access'], claims: [] }, { scopes: ['offline_access'], claims: [] }],
    ['another order', { scopes: ['profile', 'openid'], claims: ['birthdate', 'name'] }, { scopes: [], claims: [] }],
    ['a claim whose name begins alike', { scopes: [], claims: ['nam', 'name2'] }, { scopes: [], claims: ['nam', 'name2'] }],
  ])('%s', (_, asked, missing) => expect(covers(agreed, asked)).toEqual(missing));
});
