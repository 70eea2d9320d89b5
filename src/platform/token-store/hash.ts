import { createHash } from 'node:crypto';

/** SHA-256 of a cookie, code, token or interaction id: what is stored in its place. These carry ≥ 128 random bits, so no salt is needed. */
export function artifactHash(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
