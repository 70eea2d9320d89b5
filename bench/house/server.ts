import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { noRegistries } from '../../src/connectors/registries/index.ts';
import { openDatabase } from '../../src/platform/database/pool.ts';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import { createSecrets, readKeyFile } from '../../src/platform/key-file.ts';
import { runWeb } from '../../src/run.ts';
import { parcel, serveBench } from '../processes/parent-link.ts';

export interface HouseParcel {
  /** The environment an installation would have. */
  readonly env: Readonly<Record<string, string>>;
}

const { env } = await parcel<HouseParcel>();
const read = readConfig(env, 'sandbox');
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const config = read.ok;
const key = readKeyFile(config.keyFile);
if ('problem' in key) throw new Error(key.problem);
const db = openDatabase(config.database.url ?? '', { max: config.database.poolSize });
// Every line is made and written as in production; only nobody reads it.
const log = pino({ level: config.logLevel }, pino.destination('/dev/null'));
const web = await runWeb(
  config,
  { db, log, secrets: createSecrets(key.material), settings: config.settings },
  { registries: noRegistries() },
);
if ('kind' in web) throw new Error(`port ${web.port}: ${web.reason}`);
serveBench(config.settings.issuer, () => roundTrips.count);
