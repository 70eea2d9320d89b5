import { describe, expect, test } from 'vitest';
import { both, type Case, decide, error, essential2, face, floor2, password, silently, strict2, wish2 } from './journey-cases.ts';
import { at, biometric, level1, level2, passed } from './sign-in-samples.ts';

describe('counted set ≥ W: answer', () => {
  const rows: [string, Case, string, number][] = [
    ['level-1 asked, password fresh', { session: password }, level1, 1],
    ['level-2 essential, both fresh', { request: essential2, session: both }, level2, 2],
    ['level-1 named, both fresh: the named one is returned', { request: { acrValues: [level1] }, session: both }, level1, 2],
    ['nothing named, both fresh: the highest is returned', { session: both }, level2, 2],
    ['level-1 account with two factors', { account: { level: 1 }, session: both }, level1, 2],
    [
      'a registry match',
      { request: { acrValues: [biometric] }, account: face, session: [...both, passed('registry-face', -1)] },
      biometric,
      4,
    ],
    ['a passkey alone', { request: essential2, account: { held: ['passkey'] }, interaction: [passed('passkey', 0)] }, level2, 2],
  ];
  test.each(rows)('%s', (_, c, acr, authnLevel) => {
    expect(decide(c)).toMatchObject({ step: 'done', acr, authnLevel });
    expect(silently(c)).toEqual(decide(c));
  });

  test('says everything that the tokens need', () => {
    expect(decide({ request: essential2, session: both })).toEqual({
      step: 'done',
      acr: level2,
      authnLevel: 2,
      authTime: at(-10),
      amr: ['pwd', 'otp', 'mfa'],
      factors: both,
    });
  });
});

describe('≥ R but < W', () => {
  const offer = { step: 'second-factor', why: 'offered', wants: level2, reached: level1, choices: ['totp'] };
  test('W reachable: the step-up is offered, and silently the real level is answered', () => {
    expect(decide({ request: wish2, session: password })).toEqual(offer);
    expect(silently({ request: wish2, session: password })).toMatchObject({ step: 'done', acr: level1, authnLevel: 1, amr: ['pwd'] });
  });

  test('"continue at level N" answers', () => {
    expect(decide({ request: wish2, session: password, offerDeclined: true })).toMatchObject({ step: 'done', acr: level1 });
  });

  test.each([
    ['the account level is too low', { account: { level: 1 as const } }],
    ['no other factor is held', { account: { held: ['password' as const] } }],
    ['only text messages, and they are not allowed', { account: { held: ['password' as const, 'sms' as const] }, smsAllowed: false }],
  ])('W not reachable because %s: answer at the real level', (_, c) => {
    expect(decide({ request: wish2, session: password, ...c })).toMatchObject({ step: 'done', acr: level1 });
  });

  test('R met by two factors, W a registry match', () => {
    const c = { request: { acrValues: [biometric, level2], strict: true }, account: face, session: both };
    expect(decide(c)).toEqual({ step: 'second-factor', why: 'offered', wants: biometric, reached: level2, choices: ['registry-face'] });
    expect(decide({ ...c, offerDeclined: true })).toMatchObject({ step: 'done', acr: level2 });
  });
});

describe('< R, reachable by another factor', () => {
  const required = { step: 'second-factor', why: 'required', wants: level2, choices: ['totp'] };
  const rows: [string, Case['request'], string][] = [
    ['essential', essential2, 'unmet_authentication_requirements'],
    ['strict', strict2, 'unmet_authentication_requirements'],
    ['only the floor', floor2, 'login_required'],
    ['only the floor, a wish below it', { ...floor2, acrValues: [level1] }, 'login_required'],
    ['only the floor, what is essential is met', { ...floor2, essentialAcr: { value: level1 } }, 'login_required'],
  ];
  test.each(rows)('%s', (_, request, silent) => {
    expect(decide({ request, session: password })).toEqual(required);
    expect(silently({ request, session: password })).toEqual(error(silent));
  });

  test('declining an offer does not decline what is required', () => {
    expect(decide({ request: essential2, session: password, offerDeclined: true })).toEqual(required);
  });

  test('asks only for what is missing, strongest first, never again for what is fresh', () => {
    const account = { held: ['recovery-code', 'sms', 'totp', 'password', 'passkey'] } as const;
    const choicesOf = (c: Case) => decide({ request: essential2, account, ...c });
    expect(choicesOf({ session: password })).toMatchObject({ choices: ['passkey', 'totp', 'sms', 'recovery-code'] });
    expect(choicesOf({ session: password, smsAllowed: false })).toMatchObject({ choices: ['passkey', 'totp', 'recovery-code'] });
    expect(choicesOf({ session: [passed('totp', -10)] })).toMatchObject({ choices: ['passkey', 'password'] });
  });
});

describe('< R, not reachable by this account', () => {
  const rows: [string, Case, object][] = [
    ['level-1 account', { request: essential2, account: { level: 1 } }, { holds: 1, wants: level2, because: 'account-level' }],
    ['floor above the account', { request: floor2, account: { level: 1 } }, { holds: 1, wants: level2, because: 'account-level' }],
    ['no second factor', { request: strict2, account: { held: ['password'] } }, { holds: 2, wants: level2, because: 'no-factor' }],
    ['no registry', { request: { essentialAcr: { value: biometric } } }, { holds: 2, wants: biometric, because: 'no-factor' }],
    ['no passkey', { client: { phishingResistant: true } }, { holds: 2, wants: level1, because: 'needs-passkey' }],
    [
      'no passkey, level-2',
      { client: { phishingResistant: true }, request: floor2 },
      { holds: 2, wants: level2, because: 'needs-passkey' },
    ],
    [
      'no passkey would be enough',
      { client: { phishingResistant: true }, request: { floor: biometric } },
      { holds: 2, wants: biometric, because: 'no-factor' },
    ],
    [
      'a passkey would not help the account',
      { client: { phishingResistant: true }, request: floor2, account: { level: 1 } },
      { holds: 1, wants: level2, because: 'account-level' },
    ],
    [
      'an actor above the subject',
      { request: essential2, account: { level: 2, subjectLevel: 1 } },
      { holds: 1, wants: level2, because: 'account-level' },
    ],
  ];
  test.each(rows)('%s: said after the first factor, before any second; silently unmet', (_, c, why) => {
    expect(decide({ ...c, interaction: password })).toEqual({ step: 'unreachable', ...why });
    expect(decide({ ...c, session: password })).toEqual({ step: 'unreachable', ...why });
    expect(silently({ ...c, session: password })).toEqual(error('unmet_authentication_requirements'));
  });

  test('never on the login name alone', () => {
    expect(decide({ request: essential2, account: { level: 1 } })).toMatchObject({ step: 'sign-in' });
  });
});

describe('no session, or no fresh factor', () => {
  test.each<[string, Case]>([
    ['nobody', { account: null }],
    ['a session that has gone idle', {}],
    ['nobody, although factors were handed in', { account: null, session: both }],
    ['a locked account whose session is not fresh', { account: { usable: false } }],
  ])('%s: sign in for W; login_required', (_, c) => {
    expect(decide({ request: wish2, ...c })).toEqual({ step: 'sign-in', wants: level2, choices: ['password', 'passkey'] });
    expect(silently({ request: wish2, ...c })).toEqual(error('login_required'));
  });
});

describe('max_age or prompt=login not met', () => {
  const again = (choices: string[], wants: string = level1) => ({ step: 're-authenticate', wants, choices });
  const login = { promptLogin: true };
  const all = { held: ['password', 'totp', 'sms', 'passkey'] } as const;

  test.each<[string, Case, object]>([
    ['prompt=login', { session: both, demand: login }, again(['password'])],
    ['max_age', { session: both, demand: { maxAge: 60 } }, again(['password'])],
    ['max_age=0', { session: both, demand: { maxAge: 0 } }, again(['password'])],
    ['one factor again for a private party', { session: both, demand: { oneFactorAgain: true } }, again(['password'])],
    [
      'the factors R needs, from the beginning',
      { session: both, demand: login, request: essential2, account: all },
      again(['passkey', 'password'], level2),
    ],
    [
      'a passkey where only that counts',
      { session: both, demand: login, account: all, client: { phishingResistant: true } },
      again(['passkey']),
    ],
    ['no first factor held', { session: [passed('totp', -10)], demand: login, account: { held: ['totp', 'sms'] } }, again(['totp', 'sms'])],
    [
      'R out of reach: the person first',
      { session: both, demand: login, request: essential2, account: { level: 1 } },
      again(['password'], level2),
    ],
  ])('%s: re-authenticate; login_required', (_, c, step) => {
    expect(decide(c)).toEqual(step);
    expect(silently(c)).toEqual(error('login_required'));
  });

  test('then the second factor R needs, although the session holds one', () => {
    const c = { session: both, demand: login, request: essential2, interaction: [passed('password', 1)] };
    expect(decide(c)).toEqual(again(['totp'], level2));
    expect(decide({ ...c, interaction: [passed('password', 1), passed('totp', 2)] })).toMatchObject({ step: 'done', authTime: at(1) });
  });

  test('then, when the session never held one, an ordinary step-up', () => {
    const c = { session: password, demand: login, request: essential2, interaction: [passed('password', 1)] };
    expect(decide(c)).toMatchObject({ step: 'second-factor', why: 'required', choices: ['totp'] });
  });

  test('max_age that spares the second factor asks for the first only', () => {
    const c = { session: [passed('password', -10), passed('totp', -1)], demand: { maxAge: 300 }, request: essential2 };
    expect(decide(c)).toEqual(again(['password'], level2));
    expect(silently(c)).toEqual(error('login_required'));
  });

  test('R out of reach is said once the person is proved', () => {
    const c = { session: both, demand: login, request: essential2, account: { level: 1 as const } };
    expect(decide({ ...c, interaction: [passed('password', 1)] })).toMatchObject({ step: 'unreachable', because: 'account-level' });
  });

  test('an account that holds nothing to ask for is told at once', () => {
    const c: Case = { session: both, demand: login, account: { held: [] } };
    expect(decide(c)).toEqual({ step: 'unreachable', holds: 2, wants: level1, because: 'no-factor' });
    expect(silently(c)).toEqual(error('login_required'));
  });

  test('one factor again leaves the rest of the session standing', () => {
    const c = { session: both, demand: { oneFactorAgain: true }, request: essential2, interaction: [passed('password', 1)] };
    expect(decide(c)).toMatchObject({ step: 'done', acr: level2, authTime: at(-9) });
  });
});
