import * as oidc from 'openid-client';

export interface FirstPartyOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly postLogoutRedirectUri: string;
  /** Reaches our own issuer through our own listener, whatever the issuer's public name resolves to from here. */
  readonly fetch: typeof fetch;
}

/** What the browser brings back with the answer; kept in a short-lived sealed cookie of the door. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
  /** Path of the door to go on to. */
  readonly returnTo: string;
}

export interface SignInDemand {
  /** What will do; the highest of these that is reached is answered. */
  readonly acrs: readonly string[];
  /** Seconds; 0 asks for factors passed now. */
  readonly maxAge?: number;
  readonly prompt?: string;
  readonly lang: string;
  readonly returnTo: string;
}

export interface SignedIn {
  readonly accountId: string;
  readonly sid: string;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly authTime: Date;
  readonly idToken: string;
}

export interface FirstPartyClient {
  begin(demand: SignInDemand): Promise<{ url: string; pending: PendingSignIn }>;
  /** Throws the library's errors; `error` of an authorization error response is in `.error`. */
  finish(callback: URL, pending: PendingSignIn): Promise<SignedIn>;
  logOutUrl(idToken: string): string;
}

/** Our own doors sign people in as any service does: code flow, PKCE, the acr they need. */
export function createFirstPartyClient(options: FirstPartyOptions): FirstPartyClient {
  let known: oidc.Configuration | undefined;
  const configuration = (): oidc.Configuration => {
    known ??= configurationOf(options);
    return known;
  };
  return {
    begin: async (demand) => {
      const pending = {
        verifier: oidc.randomPKCECodeVerifier(),
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        returnTo: demand.returnTo,
      };
      const url = oidc.buildAuthorizationUrl(configuration(), {
        redirect_uri: options.redirectUri,
        scope: 'openid',
        code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        claims: JSON.stringify({ id_token: { acr: { essential: true, values: demand.acrs }, sid: { essential: true } } }),
        ui_locales: demand.lang,
        ...(demand.maxAge === undefined ? {} : { max_age: String(demand.maxAge) }),
        ...(demand.prompt ? { prompt: demand.prompt } : {}),
      });
      return { url: url.href, pending };
    },
    finish: (callback, pending) => redeem(configuration(), callback, pending),
    logOutUrl: (idToken) =>
      oidc.buildEndSessionUrl(configuration(), { id_token_hint: idToken, post_logout_redirect_uri: options.postLogoutRedirectUri }).href,
  };
}

async function redeem(configuration: oidc.Configuration, callback: URL, pending: PendingSignIn): Promise<SignedIn> {
  const tokens = await oidc.authorizationCodeGrant(configuration, callback, {
    pkceCodeVerifier: pending.verifier,
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || !tokens.id_token) throw new Error('no ID token');
  return {
    accountId: claims.sub,
    sid: claims.sid as string,
    acr: claims.acr as string,
    amr: claims.amr as string[],
    authTime: new Date(Number(claims.auth_time) * 1000),
    idToken: tokens.id_token,
  };
}

/** Known without discovery: it is our own provider. */
function configurationOf({ issuer, clientId, clientSecret, fetch }: FirstPartyOptions): oidc.Configuration {
  const server: oidc.ServerMetadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/session/end`,
    authorization_response_iss_parameter_supported: true,
  };
  const configuration = new oidc.Configuration(
    server,
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    oidc.ClientSecretBasic(clientSecret),
  );
  configuration[oidc.customFetch] = fetch as oidc.CustomFetch;
  // The issuer may be http in the sandbox; production refuses such an issuer before anything starts.
  oidc.allowInsecureRequests(configuration);
  return configuration;
}
