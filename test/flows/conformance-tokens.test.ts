import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  an,
  ask,
  byLink,
  codeFlow,
  codeFlowPlans,
  type ConformanceHouse,
  expectCode,
  startConformanceHouse,
  verifiedToken,
  type Way,
} from '../setup/conformance.ts';
import { shiftClock } from '../setup/database.ts';
import { challengeOf, Party } from '../setup/party.ts';

let house: ConformanceHouse;
let basic: Party;

beforeAll(async () => {
  house = await startConformanceHouse();
  basic = house.client('conformance-basic');
});
afterEach(async () => shiftClock(house.deps.db, '0'));
afterAll(async () => house.stop());

/** Claims that the suite knows in an ID token nobody asked more of. */
const known = ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'acr', 'amr', 'at_hash', 'sid'];

describe.each(codeFlowPlans)('%s: tokens', (_plan, { mode }) => {
  test('oidcc-server: a code that nobody guesses, and a token answer that nobody keeps', async () => {
    const asked = await ask(house.seat(), mode);
    expectCode(basic, asked);
    const code = asked.answer.params.get('code') ?? '';
    expect(code.length * 8).toBeGreaterThanOrEqual(128);
    const response = await basic.post('/token', { grant_type: 'authorization_code', code, redirect_uri: basic.options.redirectUri });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'openid' });
  });

  test('oidcc-server: an ID token that verifies and says nothing about the person', async () => {
    const { tokens, claims } = await codeFlow(house.seat(), mode);
    expect(String(claims.sub)).toMatch(/^[\x21-\x7e]{1,255}$/);
    const now = Date.now() / 1000;
    for (const name of ['iat', 'auth_time']) expect(Math.abs(Number(claims[name]) - now), name).toBeLessThan(30);
    expect(claims.acr).toBeTruthy();
    const hash = createHash('sha256').update(String(tokens.access_token)).digest().subarray(0, 16).toString('base64url');
    expect([undefined, hash]).toContain(claims.at_hash);
    // These four no specification names: the suite warns about them.
    const own = Object.keys(claims).filter((name) => !known.includes(name));
    expect(own.toSorted()).toEqual(['account_level', 'authn_level', 'rule_set', 'subject_kind']);
  });

  test('oidcc-server-client-secret-post: the same with the secret in the form, and nothing with a wrong one', async () => {
    const party = house.client('conformance-post');
    const stranger = new Party({ ...party.options, secret: 'wrong' });
    expect(await stranger.redeem((await ask(house.seat(party), mode)).answer)).toMatchObject({ status: 401, error: 'invalid_client' });
    expect((await codeFlow(house.seat(party), mode)).tokens.status).toBe(200);
  });

  test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow: and the ID token has none', async () => {
    expect((await codeFlow(house.seat(), { ...mode, nonce: undefined })).claims).not.toHaveProperty('nonce');
  });

  test('oidcc-ensure-request-with-valid-pkce-succeeds: and the code is worth nothing without the verifier', async () => {
    const verifier = 'v'.repeat(64);
    const pkce = { ...mode, code_challenge: challengeOf(verifier), code_challenge_method: 'S256' };
    const [good, bare] = [await ask(house.seat(), pkce), await ask(house.seat(), pkce)];
    for (const asked of [good, bare]) expectCode(basic, asked);
    expect((await basic.redeem({ ...good.answer, verifier })).status).toBe(200);
    expect(await basic.redeem(bare.answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('oidcc-codereuse: a code that was redeemed is refused', async () => {
    const { answer } = await codeFlow(house.seat(), mode);
    expect(await basic.redeem(answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('oidcc-codereuse-30seconds: refused as well, and what was issued for the code is dead', async () => {
    const { answer, tokens } = await codeFlow(house.seat(), mode);
    await shiftClock(house.deps.db, '30 seconds');
    expect((await basic.userinfo(tokens.access_token ?? '')).status).toBe(200);
    expect(await basic.redeem(answer)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect((await basic.userinfo(tokens.access_token ?? '')).status).toBe(401);
    expect(await basic.refresh(tokens.refresh_token ?? '')).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('oidcc-refresh-token: new tokens for the client that it was issued to, and for no other', async () => {
    const scope = 'openid offline_access';
    const parties = [basic, house.client('conformance-basic-2')] as const;
    for (const [party, stranger] of [parties, parties.toReversed() as unknown as typeof parties]) {
      const { tokens, claims } = await codeFlow(house.seat(party), { ...mode, scope, prompt: 'consent' });
      const token = tokens.refresh_token ?? '';
      expect(token).toMatch(/^[\x20-\x7e]{16,}$/);
      expect(await stranger.token({ grant_type: 'refresh_token', refresh_token: token, scope })).toMatchObject({
        status: 400,
        error: 'invalid_grant',
      });
      const next = await party.token({ grant_type: 'refresh_token', refresh_token: token, scope });
      expect(next).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 600 });
      expect(next.access_token).not.toBe(tokens.access_token);
      const { iss, sub, aud, auth_time: authTime } = claims;
      expect((await verifiedToken(party, next.id_token)).payload).toMatchObject({ iss, sub, aud, auth_time: authTime });
      expect(await party.userinfo(next.access_token ?? '')).toMatchObject({ status: 200, body: { sub } });
    }
  });
});

describe.each(codeFlowPlans)('%s: userinfo and claims', (_plan, { mode }) => {
  test.each([
    ['oidcc-userinfo-get: by a header', 'GET', 'header'],
    ['oidcc-userinfo-post-header: by a header of a POST', 'POST', 'header'],
    ['oidcc-userinfo-post-body: by the form of a POST', 'POST', 'body'],
  ] as const)('%s', async (_module, method, place) => {
    const { tokens, claims } = await codeFlow(house.seat(), mode);
    const token = tokens.access_token ?? '';
    const response = await fetch(`${house.served}/userinfo`, {
      method,
      ...(place === 'header' ? { headers: { authorization: `Bearer ${token}` } } : { body: new URLSearchParams({ access_token: token }) }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({ sub: claims.sub });
  });

  const profile = { name: an.name, birthdate: an.birthDate, gender: an.sex, updated_at: expect.any(Number) };
  const email = { email: an.email, email_verified: expect.any(Boolean) };
  const residence = { address: { formatted: an.address } };
  const phone = { phone_number: an.phone, phone_number_verified: expect.any(Boolean) };

  test.each([
    ['oidcc-scope-profile', 'openid profile', profile],
    ['oidcc-scope-email', 'openid email', email],
    ['oidcc-scope-address', 'openid address', residence],
    ['oidcc-scope-phone', 'openid phone', phone],
    ['oidcc-scope-all', 'openid email phone address profile', { ...profile, ...email, ...residence, ...phone }],
  ])('%s: "%s" brings its claims at userinfo, and none of them in the ID token', async (_module, scope, expected) => {
    const { info, claims } = await codeFlow(house.seat(), { ...mode, scope });
    expect(info).toEqual({ sub: claims.sub, ...expected });
    for (const name of Object.keys(expected)) expect(claims).not.toHaveProperty(name);
    if (scope.includes('profile')) expect(Math.abs(Number(info.updated_at) - Date.now() / 1000)).toBeLessThan(600);
  });

  test('oidcc-alternate-happy-flow: scopes and parameters in another order (oidcc-ensure-other-scope-order-succeeds before)', async () => {
    const turned: Way = async (here, address) => {
      const url = new URL(address);
      url.search = String(new URLSearchParams([...url.searchParams].toReversed()));
      return byLink(here, url.href);
    };
    const { info, claims } = await codeFlow(house.seat(), { ...mode, scope: 'email openid' }, turned);
    expect(info).toEqual({ sub: claims.sub, ...email });
  });

  test('oidcc-claims-essential: an essential name comes at userinfo', async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true } } });
    const flow = await codeFlow(house.seat(), { ...mode, claims });
    expect(flow.info).toEqual({ sub: flow.claims.sub, name: an.name });
    expect(flow.claims).not.toHaveProperty('name');
  });
});
