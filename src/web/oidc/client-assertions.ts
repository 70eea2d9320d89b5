import { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** Seconds: how long a client assertion may live, and how far ahead of ours its maker's clock may be (FAPI 2.0 5.3.2.1-13). */
const longestLife = 3600;
const skewAhead = 60;

/**
 * What a client assertion must keep beyond what the library checks (signature, client, expiry, one use): the issuer as its only audience,
 * since another provider whose metadata lie would get one made for the token endpoint and pass it on (FAPI 2.0 5.3.2.1-8); and a short
 * life, since one that is stolen works until it expires or is used (security.md section 1).
 */
export function assertClientAssertion(ctx: KoaContextWithOIDC, claims: Readonly<Record<string, unknown>>): void {
  const now = Date.now() / 1000;
  if (claims.aud !== ctx.oidc.issuer) throw new errors.InvalidClientAuth('audience (aud) must be the issuer alone, as a text');
  if (typeof claims.exp !== 'number' || claims.exp > now + longestLife) throw new errors.InvalidClientAuth('expiration is too far ahead');
  if (claims.iat !== undefined && !(Number(claims.iat) <= now + skewAhead)) throw new errors.InvalidClientAuth('issued in the future');
}
