import { createHash, createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';
import { walk } from '../setup/walk.ts';

/** Somebody who wants to be a service, or a service that forgets to protect itself. */
let house: TestHouse;
let party: Party;
let keyed: Party;
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

beforeAll(async () => {
  house = await startTestHouse();
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', use: 'sig', alg: 'ES256' }] };
  [party, keyed] = await Promise.all([
    house.party({ kind: 'state' }),
    house.party({ kind: 'state', token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', jwks }),
  ]);
});
afterAll(() => house.stop());

interface Claims {
  readonly aud?: unknown;
  readonly [name: string]: unknown;
}

/** How a client assertion is answered at the token endpoint; `invalid_grant` means that the client was believed. */
async function proves(claims: Claims, header: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { clientId } = keyed.options;
  const body = { iss: clientId, sub: clientId, aud: house.issuer, iat: now, exp: now + 60, jti: randomUUID(), ...claims };
  const jwt = await new SignJWT(body as unknown as JWTPayload).setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header }).sign(privateKey);
  return send(jwt);
}

async function send(assertion: string): Promise<string> {
  const answer = await fetch(`${house.issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: 'x',
      redirect_uri: keyed.options.redirectUri,
      code_verifier: 'x'.repeat(43),
      client_id: keyed.options.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  expect(answer.status).toBeLessThan(500);
  return ((await answer.json()) as { error: string }).error;
}

describe('a client assertion', () => {
  test('is believed when everything fits', async () => {
    expect(await proves({})).toBe('invalid_grant');
  });

  const now = Math.floor(Date.now() / 1000);
  test.each([
    ['for another provider', { aud: 'https://evil.example' }],
    ['for nobody', { aud: undefined }],
    ['expired', { exp: now - 120 }],
    ['good for years', { exp: now + 3 * 365 * 24 * 3600 }],
    ['good for longer than time', { exp: 1e15 }],
    ['good until a text', { exp: '9999999999' }],
    ['without end', { exp: undefined }],
    ['from the future', { nbf: now + 600 }],
    ['without a name of its own', { jti: undefined }],
    ['by another client', { iss: 'party-1', sub: 'party-1' }],
    ['about another client', { sub: 'party-1' }],
  ] as [string, Claims][])('%s is not', async (_name, claims) => {
    expect(await proves(claims)).toMatch(/^invalid_(client|request)$/);
  });

  test('meant for the token endpoint instead of the issuer, or for somebody else too, is not (FAPI 2.0 5.3.2.1)', async () => {
    expect(await proves({ aud: `${house.issuer}/token` })).toBe('invalid_client');
    expect(await proves({ aud: [house.issuer, 'https://evil.example'] })).toBe('invalid_client');
  });

  test('signed with the public key as a shared secret, or not at all, is not', async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { clientId } = keyed.options;
    const body = part({ iss: clientId, sub: clientId, aud: house.issuer, iat: now, exp: now + 300, jti: randomUUID() });
    const none = `${part({ alg: 'none' })}.${body}.`;
    const shared = `${part({ alg: 'HS256' })}.${body}`;
    const key = publicKey.export({ type: 'spki', format: 'pem' });
    expect(await send(none)).toBe('invalid_client');
    expect(await send(`${shared}.${createHmac('sha256', key).update(shared).digest('base64url')}`)).toBe('invalid_client');
  });
});

describe('the proof of possession of a code (RFC 7636)', () => {
  const sha = (text: string): string => createHash('sha256').update(text).digest('base64url');

  test('cannot be left out, weakened, or brought for a code that never asked for one', async () => {
    const loose = await house.party({ kind: 'state', require_pkce: false });
    const person = await house.person({ phone: false });
    const visitor = new Visitor();
    const code = async (params: Record<string, string | undefined>): Promise<string> =>
      (await walk({ party: loose, visitor, person }, params)).answer.params.get('code') ?? '';
    const redeem = async (params: Record<string, string | undefined>, verifier?: string): Promise<string | undefined> => {
      const body = { grant_type: 'authorization_code', code: await code(params), redirect_uri: loose.options.redirectUri };
      return (await loose.token({ ...body, ...(verifier === undefined ? {} : { code_verifier: verifier }) })).error;
    };
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    expect(await redeem({ code_challenge: sha('v'.repeat(43)) })).toBe('invalid_grant');
    expect(await redeem({ code_challenge: sha('v'.repeat(43)) }, 'w'.repeat(43))).toBe('invalid_grant');
    expect(await redeem(without, 'v'.repeat(43))).toBe('invalid_grant');
    expect(await redeem(without)).toBeUndefined();
    for (const params of [without, { code_challenge_method: 'plain' }, { code_challenge_method: undefined }]) {
      const { params: answer } = await party.open(visitor, params);
      expect(answer.get('error')).toBe('invalid_request');
    }
  });
});

describe('ways that are closed', () => {
  test.each(['token', 'id_token', 'code id_token', 'none', 'code token', ''])('response_type=%s', async (type) => {
    const { page, params } = await party.open(new Visitor(), { response_type: type });
    const error = params.get('error') ?? new URLSearchParams(page.url.hash.slice(1)).get('error');
    expect([error ?? `page ${page.status}`]).toEqual([
      expect.stringMatching(/^(unsupported_response_type|invalid_request|unauthorized_client|page 400)$/),
    ]);
    expect(page.url.hash).not.toMatch(/(access|id)_token=/);
  });

  test.each(['fragment', 'query.jwt', 'web_message', 'form_post.jwt', '__proto__'])('response_mode=%s', async (mode) => {
    const { params, page } = await party.open(new Visitor(), { response_mode: mode });
    expect(params.has('code')).toBe(false);
    expect(page.status).toBeLessThan(500);
  });

  test.each(['password', 'client_credentials', 'urn:ietf:params:oauth:grant-type:token-exchange', 'implicit', 'constructor'])(
    'grant_type=%s',
    async (grant) => {
      const answer = await party.token({ grant_type: grant, username: 'x', password: 'x', scope: 'openid' });
      expect([answer.status, answer.error]).toEqual([
        400,
        expect.stringMatching(/^(unsupported_grant_type|unauthorized_client|invalid_request)$/),
      ]);
    },
  );

  test('pages of other origins read nothing', async () => {
    for (const path of ['/auth?client_id=x', '/token', '/me', '/token/introspection', '/session/end', '/request']) {
      const answer = await fetch(`${house.issuer}${path}`, { redirect: 'manual', headers: { origin: 'https://evil.example' } });
      expect([path, answer.headers.get('access-control-allow-origin'), answer.headers.get('access-control-allow-credentials')]).toEqual([
        path,
        null,
        null,
      ]);
    }
  });

  test('a token in the address is none', async () => {
    const person = await house.person({ phone: false });
    const tokens = await party.redeem((await walk({ party, visitor: new Visitor(), person })).answer);
    const answer = await fetch(`${house.issuer}/userinfo?access_token=${tokens.access_token}`);
    expect([400, 401]).toContain(answer.status);
  });
});
