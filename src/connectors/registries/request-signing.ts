import { createHash, createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SignRequest } from './line.ts';

/** Header that carries the signature. */
export const signatureHeader = 'registry-request';

/** Seconds a signature is good for: the call ends after ten, and clocks differ. */
const life = 60;

/**
 * Signs requests with ES256: a token of its own for each, bound to the address and to the exact bytes of the body, good once. Unlike a
 * signature over chosen headers (RFC 9421) there is nothing to canonicalise, and any library for JSON web tokens checks it.
 */
export function createRequestSigner({ signer, key }: { readonly signer: string; readonly key: KeyObject }): SignRequest {
  return async ({ url, body }) => ({
    [signatureHeader]: await new SignJWT({ body_sha256: bodyHash(body) })
      .setProtectedHeader({ alg: 'ES256', typ: 'registry-request+jwt' })
      .setIssuer(signer)
      .setAudience(url)
      .setIssuedAt()
      .setExpirationTime(`${life} s`)
      .setJti(randomUUID())
      .sign(key),
  });
}

export function bodyHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** A P-256 private key in PEM, or undefined when it is not one. */
export function signingKeyOf(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}
