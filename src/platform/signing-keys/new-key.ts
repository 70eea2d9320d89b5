import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Secrets } from '../secrets.ts';
import { signingKeyPurpose } from './queries.ts';
import type { SigningAlgorithm } from './types.ts';

export interface NewKey {
  readonly kid: string;
  readonly alg: SigningAlgorithm;
  readonly publicJwk: JWK;
  readonly privateSealed: string;
}

/** Makes a key pair: P-256, or RSA 3072 for 128-bit strength (NIST SP 800-57 part 1 table 2). Takes up to a second: never inside a transaction. */
export async function newSigningKey(alg: SigningAlgorithm, secrets: Secrets): Promise<NewKey> {
  const pair = await generateKeyPair(alg, { extractable: true, ...(alg === 'RS256' ? { modulusLength: 3072 } : {}) });
  const [publicJwk, privateJwk] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
  const kid = await calculateJwkThumbprint(publicJwk);
  return {
    kid,
    alg,
    publicJwk: { ...publicJwk, kid, alg, use: 'sig' },
    privateSealed: secrets.seal(signingKeyPurpose, JSON.stringify(privateJwk)),
  };
}
