import { describe, expect, test } from 'vitest';
import { both, type Case, decide, error, essential2, password, silently } from './journey-cases.ts';
import { at, level1, level2, passed } from './sign-in-samples.ts';

describe('consent under prompt=none', () => {
  test.each<[string, Case]>([
    ['level met', { session: both }],
    ['level out of reach', { session: password, account: { level: 1 }, request: essential2 }],
    ['max_age not met', { session: both, demand: { maxAge: 1 } }],
    ['a consent given before', { session: both, client: { consented: true } }],
  ])('private party, %s: consent_required before any level is judged', (_, c) => {
    expect(silently({ ...c, client: { kind: 'private', ...c.client } })).toEqual(error('consent_required'));
  });

  test('private party without a session: login_required', () => {
    expect(silently({ account: null, client: { kind: 'private' } })).toEqual(error('login_required'));
    expect(silently({ client: { kind: 'private' } })).toEqual(error('login_required'));
  });

  test('state party: consent comes last', () => {
    const client = { kind: 'state', consented: false } as const;
    expect(silently({ session: both, client })).toEqual(error('consent_required'));
    expect(silently({ session: password, client, request: essential2 })).toEqual(error('unmet_authentication_requirements'));
    expect(silently({ session: both, client: { ...client, consented: true } })).toMatchObject({ step: 'done' });
  });

  test('our own doors ask for none', () => {
    expect(silently({ session: both, client: { kind: 'own', consented: false } })).toMatchObject({ step: 'done' });
  });

  test('interactively it is no matter of the level', () => {
    expect(decide({ session: both, client: { kind: 'private', consented: false } })).toMatchObject({ step: 'done' });
  });
});

describe('an account that may not be used', () => {
  const account = { usable: false };
  test('gets nothing, whatever was passed', () => {
    expect(decide({ account, session: both })).toEqual({ step: 'account-not-usable' });
    expect(decide({ account, interaction: password, request: essential2 })).toEqual({ step: 'account-not-usable' });
    expect(silently({ account, session: both })).toEqual(error('login_required'));
    expect(silently({ account, session: both, client: { kind: 'private' } })).toEqual(error('login_required'));
  });
});

describe('a client admitted with phishing_resistant', () => {
  const client = { phishingResistant: true };
  const account = { held: ['password', 'totp', 'passkey'] } as const;
  test('a fresh password and code are not enough: the passkey is asked for', () => {
    const c = { client, account, session: both };
    expect(decide(c)).toEqual({ step: 'second-factor', why: 'required', wants: level1, choices: ['passkey'] });
    expect(silently(c)).toEqual(error('login_required'));
    expect(silently({ ...c, request: essential2 })).toEqual(error('unmet_authentication_requirements'));
  });

  test('with the passkey it answers, and the passkey alone is counted', () => {
    const c = { client, account, session: both, interaction: [passed('passkey', 1, { deviceBound: true })], request: essential2 };
    expect(decide(c)).toMatchObject({ step: 'done', acr: level2, amr: ['pop', 'user', 'hwk', 'mfa'], authTime: at(1) });
  });
});

describe('acting for somebody', () => {
  test.each([
    [2, null, level2],
    [1, null, level1],
    [2, 1, level1],
    [1, 2, level1],
    [2, 2, level2],
    [2, undefined, level2],
  ] as const)('actor %j for %j: %s', (level, subjectLevel, acr) => {
    expect(decide({ account: { level, subjectLevel }, session: both })).toMatchObject({ step: 'done', acr, authnLevel: 2 });
  });
});
