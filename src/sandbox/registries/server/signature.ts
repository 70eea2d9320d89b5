import { type KeyObject } from 'node:crypto';
import { jwtVerify } from 'jose';
import { bodyHash, signatureHeader } from '../../../connectors/registries/request-signing.ts';

/** Whether a request was signed by whom we know, for this address and these bytes, and for the first time. */
export type CheckSignature = (request: { url: string; header: string | undefined; body: Uint8Array }) => Promise<boolean>;

export { signatureHeader };

/** What a real register does with our signatures. */
export function createSignatureCheck(key: KeyObject): CheckSignature {
  const seen = new Set<string>();
  return async ({ url, header, body }) => {
    try {
      const { payload } = await jwtVerify(header ?? '', key, {
        algorithms: ['ES256'],
        audience: url,
        typ: 'registry-request+jwt',
        requiredClaims: ['exp', 'jti'],
      });
      const isFirst = !seen.has(payload.jti ?? '');
      seen.add(payload.jti ?? '');
      return isFirst && payload.body_sha256 === bodyHash(body);
    } catch {
      return false;
    }
  };
}
