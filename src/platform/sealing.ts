import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import { AppError } from '../lib/errors.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const saltBytes = 12;
const tagBytes = 16;

/** A derived key for one purpose, and the name of the key it was derived from. */
export interface PurposeKey {
  readonly purpose: string;
  readonly keyId: string;
  readonly key: KeyObject;
}

/** `v1.<key id>.<salt and nonce>.<ciphertext and tag>`, the last two base64url. */
export function sealText(key: PurposeKey, plain: string): string {
  const iv = randomBytes(saltBytes + nonceBytes);
  const gcm = createCipheriv(cipher, textKey(key, iv), iv.subarray(saltBytes), { authTagLength: tagBytes });
  gcm.setAAD(context(key));
  const body = Buffer.concat([gcm.update(plain, 'utf8'), gcm.final(), gcm.getAuthTag()]);
  return `v1.${key.keyId}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

/** Throws `unseal-failed` for whatever was not sealed for this purpose by one of the keys that `keyOf` knows. */
export function unsealText(purpose: string, sealed: string, keyOf: (keyId: string) => PurposeKey | undefined): string {
  const [version, keyId, iv, body, ...rest] = sealed.split('.');
  const key = keyOf(keyId ?? '');
  if (version !== 'v1' || !key || !iv || !body || rest.length > 0) throw unsealFailed(purpose);
  try {
    return opened(key, Buffer.from(iv, 'base64url'), Buffer.from(body, 'base64url'));
  } catch {
    throw unsealFailed(purpose);
  }
}

function opened(key: PurposeKey, iv: Buffer, body: Buffer): string {
  const gcm = createDecipheriv(cipher, textKey(key, iv), iv.subarray(saltBytes), { authTagLength: tagBytes });
  gcm.setAAD(context(key));
  gcm.setAuthTag(body.subarray(-tagBytes));
  return Buffer.concat([gcm.update(body.subarray(0, -tagBytes)), gcm.final()]).toString('utf8');
}

/** Every text gets a key of its own: random 96-bit nonces under one key would be spent after 2^32 texts (NIST SP 800-38D section 8.3). */
function textKey({ key }: PurposeKey, iv: Buffer): Buffer {
  return createHmac('sha256', key).update(iv.subarray(0, saltBytes)).digest();
}

function context({ keyId, purpose }: PurposeKey): Buffer {
  return Buffer.from(`v1.${keyId}.${purpose}`);
}

function unsealFailed(purpose: string): AppError {
  return new AppError('unseal-failed', `not sealed for ${purpose} by this key file`);
}
