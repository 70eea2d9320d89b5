import type { JWK } from 'jose';
import { calculateJwkThumbprint } from 'jose';
import { AppError } from '../../lib/errors.ts';
import type { Db } from '../database/types.ts';
import type { Secrets } from '../secrets.ts';
import { publishingOrder } from './rotation.ts';
import type { PrivateJwks, SigningKey } from './types.ts';

/** Under which purpose private keys are sealed. */
export const signingKeyPurpose = 'signing-key';

interface KeyRow {
  kid: string;
  alg: SigningKey['alg'];
  state: SigningKey['state'];
  private_sealed: string | null;
  published_at: Date;
  signing_since: Date | null;
  old_since: Date | null;
  gone_at: Date | null;
}

/** Every signing key there ever was, oldest first. */
export async function listSigningKeys(db: Db): Promise<SigningKey[]> {
  return (await rows(db)).map(keyOf);
}

/** The private keys in the order the protocol library wants. Throws `unseal-failed` when the key file is not the one that sealed them. */
export async function loadJwks(db: Db, secrets: Secrets): Promise<PrivateJwks> {
  const sealed = publishingOrder(await rows(db));
  return { keys: await Promise.all(sealed.map((row) => privateJwk(row, secrets))) };
}

/** Changes exactly when the published keys or their states change. */
export async function signingKeysVersion(db: Db): Promise<string> {
  const answer = await db.raw<{ rows: { version: string }[] }>(
    `select coalesce(string_agg(kid || ' ' || state, ',' order by kid), '') as version from signing_keys where private_sealed is not null`,
  );
  return answer.rows[0]?.version ?? '';
}

async function rows(db: Db): Promise<KeyRow[]> {
  return db<KeyRow>('signing_keys')
    .select('kid', 'alg', 'state', 'private_sealed', 'published_at', 'signing_since', 'old_since', 'gone_at')
    .orderBy(['created_at', 'kid']);
}

function keyOf(row: KeyRow): SigningKey {
  return {
    kid: row.kid,
    alg: row.alg,
    state: row.state,
    publishedAt: row.published_at,
    signingSince: row.signing_since,
    oldSince: row.old_since,
    goneAt: row.gone_at,
  };
}

async function privateJwk({ kid, alg, private_sealed }: KeyRow, secrets: Secrets): Promise<PrivateJwks['keys'][number]> {
  const jwk = JSON.parse(secrets.unseal(signingKeyPurpose, private_sealed ?? '')) as JWK;
  // A sealed text moved to another row would sign under a name that relying parties trust for another key.
  if ((await calculateJwkThumbprint(jwk)) !== kid) throw new AppError('unseal-failed', `signing key ${kid} is not the key of its row`);
  return { ...jwk, kid, alg, use: 'sig' };
}
