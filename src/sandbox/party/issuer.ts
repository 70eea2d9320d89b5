import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import type { PartyParts } from './types.ts';

/** What a party knows of its identity provider: nothing but the issuer's address; the rest is discovered. */
export interface IssuerClient {
  configuration(): Promise<oidc.Configuration>;
  /** Keys for log-out tokens, which the library leaves to us. */
  keys(): Promise<JWTVerifyGetKey>;
}

/** Seconds that the clocks of two organizations may differ. */
export const clockTolerance = 10;

export function createIssuerClient(parts: PartyParts): IssuerClient {
  let discovered: Promise<oidc.Configuration> | undefined;
  let keys: JWTVerifyGetKey | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    // A failure is not remembered: the next person asks again.
    discovered ??= discover(parts).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    configuration,
    keys: async () => {
      const { jwks_uri } = (await configuration()).serverMetadata();
      if (!jwks_uri) throw new Error('the issuer publishes no keys');
      keys ??= createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: parts.fetch, cooldownDuration: 5000 });
      return keys;
    },
  };
}

function discover({ issuer, clientId, authentication, fetch }: PartyParts): Promise<oidc.Configuration> {
  return oidc.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'ES256', [oidc.clockTolerance]: clockTolerance },
    authentication,
    {
      [oidc.customFetch]: fetch as oidc.CustomFetch,
      // Plain http is for a laptop only; and without TLS the signature is what proves where an ID token comes from.
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    },
  );
}
