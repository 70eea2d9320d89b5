import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConformanceHouse, startConformanceHouse } from '../setup/conformance.ts';
import { readPlan } from '../setup/conformance-files.ts';

let house: ConformanceHouse;
let response: Response;
let document: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  house = await startConformanceHouse();
  response = await fetch(readPlan('config.json').server.discoveryUrl.replace(house.issuer, house.served));
  document = (await response.json()) as typeof document;
});
afterAll(async () => house.stop());

const list = (name: string): string[] => {
  expect(document[name], name).toEqual(expect.any(Array));
  return document[name] as string[];
};

/** Every member that names an address; the suite wants all of them under https. */
function expectHttps(...required: string[]): void {
  const addresses = Object.keys(document).filter((name) => /_(endpoint|uri)$/.test(name));
  expect(addresses).toEqual(expect.arrayContaining(required));
  for (const name of ['issuer', ...addresses])
    expect(new URL(String(document[name])), name).toMatchObject({ protocol: 'https:', hash: '' });
}

describe('oidcc-config-certification-test-plan', () => {
  test('oidcc-discovery-endpoint-verification: the document is JSON, its issuer is where it was asked for, its addresses are https', () => {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(`${String(document.issuer)}/.well-known/openid-configuration`).toBe(readPlan('config.json').server.discoveryUrl);
    expectHttps('authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri');
  });

  test('oidcc-discovery-endpoint-verification: its lists hold what a provider must offer', () => {
    expect(list('response_types_supported')).toContain('code');
    expect(list('grant_types_supported')).toEqual(expect.arrayContaining(['authorization_code', 'refresh_token']));
    expect(list('response_modes_supported')).toContain('form_post');
    expect(list('id_token_signing_alg_values_supported')).toContain('RS256');
    expect(list('code_challenge_methods_supported')).toContain('S256');
    expect(list('claims_supported')).toContain('sub');
    const subjects = list('subject_types_supported');
    expect(subjects.length).toBeGreaterThan(0);
    for (const type of subjects) expect(['public', 'pairwise']).toContain(type);
    const scopes = list('scopes_supported');
    expect(scopes).toContain('openid');
    for (const scope of scopes) expect(scope).toMatch(/^[\x21\x23-\x5b\x5d-\x7e]+$/);
    for (const locale of list('ui_locales_supported')) expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
  });

  test('oidcc-discovery-endpoint-verification: it says of request objects and claims what is done with them', () => {
    // Left out means: no `request`, but `request_uri` (OpenID Connect Discovery 1.0 section 3).
    expect(document.request_parameter_supported ?? false).toBe(false);
    expect(document.request_uri_parameter_supported).toBe(false);
    expect(document).not.toHaveProperty('request_object_signing_alg_values_supported');
    expect(document.claims_parameter_supported).toBe(true);
    expect(document).not.toHaveProperty('registration_endpoint');
  });

  test('oidcc-discovery-endpoint-verification: its keys are there, each with a name of its own and no secret part', async () => {
    const { keys } = (await (await fetch(`${house.served}/jwks`)).json()) as { keys: Readonly<Record<string, unknown>>[] };
    expect(document.jwks_uri).toBe(`${house.issuer}/jwks`);
    expect(new Set(keys.map(({ kty }) => kty))).toEqual(new Set(['EC', 'RSA']));
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
    for (const key of keys) {
      expect(key).toMatchObject({ kid: expect.any(String), use: 'sig' });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) expect(key).not.toHaveProperty(secret);
    }
  });
});

describe('oidcc-rp-initiated-logout-certification-test-plan', () => {
  test('oidcc-rp-initiated-logout-discovery-endpoint-verification: it names where to end a session', () => {
    expectHttps('end_session_endpoint');
  });
});

describe('oidcc-backchannel-rp-initiated-logout-certification-test-plan', () => {
  test('oidcc-backchannel-logout-discovery-endpoint-verification: it promises log-out tokens with a session', () => {
    expectHttps('end_session_endpoint');
    expect(document.backchannel_logout_supported).toBe(true);
    expect(document.backchannel_logout_session_supported).toBe(true);
  });
});
