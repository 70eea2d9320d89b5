import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { type Configuration, type JWK, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { BareParcel } from './server.ts';
import { createSignIn } from './sign-in.ts';

/** The library as its documentation shows it, with its memory for a store and nothing of ours but the forms. */
export async function buildBareProvider(origin: string, parcel: BareParcel): Promise<ReturnType<Provider['callback']>> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(origin, configuration(parcel, { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' }));
  provider.use(createSignIn(provider, parcel));
  return provider.callback();
}

function configuration({ crowd, service }: BareParcel, key: JWK): Configuration {
  const known = new Set(crowd.logins);
  return {
    claims: { openid: ['sub'], profile: ['name', 'birthdate', 'gender', 'updated_at'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clients: [
      {
        client_id: service.clientId,
        client_secret: service.secret,
        redirect_uris: [service.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId },
    },
    findAccount: (_ctx, id) =>
      known.has(id)
        ? {
            accountId: id,
            claims: async () => ({ sub: id, name: 'Nguyễn Văn An', birthdate: '1990-01-01', gender: 'male', updated_at: 1 }),
          }
        : undefined,
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    issueRefreshToken: async () => true,
    jwks: { keys: [key] },
    loadExistingGrant: standingGrant,
    pkce: { required: () => true },
    rotateRefreshToken: false,
    routes: { authorization: '/auth', userinfo: '/userinfo', introspection: '/token/introspection' },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 43_200, Interaction: 1800, RefreshToken: 43_200, Session: 43_200 },
  };
}

/** Consent stands, as it does for the service on our side: no page is shown. */
async function standingGrant(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const before = session.grantIdFor(client.clientId);
  const kept = before ? await provider.Grant.find(before) : undefined;
  if (kept) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}
