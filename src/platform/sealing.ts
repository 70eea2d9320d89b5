import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../lib/errors.ts';
import type { KeyMaterial, SealingKey } from './key-file.ts';
import type { Secrets } from './secrets.ts';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const saltBytes = 12;
const tagBytes = 16;

/** Sealing and keyed hashing with a key file. A sealed text is `v1.<key id>.<salt and nonce>.<ciphertext and tag>`, the last two base64url. */
export function createSecrets(material: KeyMaterial): Secrets {
  const [newest, oldest] = [material.keys[0], material.keys.at(-1)];
  if (!newest || !oldest) throw new AppError('unexpected', 'a key file without a key');
  const keys = new Map(material.keys.map((key) => [key.id, key]));
  const derived = derivation();
  return {
    seal: (purpose, plain) => sealed(derived(newest, `seal ${purpose}`), newest.id, { purpose, plain }),
    unseal: (purpose, text) => {
      const [version, keyId, iv, body, ...rest] = text.split('.');
      const key = keys.get(keyId ?? '');
      if (version !== 'v1' || !key || !iv || !body || rest.length > 0) throw unsealFailed(purpose);
      const parts = { keyId: key.id, iv: Buffer.from(iv, 'base64url'), body: Buffer.from(body, 'base64url') };
      return unsealed(derived(key, `seal ${purpose}`), purpose, parts);
    },
    // The oldest key, not the newest: what was hashed (client secrets, cookie keys) must stay the same when a key is put on top.
    mac: (purpose, data) =>
      createHmac('sha256', derived(oldest, `mac ${purpose}`))
        .update(data)
        .digest('base64url'),
  };
}

/** One key for each purpose (HKDF, RFC 5869), kept: purposes are a handful of names in the source. */
function derivation(): (key: SealingKey, info: string) => Buffer {
  const known = new Map<string, Buffer>();
  return ({ id, secret }, info) => {
    const name = `${id} ${info}`;
    const found = known.get(name) ?? Buffer.from(hkdfSync('sha256', secret, 'dinhdanh v1', info, 32));
    known.set(name, found);
    return found;
  };
}

/** Every text gets a key of its own: random 96-bit nonces under one key would be spent after 2^32 texts (NIST SP 800-38D section 8.3). */
function textKey(purposeKey: Buffer, iv: Buffer): Buffer {
  return createHmac('sha256', purposeKey).update(iv.subarray(0, saltBytes)).digest();
}

function sealed(purposeKey: Buffer, keyId: string, { purpose, plain }: { purpose: string; plain: string }): string {
  const iv = randomBytes(saltBytes + nonceBytes);
  const gcm = createCipheriv(cipher, textKey(purposeKey, iv), iv.subarray(saltBytes), { authTagLength: tagBytes });
  gcm.setAAD(Buffer.from(`v1.${keyId}.${purpose}`));
  const body = Buffer.concat([gcm.update(plain, 'utf8'), gcm.final(), gcm.getAuthTag()]);
  return `v1.${keyId}.${iv.toString('base64url')}.${body.toString('base64url')}`;
}

interface SealedText {
  readonly keyId: string;
  readonly iv: Buffer;
  readonly body: Buffer;
}

function unsealed(purposeKey: Buffer, purpose: string, { keyId, iv, body }: SealedText): string {
  if (iv.length !== saltBytes + nonceBytes || body.length < tagBytes) throw unsealFailed(purpose);
  try {
    const gcm = createDecipheriv(cipher, textKey(purposeKey, iv), iv.subarray(saltBytes), { authTagLength: tagBytes });
    gcm.setAAD(Buffer.from(`v1.${keyId}.${purpose}`));
    gcm.setAuthTag(body.subarray(-tagBytes));
    return Buffer.concat([gcm.update(body.subarray(0, -tagBytes)), gcm.final()]).toString('utf8');
  } catch {
    throw unsealFailed(purpose);
  }
}

function unsealFailed(purpose: string): AppError {
  return new AppError('unseal-failed', `not sealed for ${purpose} by this key file`);
}
