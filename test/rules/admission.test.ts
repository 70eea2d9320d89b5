import { describe, expect, test } from 'vitest';
import { supportedClaims } from '../../src/domain/claims/index.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import type { Admission } from '../../src/domain/relying-parties/types.ts';

const least = { client_id: 'rp', client_secret: 'secret', redirect_uris: ['https://rp.example/cb'] };
const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };

function read(given: object, sandbox = true): Admission | readonly string[] {
  const answer = readAdmission(given as Readonly<Record<string, unknown>>, { sandbox });
  return 'admission' in answer ? answer.admission : answer.problems;
}

const problems = (more: object, sandbox = true): unknown => read({ ...least, ...more }, sandbox);

test('what is left out in the sandbox has the defaults of a new service', () => {
  expect(read(least)).toEqual({
    clientId: 'rp',
    secret: 'secret',
    kind: 'private',
    sector: 'rp',
    minAcr: 'urn:dinhdanh:acr:level-1',
    strictAcr: true,
    phishingResistant: false,
    acceptsActing: [],
    profile: 'standard',
    requirePkce: true,
    rotateRefresh: false,
    offline: false,
    claims: supportedClaims,
    name: { vi: 'rp', en: 'rp' },
    purpose: { vi: 'rp', en: 'rp' },
    metadata: {
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: ['https://rp.example/cb'],
    },
  });
});

test('what is said is kept, attributes apart from metadata, the secret in neither', () => {
  const admission = read({
    ...least,
    kind: 'state',
    min_acr: 'level-2',
    strict_acr: false,
    phishing_resistant: true,
    sector: 'ministry',
    require_pkce: false,
    rotate_refresh: true,
    offline: true,
    claims: ['name'],
    client_name: 'Service',
    purpose_en: 'To serve you',
    token_endpoint_auth_method: 'client_secret_post',
    id_token_signed_response_alg: 'RS256',
    post_logout_redirect_uris: ['https://rp.example/bye'],
  }) as Admission;
  expect(admission).toMatchObject({
    kind: 'state',
    minAcr: 'urn:dinhdanh:acr:level-2',
    strictAcr: false,
    phishingResistant: true,
    sector: 'ministry',
    requirePkce: false,
    rotateRefresh: true,
    offline: true,
    claims: ['name'],
    name: { vi: 'Service', en: 'Service' },
    purpose: { vi: 'Service', en: 'To serve you' },
  });
  expect(Object.keys(admission.metadata).sort()).toEqual([
    'client_name',
    'grant_types',
    'id_token_signed_response_alg',
    'post_logout_redirect_uris',
    'redirect_uris',
    'response_types',
    'token_endpoint_auth_method',
  ]);
});

describe('addresses', () => {
  test.each([
    ['https://rp.example/cb'],
    ['https://rp.example'],
    ['https://rp.example:8443/cb?x=1'],
    ['http://localhost:3002/bank/callback'],
    ['http://127.0.0.1:3002/cb'],
    ['http://[::1]:3002/cb'],
    ['vn.example.app:/callback'],
  ])('%s is taken in the sandbox', (uri) => expect(problems({ redirect_uris: [uri] })).toHaveProperty('clientId'));

  test.each([
    ['http://rp.example/cb'],
    ['http://localhost.evil.example/cb'],
    ['http://127.0.0.1.evil.example/cb'],
    ['https://rp.example/cb#f'],
    ['https://rp.example/cb#'],
    ['https://*.rp.example/cb'],
    ['https://rp.example/*'],
    ['https://user@rp.example/cb'],
    ['https://user:pass@rp.example/cb'],
    ['https://@rp.example/cb'],
    ['https://rp.example\\@evil.example/cb'],
    ['https:\\\\rp.example/cb'],
    ['https:/rp.example/cb'],
    ['https:rp.example'],
    ['https://rp%2eexample/cb'],
    ['//rp.example/cb'],
    ['/cb'],
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    ['javascript://rp.example/%0aalert(1)'],
    ['data:text/html,x'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['app:/callback'],
    [' https://rp.example/cb'],
    ['https://rp.example/c b'],
    ['https://rp.example/c\nb'],
    ['https://rp.example/\u0000'],
    ['https://ngânhàng.example/cb'],
    ['https://rp.example/"><script>'],
    [`https://rp.example/${'a'.repeat(1000)}`],
    [''],
    [42],
    [null],
  ])('%j is refused, by the name of its field', (uri) => {
    expect(problems({ redirect_uris: [uri] })).toEqual(['redirect_uris: not-an-address']);
    expect(problems({ backchannel_logout_uri: uri })).toEqual(['backchannel_logout_uri: not-an-address']);
  });

  test('one wrong one among right ones is found', () => {
    expect(problems({ redirect_uris: ['https://rp.example/cb', 'http://rp.example/cb'] })).toEqual(['redirect_uris: not-an-address']);
    expect(problems({ post_logout_redirect_uris: ['http://rp.example/'] })).toEqual(['post_logout_redirect_uris: not-an-address']);
  });

  test.each([[[]], ['https://rp.example/cb'], [{ 0: 'https://rp.example/cb' }]])('%j is no list of them', (uris) => {
    expect(problems({ redirect_uris: uris })).toEqual(['redirect_uris: not-a-list']);
  });

  test('outside the sandbox loopback is no address', () => {
    expect(problems({ jwks_uri: 'http://localhost/jwks' }, false)).toContain('jwks_uri: not-an-address');
  });
});

describe('fields', () => {
  test.each<[string, unknown, string]>([
    ['client_id', 'a b', 'not-allowed'],
    ['client_id', '__proto__', 'not-allowed'],
    ['client_id', 'constructor', 'not-allowed'],
    ['client_id', 'x'.repeat(101), 'not-allowed'],
    ['sector', 'ngân hàng', 'not-allowed'],
    ['client_secret', 'a\u0000', 'not-a-text'],
    ['client_secret', '', 'not-a-text'],
    ['kind', 'own', 'not-allowed'],
    ['kind', ['state'], 'not-allowed'],
    ['min_acr', 'level-3', 'not-allowed'],
    ['min_acr', 'urn:dinhdanh:acr:level-2-biometric', 'not-allowed'],
    ['strict_acr', 'true', 'not-a-flag'],
    ['profile', 'fapi2', 'not-allowed'],
    ['claims', ['name', 'shoe_size'], 'not-allowed'],
    ['claims', 'name', 'not-a-list'],
    ['accepts_acting', ['friend'], 'not-allowed'],
    ['scope', 'openid everything', 'not-allowed'],
    ['name_vi', 'a\ud800', 'not-a-text'],
    ['client_name', '', 'not-a-text'],
    ['response_types', ['code', 'id_token'], 'not-allowed'],
    ['response_types', ['token'], 'not-allowed'],
    ['grant_types', ['password'], 'not-allowed'],
    ['response_modes', ['fragment'], 'not-allowed'],
    ['token_endpoint_auth_method', 'none', 'not-allowed'],
    ['token_endpoint_auth_method', 'client_secret_jwt', 'not-allowed'],
    ['id_token_signed_response_alg', 'none', 'not-allowed'],
    ['id_token_signed_response_alg', 'HS256', 'not-allowed'],
    ['application_type', 'desktop', 'not-allowed'],
    ['default_max_age', -1, 'not-a-number'],
    ['jwks', { keys: [] }, 'not-keys'],
    ['jwks', { keys: [{ ...publicKey, d: 'private' }] }, 'not-keys'],
    ['jwks', { keys: [{ kty: 'oct', k: 'shared' }] }, 'not-keys'],
    ['jwks', null, 'not-keys'],
    ['userinfo_signed_response_alg', 'RS256', 'unknown-field'],
    ['sector_identifier_uri', 'https://rp.example/s', 'unknown-field'],
    ['dd_kind', 'own', 'unknown-field'],
    ['subject_type', 'public', 'not-allowed'],
    ['default_acr_values', ['x'], 'unknown-field'],
    ['toString', 'x', 'unknown-field'],
  ])('%s = %j', (field, value, code) => expect(problems({ [field]: value })).toEqual([`${field}: ${code}`]));

  test('__proto__ from a file is a field like any other, and unknown', () => {
    expect(
      read(JSON.parse('{"client_id":"rp","client_secret":"s","redirect_uris":["https://rp.example/"],"__proto__":{"kind":"own"}}')),
    ).toEqual(['__proto__: unknown-field']);
  });

  test('all problems at once', () => {
    expect(read({ colour: 'red', kind: 'own' })).toEqual([
      'colour: unknown-field',
      'kind: not-allowed',
      'client_id: missing',
      'redirect_uris: missing',
      'client_secret: missing',
    ]);
  });

  test('a scope may say offline access, an attribute decides', () => {
    expect(read({ ...least, scope: 'openid offline_access' })).toMatchObject({ offline: true });
    expect(read({ ...least, scope: 'openid offline_access', offline: false })).toMatchObject({ offline: false });
  });
});

describe('how a party proves itself', () => {
  const byKey = { client_id: 'rp', redirect_uris: least.redirect_uris, token_endpoint_auth_method: 'private_key_jwt' };

  test('by a key', () => {
    expect(read({ ...byKey, jwks: { keys: [publicKey] } })).toMatchObject({ secret: undefined });
    expect(read({ ...byKey, jwks_uri: 'https://rp.example/jwks' })).toMatchObject({ secret: undefined });
  });
  test('a key is needed', () => expect(read(byKey)).toEqual(['jwks: missing']));
  test('two places for keys are one too many', () => {
    expect(read({ ...byKey, jwks: { keys: [publicKey] }, jwks_uri: 'https://rp.example/jwks' })).toEqual(['jwks_uri: not-beside-jwks']);
  });
  test('a secret beside a key is refused', () => {
    expect(read({ ...byKey, client_secret: 's', jwks: { keys: [publicKey] } })).toEqual(['client_secret: not-used']);
  });
});

describe('outside the sandbox', () => {
  const full = {
    ...least,
    client_secret: 'x'.repeat(43),
    kind: 'private',
    min_acr: 'level-1',
    sector: 'rp',
    claims: ['name'],
    name_vi: 'a',
    name_en: 'b',
    purpose_vi: 'c',
    purpose_en: 'd',
  };

  test('an admission that says everything is taken', () => expect(read(full, false)).toMatchObject({ clientId: 'rp' }));
  test('nothing of weight is assumed', () => {
    expect(read(least, false)).toEqual([
      ...['kind', 'min_acr', 'sector', 'claims', 'name_vi', 'name_en', 'purpose_vi', 'purpose_en'].map((field) => `${field}: missing`),
      'client_secret: too-short',
    ]);
  });
});
