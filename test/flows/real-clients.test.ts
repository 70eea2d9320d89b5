import { createServer } from 'node:http';
import * as oauth from 'oauth4webapi';
import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateKeyPair, exportJWK } from 'jose';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { goOn, silently } from '../setup/journeys.ts';
import type { TestPerson } from '../setup/new-person.ts';
import type { Party } from '../setup/party.ts';
import { Visitor } from '../setup/visitor.ts';

const level2 = 'urn:dinhdanh:acr:level-2';
const insecure = { [oauth.allowInsecureRequests]: true };

let house: TestHouse;
let person: TestPerson;
beforeAll(async () => {
  house = await startTestHouse();
  person = await house.person();
});
afterAll(async () => house.stop());

/** The person's part: from the address that the client made to the address at which the client is called back. */
async function visit(party: Party, visitor: Visitor, url: URL): Promise<URL> {
  const page = await visitor.open(url, party.stop);
  return (await goOn({ party, visitor, person }, page)).url;
}

test('openid-client: discovery, PKCE, level 2, userinfo, refresh, introspection, revocation, log-out', async () => {
  const after = 'http://localhost:9/after';
  const party = await house.party({ kind: 'state', post_logout_redirect_uris: [after] });
  const { clientId, secret, redirectUri } = party.options;
  const config = await client.discovery(new URL(house.issuer), clientId, secret, client.ClientSecretBasic(secret), {
    execute: [client.allowInsecureRequests],
  });
  const [verifier, state, nonce] = [client.randomPKCECodeVerifier(), client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    acr_values: level2,
    max_age: '600',
    state,
    nonce,
  });
  const visitor = new Visitor();
  const back = await visit(party, visitor, url);
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
    maxAge: 600,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  expect(claims).toMatchObject({ acr: level2, amr: ['pwd', 'otp', 'mfa'] });
  const info = await client.fetchUserInfo(config, tokens.access_token, claims?.sub ?? '');
  expect(info.name).toBe('Đỗ Thị Thử');
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '');
  expect(refreshed.claims()).toMatchObject({ sub: claims?.sub, acr: level2, auth_time: claims?.auth_time });
  expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({ active: true, acr: level2 });
  await client.tokenRevocation(config, tokens.refresh_token ?? '');
  expect(await client.tokenIntrospection(config, refreshed.access_token)).toMatchObject({ active: false });
  const end = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after, state: 'x' });
  const question = await visitor.open(end);
  expect((await visitor.submit(question, {}, { stopAt: after })).url.href).toBe(`${after}?state=x`);
  expect((await silently(party, visitor)).get('error')).toBe('login_required');
});

test('openid-client: pushed request, private_key_jwt, form_post answered to a real server', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const posted: string[] = [];
  const service = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      posted.push(body);
      res.end('thanks');
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const redirectUri = `http://127.0.0.1:${(service.address() as { port: number }).port}/cb`;
  try {
    const party = await house.party({
      kind: 'state',
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'private_key_jwt',
      id_token_signed_response_alg: 'RS256',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', use: 'sig', kid: 'k' }] },
    });
    const config = await client.discovery(
      new URL(house.issuer),
      party.options.clientId,
      { id_token_signed_response_alg: 'RS256' },
      client.PrivateKeyJwt({ key: privateKey, kid: 'k' }),
      { execute: [client.allowInsecureRequests] },
    );
    const [verifier, state] = [client.randomPKCECodeVerifier(), client.randomState()];
    const url = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: redirectUri,
      scope: 'openid',
      response_mode: 'form_post',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
    });
    const visitor = new Visitor();
    const first = await visitor.open(url);
    const page = await goOn({ party, visitor, person }, first);
    await visitor.submit(page, {});
    const callback = new Request(redirectUri, {
      method: 'POST',
      body: posted[0] ?? '',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const tokens = await client.authorizationCodeGrant(config, callback, { pkceCodeVerifier: verifier, expectedState: state });
    expect(tokens.claims()?.sub).toBeTruthy();
  } finally {
    service.closeAllConnections();
    service.close();
  }
});

test('oauth4webapi: the same way, each check by hand', async () => {
  const party = await house.party({ kind: 'state', token_endpoint_auth_method: 'client_secret_post', rotate_refresh: true });
  const { clientId, secret, redirectUri } = party.options;
  const issuer = new URL(house.issuer);
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
  const me: oauth.Client = { client_id: clientId };
  const auth = oauth.ClientSecretPost(secret);
  const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
  const url = new URL(as.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  }).toString();
  const params = oauth.validateAuthResponse(as, me, await visit(party, new Visitor(), url), state);
  const answer = await oauth.authorizationCodeGrantRequest(as, me, auth, params, redirectUri, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(as, me, answer, { expectedNonce: nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(as, answer, insecure);
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const info = await oauth.processUserInfoResponse(
    as,
    me,
    claims?.sub ?? '',
    await oauth.userInfoRequest(as, me, tokens.access_token, insecure),
  );
  expect(info.email).toContain('@example.com');
  const refreshed = await oauth.processRefreshTokenResponse(
    as,
    me,
    await oauth.refreshTokenGrantRequest(as, me, auth, tokens.refresh_token ?? '', insecure),
  );
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  const told = await oauth.processIntrospectionResponse(
    as,
    me,
    await oauth.introspectionRequest(as, me, auth, refreshed.access_token, insecure),
  );
  expect(told).toMatchObject({ active: true, sub: claims?.sub });
});

test('oauth4webapi: a refusal reaches the client as an OAuth error', async () => {
  const party = await house.party({ kind: 'state' });
  const issuer = new URL(house.issuer);
  const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));
  const me: oauth.Client = { client_id: party.options.clientId };
  const { page } = await party.open(new Visitor(), { prompt: 'none', state: 's' });
  expect(() => oauth.validateAuthResponse(as, me, page.url, 's')).toThrow(oauth.AuthorizationResponseError);
  const answer = await oauth.refreshTokenGrantRequest(as, me, oauth.ClientSecretBasic(party.options.secret), 'unknown', insecure);
  await expect(oauth.processRefreshTokenResponse(as, me, answer)).rejects.toMatchObject({ error: 'invalid_grant' });
});
