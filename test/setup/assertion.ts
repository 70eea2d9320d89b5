import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** Key of a client that proves itself by private_key_jwt. */
export interface ClientKey {
  /** For the admission. */
  readonly jwks: { readonly keys: readonly object[] };
  /** A fresh assertion; `claims` replaces or, with undefined, takes out. */
  assertion(about: { clientId: string; audience: unknown }, claims?: Record<string, unknown>): Promise<string>;
}

export async function clientKey(alg: 'ES256' | 'PS256' | 'RS256'): Promise<ClientKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), alg, use: 'sig', kid: `key-${alg}` }] },
    assertion: async ({ clientId, audience }, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: clientId, sub: clientId, aud: audience, jti: randomUUID(), iat: now, exp: now + 60, ...claims };
      return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload).setProtectedHeader({ alg, kid: `key-${alg}` }).sign(privateKey);
    },
  };
}
