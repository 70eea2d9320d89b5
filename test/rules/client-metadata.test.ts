import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';
import { describe, expect, test } from 'vitest';
import { clientMetadata } from '../../src/domain/relying-parties/client-metadata.ts';
import { readAdmission } from '../../src/domain/relying-parties/admission.ts';
import type { RelyingParty } from '../../src/domain/relying-parties/types.ts';
import { staticConfiguration } from '../../src/web/oidc/configuration.ts';

const settings = {
  issuer: 'http://localhost:3000',
  backOfficeOrigin: 'http://localhost:3001',
  passkeyRpId: 'localhost',
  sandbox: true,
  limits: { factorFreshness: 43200, biometricFreshness: 300, idle: 3600, absolute: 43200 },
};

function party(given: object, more: Partial<RelyingParty> = {}): RelyingParty {
  const answer = readAdmission({ client_id: 'rp', redirect_uris: ['https://rp.example/cb'], ...given }, { sandbox: true });
  if ('problems' in answer) throw new Error(answer.problems.join());
  const { secret, ...admission } = answer.admission;
  return { ...admission, state: 'admitted', secretMac: secret && `mac of ${secret}`, sandbox: true, ...more };
}

const bySecret = { client_secret: 'secret' };
const byKey = {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: {
    keys: [{ kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' }],
  },
};

describe('what the protocol library is told', () => {
  test('the keyed hash stands for the secret, and the secret is nowhere', () => {
    const metadata = clientMetadata(party(bySecret));
    expect(metadata.client_secret).toBe('mac of secret');
    expect(clientMetadata(party(byKey))).not.toHaveProperty('client_secret');
  });

  test('everybody but our own doors gets a subject of the sector', () => {
    const metadata = clientMetadata(party(bySecret));
    expect(metadata.subject_type).toBe('pairwise');
    expect(metadata.sector_identifier_uri).toMatch(/^https:\/\/[0-9a-f]{40}\.sector\.invalid\/$/);
    const own = clientMetadata(party(bySecret, { kind: 'own' }));
    expect(own.subject_type).toBe('public');
    expect(own).not.toHaveProperty('sector_identifier_uri');
  });

  test('one sector, one address, whatever the redirect hosts are', () => {
    const address = (given: object): unknown => clientMetadata(party({ ...bySecret, ...given })).sector_identifier_uri;
    const one = address({ client_id: 'a', sector: 'bank' });
    expect(address({ client_id: 'b', sector: 'bank', redirect_uris: ['https://elsewhere.example/'] })).toBe(one);
    expect(address({ client_id: 'a', sector: 'bank2' })).not.toBe(one);
  });

  test.each([
    [['name'], false, 'openid profile'],
    [['personal_number'], false, 'openid identity'],
    [['email', 'phone_number', 'address'], true, 'openid email phone address offline_access'],
    [[], false, 'openid'],
    [[], true, 'openid offline_access'],
  ])('claims %j, offline %s: scope %s', (claims, offline, scope) => {
    expect(clientMetadata(party({ ...bySecret, claims, offline })).scope).toBe(scope);
  });

  test('metadata never overrides what the admission decides', () => {
    const metadata = clientMetadata(
      party(bySecret, {
        metadata: { redirect_uris: ['https://rp.example/cb'], client_id: 'other', subject_type: 'public', dd_kind: 'own', scope: 'all' },
      }),
    );
    expect(metadata).toMatchObject({ client_id: 'rp', subject_type: 'pairwise', dd_kind: 'private' });
    expect(metadata.scope).not.toBe('all');
  });
});

describe('the protocol library takes it', async () => {
  const keys = ['ES256', 'RS256'].map(async (alg) => {
    const { privateKey } = await generateKeyPair(alg, { extractable: true });
    return { ...(await exportJWK(privateKey)), alg, use: 'sig' };
  });
  const jwks = { keys: await Promise.all(keys) };

  test.each<[string, RelyingParty]>([
    ['a private service', party(bySecret)],
    [
      'several hosts, http on loopback',
      party({ ...bySecret, redirect_uris: ['http://localhost:1/cb', 'http://127.0.0.1:1/cb', 'https://rp.example/'] }),
    ],
    [
      'back-channel log-out',
      party({ ...bySecret, backchannel_logout_uri: 'http://localhost:1/out', backchannel_logout_session_required: true }),
    ],
    ['a key', party(byKey)],
    ['a native app', party({ ...bySecret, application_type: 'native', redirect_uris: ['vn.example.app:/cb'] })],
    ['form post, RS256', party({ ...bySecret, response_modes: ['form_post'], id_token_signed_response_alg: 'RS256' })],
    ['our own door', party(bySecret, { kind: 'own', claims: [] })],
  ])('%s', async (_, admitted) => {
    const metadata = clientMetadata(admitted);
    const provider = new Provider(settings.issuer, {
      ...staticConfiguration(settings),
      jwks,
      features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
      adapter: class {
        async find(): Promise<object> {
          return metadata;
        }
      } as never,
    });
    const client = (await provider.Client.find('rp')) as unknown as Record<string, unknown>;
    expect(client).toMatchObject({
      clientId: 'rp',
      dd_kind: admitted.kind,
      dd_require_pkce: admitted.requirePkce,
      dd_rotate_refresh: admitted.rotateRefresh,
    });
    expect(client.sectorIdentifier).toBe(admitted.kind === 'own' ? undefined : new URL(String(metadata.sector_identifier_uri)).host);
  });
});
