import '../src/require-node.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../src/domain/credentials/factors/password.ts';
import { startBare } from './bare/start.ts';
import { compareWithBare } from './compare.ts';
import { countRoundTrips } from './count-round-trips.ts';
import { openDatabases } from './house/database-server.ts';
import { type Installation, type InstallationOptions, setUp } from './house/installation.ts';
import { benchPassword, benchService } from './house/people.ts';
import { leaveExpired } from './house/worn.ts';
import { summarize } from './load/closed-loop.ts';
import { measureLogOut } from './log-out.ts';
import { measureArgon2 } from './raw-argon2.ts';
import { jsonOf, printTables } from './report/print.ts';
import type { Results } from './report/results.ts';
import { compareSizes } from './scale.ts';
import { full, quick, type Sizes } from './sizes.ts';
import { measureStart } from './start-up.ts';

type Place = (name: string, people: number) => Promise<Installation>;

const isQuick = process.argv.includes('--quick');
/** Writes a CPU profile of our server into this folder. */
const profileTo = process.argv.includes('--profile') ? 'bench/results' : undefined;
const sizes: Sizes = isQuick ? quick : full;
const stops: (() => Promise<void>)[] = [];

const elapsed = (): number => performance.now() / 1000;
const say = (what: string): void => console.log(`${elapsed().toFixed(0).padStart(4)} s  ${what}`);

/** Ours beside the bare library; then what one of each costs, and what is left in memory. */
async function measureFlows(place: Place, passwordHash: string): Promise<Pick<Results, 'flows' | 'roundTrips' | 'logOut' | 'memory'>> {
  const ours = await place('ours', sizes.people);
  const bare = await startBare({ crowd: ours.facts, hash: passwordHash, service: benchService }, sizes.lanes);
  stops.push(bare.stop);
  const targets = { ours: ours.target, bare: bare.target };
  const flows = await compareWithBare(targets, sizes, { say, isLate: () => elapsed() > sizes.late.flows, settle: ours.settle });
  const roundTrips = await countRoundTrips(ours);
  const logOut = await measureLogOut(ours);
  return { flows, roundTrips, logOut, memory: { ours: await ours.server.ask('memory'), bare: await bare.server.ask('memory') } };
}

async function measureSizes(place: Place): Promise<Results['scale']> {
  const { few, many, expired } = sizes.scale;
  const worn = await place('worn', few);
  await leaveExpired(worn.db, expired);
  const [fewPeople, manyPeople] = [await place('few', few), await place('many', many)];
  say('comparing sizes');
  return compareSizes({ worn: worn.target, few: fewPeople.target, many: manyPeople.target }, sizes, {
    isLate: () => elapsed() > sizes.late.scale,
    settle: async () => {
      for (const installation of [worn, fewPeople, manyPeople]) await installation.settle();
    },
  });
}

async function measureAll(common: Omit<InstallationOptions, 'name' | 'people'>, place: Place): Promise<Results> {
  say('raw argon2id');
  const { perSecond } = summarize([await measureArgon2(common.passwordHash, benchPassword, sizes.argon2)]);
  say(`${sizes.people} people`);
  const flows = await measureFlows(place, common.passwordHash);
  say(`${sizes.scale.few} and ${sizes.scale.many} people, ${sizes.scale.expired} expired artefacts`);
  const scale = await measureSizes(place);
  say('start to ready');
  const startToReady = await measureStart();
  return { quick: isQuick, people: sizes.people, lanes: sizes.lanes, argon2PerSecond: perSecond, ...flows, scale, startToReady };
}

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-bench-'));
const databases = await openDatabases(process.env.DATABASE_URL);
stops.push(databases.stop);
try {
  const passwordHash = await hashPassword(benchPassword);
  const common = { lanes: sizes.lanes, service: benchService, keyFile: join(folder, 'bench.key'), passwordHash };
  const place: Place = async (name, people) => {
    const made = await setUp(databases, { ...common, name, people, profileTo: name === 'ours' ? profileTo : undefined });
    stops.push(made.stop);
    return made;
  };
  const results = await measureAll(common, place);
  printTables(results);
  console.log(jsonOf(results));
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}
