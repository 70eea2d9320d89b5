import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { signIn } from '../setup/journeys.ts';
import { Visitor } from '../setup/visitor.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse();
});
afterAll(async () => house.stop());

/** Everything we promise, and nothing else. Each value is shown working by a test of this folder. */
const promised = (issuer: string): Record<string, unknown> => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/jwks`,
  end_session_endpoint: `${issuer}/session/end`,
  introspection_endpoint: `${issuer}/token/introspection`,
  revocation_endpoint: `${issuer}/token/revocation`,
  pushed_authorization_request_endpoint: `${issuer}/request`,
  acr_values_supported: ['urn:dinhdanh:acr:level-1', 'urn:dinhdanh:acr:level-2'],
  authorization_response_iss_parameter_supported: true,
  backchannel_logout_session_supported: true,
  backchannel_logout_supported: true,
  claim_types_supported: ['normal'],
  claims_parameter_supported: true,
  claims_supported: [
    'sub',
    'acr',
    'amr',
    'auth_time',
    'account_level',
    'authn_level',
    'subject_kind',
    'rule_set',
    'name',
    'birthdate',
    'gender',
    'updated_at',
    'nationality',
    'personal_number',
    'email',
    'email_verified',
    'phone_number',
    'phone_number_verified',
    'address',
    'sid',
    'iss',
  ],
  code_challenge_methods_supported: ['S256'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  id_token_signing_alg_values_supported: ['ES256', 'RS256'],
  prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
  request_uri_parameter_supported: false,
  response_modes_supported: ['form_post', 'fragment', 'query'],
  response_types_supported: ['code'],
  scopes_supported: ['openid', 'offline_access', 'profile', 'identity', 'email', 'phone', 'address'],
  subject_types_supported: ['pairwise'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256', 'RS256'],
  ui_locales_supported: ['vi', 'en'],
});

test.each(['openid-configuration', 'oauth-authorization-server'])(
  'the discovery document is exactly what is promised (%s)',
  async (name) => {
    const response = await fetch(`${house.issuer}/.well-known/${name}`);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual(promised(house.issuer));
  },
);

test('the key set: ES256 and RSA keys, the next ones published ahead, public parts only, kept an hour by whoever reads it', async () => {
  const response = await fetch(`${house.issuer}/jwks`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
  const { keys } = (await response.json()) as { keys: Record<string, string>[] };
  // What signs now stands before what will sign next.
  expect(keys.map(({ alg }) => alg)).toEqual(['ES256', 'RS256', 'ES256', 'RS256']);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
  for (const key of keys) {
    expect(key.use).toBe('sig');
    expect(key.kid).toBeTruthy();
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret);
  }
});

/** `fetch` does not let a caller choose the Host header. */
function ask(path: string, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    request(`${house.issuer}${path}`, { headers }, (res) => {
      let body = '';
      res.on('data', (chunk) => (body += String(chunk)));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  { host: 'evil.example' } as Record<string, string>,
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-port': '444' },
  { forwarded: 'host=evil.example;proto=https' },
  { 'x-original-url': '/me', 'x-rewrite-url': '/me' },
])('endpoints come from the configured issuer, whatever %o says', async (headers) => {
  const discovery = await ask('/.well-known/openid-configuration', headers);
  expect(JSON.parse(discovery.body)).toEqual(promised(house.issuer));
  const party = await house.party();
  const { url } = party.request();
  const begun = await ask(url.slice(house.issuer.length), headers);
  expect(begun.status).toBe(303);
  expect(String(begun.headers.location)).toMatch(/^\/sign-in\/|^http:\/\/localhost:\d+\/sign-in\//);
  expect(JSON.stringify(begun.headers)).not.toContain('evil.example');
  expect(JSON.stringify(begun.headers['set-cookie'])).not.toMatch(/domain=/i);
});

test('the answer names the issuer, so that two providers cannot be mixed up', async () => {
  const party = await house.party({ kind: 'state' });
  const visitor = new Visitor();
  const ok = await signIn(party, visitor, await house.person());
  expect(ok.params.get('iss')).toBe(house.issuer);
  const failed = await party.open(visitor, { prompt: 'none', max_age: '0' });
  expect([failed.params.get('error'), failed.params.get('iss')]).toEqual(['login_required', house.issuer]);
});

test('the authorization endpoint answers no script of another origin; tokens and keys do', async () => {
  const origin = { origin: 'https://spa.example' };
  const auth = await fetch(`${house.issuer}/auth`, { headers: origin, redirect: 'manual' });
  expect(auth.headers.get('access-control-allow-origin')).toBeNull();
  const keys = await fetch(`${house.issuer}/jwks`, { headers: origin });
  expect(keys.headers.get('access-control-allow-origin')).toBeTruthy();
  expect(keys.headers.get('access-control-allow-credentials')).toBeNull();
});
