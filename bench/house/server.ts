import { noRegistries } from '../../src/connectors/registries/index.ts';
import { roundTrips } from '../../src/platform/database/round-trips.ts';
import { runWeb } from '../../src/run.ts';
import { parcel, serveBench } from '../processes/parent-link.ts';
import { type Environment, openHouse } from './open-house.ts';

export interface HouseParcel {
  readonly env: Environment;
}

const { env } = await parcel<HouseParcel>();
const { config, deps } = openHouse(env);
const web = await runWeb(config, deps, { registries: noRegistries() });
if ('kind' in web) throw new Error(`port ${web.port}: ${web.reason}`);
serveBench(config.settings.issuer, () => roundTrips.count);
