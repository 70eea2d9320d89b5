import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import type { Db } from '../database/types.ts';
import { failureCode } from '../jobs/failure.ts';
import type { Secrets } from '../secrets.ts';
import { loadJwks, signingKeysVersion } from './queries.ts';
import type { PrivateJwks } from './types.ts';

export interface WatchOptions {
  readonly db: Db;
  /** A direct address of the database: LISTEN does not pass a transaction pooler (the looks from time to time do). */
  readonly url: string;
  readonly secrets: Secrets;
  readonly log: Logger;
  /** Called with the keys at the start, and again after each change; one call at a time. A failed call is made again at the next look. */
  readonly onChange: (jwks: PrivateJwks) => void | Promise<void>;
  /** Milliseconds between looks; changes are announced as well. Default 5000, so that a lost announcement costs less than 10 s. */
  readonly pollInterval?: number;
}

export interface KeyWatch {
  stop(): Promise<void>;
}

/** Follows the signing keys through restarts of the database. Resolves when `onChange` has had the present keys. */
export async function watchSigningKeys(options: WatchOptions): Promise<KeyWatch> {
  const ending = new AbortController();
  const look = looker(options);
  await look();
  const safeLook = (): Promise<void> =>
    look().catch((error: unknown) => {
      if (!ending.signal.aborted) options.log.error({ code: failureCode(error) }, 'signing keys could not be read');
    });
  const loops = [poll(options.pollInterval ?? 5000, safeLook, ending.signal), listenForever(options, safeLook, ending.signal)];
  return {
    stop: async () => {
      ending.abort();
      await Promise.all(loops);
    },
  };
}

/** Looks one after the other; a look asked for during another one comes after it, so that no announcement is missed. */
function looker({ db, secrets, onChange }: WatchOptions): () => Promise<void> {
  let seen: string | undefined;
  let last: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    // Read before the keys: a change in between is then seen again, never overlooked.
    const version = await signingKeysVersion(db);
    if (version === seen) return;
    await onChange(await loadJwks(db, secrets));
    seen = version;
  };
  return () => {
    last = last.catch(() => undefined).then(once);
    return last;
  };
}

async function poll(interval: number, look: () => Promise<void>, ended: AbortSignal): Promise<void> {
  while (await pause(interval, ended)) await look();
}

async function listenForever(options: WatchOptions, look: () => Promise<void>, ended: AbortSignal): Promise<void> {
  for (let wait = 250; !ended.aborted; wait = Math.min(wait * 2, 5000)) {
    const began = performance.now();
    await listenOnce(options.url, look, ended).catch((error: unknown) => {
      if (!ended.aborted) options.log.warn({ code: failureCode(error) }, 'not listening for changes of signing keys');
    });
    // A connection that held for a while was good: the next one is tried quickly again.
    if (performance.now() - began > 30_000) wait = 250;
    await pause(wait, ended);
  }
}

/** Listens until the connection is lost (throws) or the watch ends (returns). */
async function listenOnce(url: string, look: () => Promise<void>, ended: AbortSignal): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'dinhdanh keys', keepAlive: true, connectionTimeoutMillis: 5000 });
  const over = Promise.withResolvers<void>();
  const end = (): void => over.resolve();
  // A failure before anybody waits for `over` must not count as unhandled.
  over.promise.catch(() => undefined);
  client.on('error', over.reject);
  client.on('end', () => over.reject(new Error('connection ended')));
  client.on('notification', () => void look());
  ended.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    await client.query('listen signing_keys');
    // What changed while nobody listened.
    await look();
    if (!ended.aborted) await over.promise;
  } finally {
    ended.removeEventListener('abort', end);
    await client.end().catch(() => undefined);
  }
}

/** False when the watch ended meanwhile. */
async function pause(milliseconds: number, ended: AbortSignal): Promise<boolean> {
  await sleep(milliseconds, undefined, { signal: ended }).catch(() => undefined);
  return !ended.aborted;
}
