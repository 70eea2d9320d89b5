import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { type ClientAuth, PrivateKeyJwt } from 'openid-client';
import type { PortalParts } from './types.ts';

/** The portal's own key, made at each start and never written down: the provider reads the public half at the portal's address. */
export async function createClientKey(): Promise<{ readonly authentication: ClientAuth; readonly jwks: PortalParts['jwks'] }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    authentication: PrivateKeyJwt({ key: privateKey, kid }),
    jwks: { keys: [{ ...jwk, kid, alg: 'ES256', use: 'sig' }] },
  };
}
