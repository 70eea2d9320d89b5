import { pino } from 'pino';
import { type Config, readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createSecrets, readKeyFile } from '../../src/platform/key-file.ts';

/** The environment an installation would have. */
export type Environment = Readonly<Record<string, string>>;

/** What every process of an installation begins with. */
export function openHouse(env: Environment): { config: Config; deps: Deps } {
  const read = readConfig(env, 'sandbox');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const config = read.ok;
  const key = readKeyFile(config.keyFile);
  if ('problem' in key) throw new Error(key.problem);
  const db = openDatabase(config.database.url ?? '', { max: config.database.poolSize });
  // Every line is made and written as in production; only nobody reads it.
  const log = pino({ level: config.logLevel }, pino.destination('/dev/null'));
  return { config, deps: { db, log, secrets: createSecrets(key.material), settings: config.settings } };
}
