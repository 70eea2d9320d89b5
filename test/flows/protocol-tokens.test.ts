import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn, signInForTokens } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import { claimsOfToken, type Party } from '../setup/party.ts';
import { textOf, Visitor } from '../setup/visitor.ts';

let house: TestHouse;
let bank: Party;
let person: TestPerson;
const visitor = new Visitor();

beforeAll(async () => {
  house = await startTestHouse();
  bank = await house.party({ kind: 'state' });
  person = await house.person();
});
afterEach(async () => shiftClock(house.deps.db, '0'));
afterAll(async () => house.stop());

describe('ID tokens', () => {
  test.each(['ES256', 'RS256'])('are signed with %s where the admission says so', async (alg) => {
    const party = await house.party({ kind: 'state', id_token_signed_response_alg: alg });
    const answer = await signIn(party, visitor, person, { nonce: 'n-1' });
    const { id_token: token } = await party.redeem(answer);
    const keys = createRemoteJWKSet(new URL(`${house.issuer}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(token ?? '', keys, { issuer: house.issuer, audience: party.options.clientId });
    expect(protectedHeader.alg).toBe(alg);
    expect(payload.nonce).toBe('n-1');
    expect(Number(payload.exp) - Number(payload.iat)).toBe(600);
  });

  test('sub: the same for two clients of one sector, another in another sector, stable over sessions, never a number', async () => {
    const [one, two] = [await house.party({ kind: 'state', sector: 'tax' }), await house.party({ kind: 'state', sector: 'tax' })];
    const subAt = async (party: Party, browser = visitor): Promise<unknown> =>
      claimsOfToken(await signInForTokens(party, browser, person)).sub;
    const [first, second, other, again] = [await subAt(one), await subAt(two), await subAt(bank), await subAt(one, new Visitor())];
    expect([second, again]).toEqual([first, first]);
    expect(other).not.toBe(first);
    expect(String(first)).toMatch(/^[\w-]{22}$/);
    expect([first, other]).not.toContain(person.accountId);
  });

  test('sub of two people at their first visit at the same moment: two, and the same one in two tabs of one person', async () => {
    const party = await house.party({ kind: 'state' });
    const someone = await house.person();
    const subs = [];
    const browsers = [new Visitor(), new Visitor()];
    const answers = [];
    for (const browser of browsers) answers.push(await signIn(bank, browser, someone));
    expect(answers).toHaveLength(2);
    const first = await signIn(party, browsers[0] as Visitor, someone);
    expect(first.params.get('code')).toBeTruthy();
    const pair = await Promise.all(browsers.map((browser) => party.open(browser, { prompt: 'none' })));
    for (const answer of pair) subs.push(claimsOfToken(await party.redeem(answer)).sub);
    expect(subs[0]).toBe(subs[1]);
  });
});

describe('codes', () => {
  test('live 60 seconds', async () => {
    const late = await signIn(bank, visitor, person);
    await shiftClock(house.deps.db, '61 seconds');
    expect(await bank.redeem(late)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test.each([
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }],
    ['another redirect address', { redirect_uri: 'http://localhost:9/other' }],
  ])('are not redeemed with %s', async (_what, change) => {
    const answer = await signIn(bank, visitor, person);
    expect(await bank.redeem(answer, change)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('are not redeemed without the verifier, nor by another client', async () => {
    const answer = await signIn(bank, visitor, person);
    const { code_verifier: _verifier, ...body } = {
      grant_type: 'authorization_code',
      code: answer.params.get('code') ?? '',
      redirect_uri: bank.options.redirectUri,
      code_verifier: answer.verifier,
    };
    expect((await bank.token(body)).status).toBe(400);
    const thief = await house.party({ kind: 'state' });
    expect(await thief.token({ ...body, code_verifier: answer.verifier })).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('PKCE may be left out only where the admission says so', async () => {
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    const old = await house.party({ kind: 'state', require_pkce: false });
    const answer = await signIn(old, visitor, person, without);
    const body = { grant_type: 'authorization_code', code: answer.params.get('code') ?? '', redirect_uri: old.options.redirectUri };
    expect((await old.token(body)).status).toBe(200);
    // A verifier for a request that had no challenge is a sign of an injected code (RFC 9700 2.1.1).
    const injected = await signIn(old, visitor, person, without);
    expect(await old.redeem(injected)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await bank.open(visitor, without)).params.get('error')).toBe('invalid_request');
  });
});

describe('refresh tokens', () => {
  test('end with their session: 12 hours after the first factor, however often they are used', async () => {
    const tokens = await signInForTokens(bank, new Visitor(), person);
    for (const later of ['4 hours', '8 hours', '11 hours 59 minutes']) {
      await shiftClock(house.deps.db, later);
      expect((await bank.refresh(tokens.refresh_token ?? '')).status).toBe(200);
    }
    await shiftClock(house.deps.db, '12 hours 1 minute');
    expect(await bank.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test.each([false, true])('with offline access end after 30 days, rotated (%s) or not', async (rotates) => {
    const party = await house.party({ kind: 'state', offline: true, rotate_refresh: rotates });
    let tokens = await signInForTokens(party, new Visitor(), person, { scope: 'openid offline_access', prompt: 'consent' });
    for (const later of ['10 days', '20 days', '29 days 23 hours']) {
      await shiftClock(house.deps.db, later);
      const next = await party.refresh(tokens.refresh_token ?? '');
      expect(next.status).toBe(200);
      tokens = next;
    }
    await shiftClock(house.deps.db, '30 days 1 minute');
    expect(await party.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await party.introspect(tokens.refresh_token ?? '')).toEqual({ active: false });
  });

  test('offline access only for whom it was admitted, only with prompt=consent, and the page says it', async () => {
    const party = await house.party({ kind: 'state', offline: true });
    const asked = await party.open(visitor, { scope: 'openid offline_access', prompt: 'consent' });
    expect(textOf(asked.page)).toMatch(/khi bạn không (có mặt|sử dụng)|ngoại tuyến|cả khi bạn|30 ngày/i);
    const quiet = await signInForTokens(party, visitor, person, { scope: 'openid offline_access' });
    expect(await party.introspect(quiet.access_token ?? '')).toMatchObject({ scope: 'openid' });
    const refused = await bank.open(visitor, { scope: 'openid offline_access', prompt: 'consent' });
    const scope =
      refused.params.get('error') ??
      (
        await bank.introspect(
          (await signInForTokens(bank, visitor, person, { scope: 'openid offline_access', prompt: 'consent' })).access_token ?? '',
        )
      ).scope;
    expect(['invalid_scope', 'openid']).toContain(scope);
  });

  test('belong to the client that got them', async () => {
    const tokens = await signInForTokens(bank, visitor, person);
    const thief = await house.party({ kind: 'state' });
    expect(await thief.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await bank.refresh(tokens.refresh_token ?? '')).status).toBe(200);
  });
});

describe('introspection and revocation', () => {
  test('tell the acr and auth_time of the authentication to the owner of the token, and nothing to anybody else', async () => {
    const tokens = await signInForTokens(bank, visitor, person);
    const claims = claimsOfToken(tokens);
    const told = await bank.introspect(tokens.access_token ?? '');
    expect(told).toMatchObject({
      active: true,
      sub: claims.sub,
      acr: claims.acr,
      auth_time: claims.auth_time,
      client_id: bank.options.clientId,
    });
    const other = await house.party({ kind: 'state' });
    for (const token of [tokens.access_token, tokens.refresh_token]) expect(await other.introspect(token ?? '')).toEqual({ active: false });
    expect(await bank.introspect('unknown')).toEqual({ active: false });
    expect(await bank.introspect(tokens.id_token ?? '')).not.toMatchObject({ active: true });
  });

  test('access tokens are opaque and live 10 minutes', async () => {
    const tokens = await signInForTokens(bank, visitor, person);
    expect(tokens.access_token).not.toContain('.');
    await shiftClock(house.deps.db, '9 minutes 50 seconds');
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(200);
    await shiftClock(house.deps.db, '10 minutes');
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect(await bank.introspect(tokens.access_token ?? '')).toEqual({ active: false });
  });

  test('a revoked token ends with its grant; another party cannot revoke it', async () => {
    const tokens = await signInForTokens(bank, visitor, person);
    const other = await house.party({ kind: 'state' });
    expect((await other.post('/token/revocation', { token: tokens.refresh_token ?? '' })).status).toBe(200);
    expect((await bank.refresh(tokens.refresh_token ?? '')).status).toBe(200);
    expect((await bank.post('/token/revocation', { token: tokens.refresh_token ?? '' })).status).toBe(200);
    expect(await bank.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await bank.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect((await bank.post('/token/revocation', { token: 'unknown' })).status).toBe(200);
  });

  test('an ID token is no access token', async () => {
    const tokens = await signInForTokens(bank, visitor, person);
    expect((await bank.userinfo(tokens.id_token ?? '')).status).toBe(401);
    expect((await bank.userinfo(tokens.refresh_token ?? '')).status).toBe(401);
  });
});
