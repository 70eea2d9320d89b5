import type { Configuration } from 'oidc-provider';
import { scopeClaims } from '../../domain/claims/index.ts';
import { offeredAcrValues } from '../../domain/sign-ins/assurance.ts';
import type { Settings } from '../../platform/settings.ts';

/** Scopes beside those of the claim families. */
const plainScopes = ['openid', 'offline_access'];

/** Seconds. Codes and pushed requests within FAPI 2.0 5.3.2.1; the session's own limits are decided on our row. */
export const lives = {
  AccessToken: 600,
  AuthorizationCode: 60,
  PushedAuthorizationRequest: 60,
  IdToken: 600,
  Interaction: 1800,
  offline: 30 * 24 * 3600,
};

/** What every ID token says without being asked (assurance.md section 3). */
const openidClaims = ['sub', 'acr', 'amr', 'auth_time', 'account_level', 'authn_level', 'subject_kind', 'rule_set'];

/** Asymmetric and of today (security.md section 1): no HS, no `none`. */
const algorithms = {
  idTokenSigningAlgValues: ['ES256', 'RS256'],
  clientAuthSigningAlgValues: ['ES256', 'PS256', 'RS256'],
  userinfoSigningAlgValues: ['ES256', 'RS256'],
  requestObjectSigningAlgValues: ['ES256', 'PS256', 'RS256'],
  introspectionSigningAlgValues: ['ES256', 'RS256'],
  authorizationSigningAlgValues: ['ES256', 'RS256'],
} as unknown as NonNullable<Configuration['enabledJWA']>;

/** `/userinfo`, because `/me` is the account holder's door. */
const routes = {
  userinfo: '/userinfo',
  authorization: '/auth',
  end_session: '/session/end',
  introspection: '/token/introspection',
  revocation: '/token/revocation',
};

/** Admission attributes that hooks read from the client; they come from the admission row only. */
const admissionProperties = ['dd_kind', 'dd_require_pkce', 'dd_rotate_refresh'];

/** The part of the library's configuration that is plain data. */
export function staticConfiguration(settings: Settings): Configuration {
  const secure = settings.issuer.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax' as const, secure, signed: true, overwrite: true };
  return {
    acrValues: [...offeredAcrValues],
    allowOmittingSingleRegisteredRedirectUri: false,
    claims: { openid: openidClaims, sid: null, iss: null, ...scopeClaims },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    clientDefaults: {
      id_token_signed_response_alg: 'ES256',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    clockTolerance: 10,
    conformIdTokenClaims: true,
    cookies: {
      // Only the session cookie has path /, so only it can carry the __Host- prefix.
      names: { session: secure ? '__Host-dd-session' : 'dd-session', interaction: 'dd-interaction', resume: 'dd-resume' },
      long: cookie,
      short: cookie,
    },
    enabledJWA: algorithms,
    expiresWithSession: () => false,
    extraParams: [],
    pkce: { required: (_ctx, client) => client.dd_require_pkce !== false },
    responseTypes: ['code'],
    revokeGrantPolicy: () => true,
    routes,
    scopes: [...plainScopes, ...Object.keys(scopeClaims)],
    sectorIdentifierUriValidate: () => false,
    subjectTypes: ['pairwise', 'public'],
    ttl: {
      AccessToken: lives.AccessToken,
      AuthorizationCode: lives.AuthorizationCode,
      PushedAuthorizationRequest: lives.PushedAuthorizationRequest,
      IdToken: lives.IdToken,
      Interaction: lives.Interaction,
      Grant: (_ctx, token) => (isOffline(token) ? lives.offline : settings.limits.absolute),
      RefreshToken: (_ctx, token) => refreshLife(token, settings),
      // A browser that only came to log out, or brought a dead cookie, is remembered no longer than a sign-in may take.
      Session: (_ctx, session) => (session.accountId ? settings.limits.absolute : lives.Interaction),
    },
    extraClientMetadata: { properties: admissionProperties },
  };
}

interface RefreshLike {
  scope?: string;
  iiat?: number;
}

/** An absolute life: a rotated token inherits what is left of the first one. */
function refreshLife(token: RefreshLike, settings: Settings): number {
  const whole = token.scope?.split(' ').includes('offline_access') ? lives.offline : settings.limits.absolute;
  const age = token.iiat ? Math.floor(Date.now() / 1000) - token.iiat : 0;
  return Math.max(1, whole - age);
}

function isOffline(grant: { openid?: { scope?: string } }): boolean {
  return grant.openid?.scope?.split(' ').includes('offline_access') ?? false;
}
