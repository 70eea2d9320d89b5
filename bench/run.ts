import '../src/require-node.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BareParcel } from './bare/server.ts';
import { countRoundTrips } from './count-round-trips.ts';
import { openDatabases } from './house/database-server.ts';
import { type Installation, setUp } from './house/installation.ts';
import { leaveExpired } from './house/worn.ts';
import { Wire } from './load/browser.ts';
import { summarize, type Sample } from './load/closed-loop.ts';
import { Crowd } from './load/crowd.ts';
import type { Target } from './load/flows.ts';
import { type FlowName, flowNames, measure } from './load/measure.ts';
import { ServerProcess } from './processes/server-process.ts';
import { hashPassword, measureArgon2 } from './raw-argon2.ts';
import { jsonOf, printTables } from './report/print.ts';
import type { Pair, Results } from './report/results.ts';
import { compareSizes } from './scale.ts';
import { full, quick, type Sizes } from './sizes.ts';
import { measureStart } from './start-up.ts';
import { benchPassword, benchService } from './house/people.ts';

const isQuick = process.argv.includes('--quick');
const profileTo = process.argv.includes('--profile') ? 'bench/results' : undefined;
const sizes: Sizes = isQuick ? quick : full;
const begun = performance.now();

function say(what: string): void {
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${what}`);
}

/** Ours and the bare library in turns; who begins changes with the round. */
async function measureFlows(ours: Target, bare: Target): Promise<Results['flows']> {
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < sizes.rounds; round++) {
    for (const flow of flowNames) {
      for (const target of round % 2 === 0 ? [ours, bare] : [bare, ours]) {
        const sample = await measure(target, flow, { lanes: sizes.lanes, seconds: sizes.seconds[flow] });
        samples.set(`${flow} ${target.name}`, [...(samples.get(`${flow} ${target.name}`) ?? []), sample]);
      }
    }
    say(`round ${round + 1} of ${sizes.rounds} done`);
  }
  const of = (flow: FlowName, target: Target) => summarize(samples.get(`${flow} ${target.name}`) ?? []);
  const pairs = flowNames.map((flow): [FlowName, Pair] => [flow, { ours: of(flow, ours), bare: of(flow, bare) }]);
  return Object.fromEntries(pairs) as Results['flows'];
}

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-bench-'));
const databases = await openDatabases(process.env.DATABASE_URL);
const stops: (() => Promise<void>)[] = [];
try {
  say('raw argon2id');
  const passwordHash = await hashPassword(benchPassword);
  const argon2 = summarize([await measureArgon2(passwordHash, benchPassword, sizes.argon2)]);
  const common = { lanes: sizes.lanes, service: benchService, keyFile: join(folder, 'bench.key'), passwordHash };
  const place = async (name: string, people: number): Promise<Installation> => {
    const made = await setUp(databases, { ...common, name, people, profileTo: name === 'ours' ? profileTo : undefined });
    stops.push(made.stop);
    return made;
  };
  say(`${sizes.people} people`);
  const ours = await place('ours', sizes.people);
  const bareServer = await ServerProcess.start('bare/server.ts', {
    crowd: ours.facts,
    hash: passwordHash,
    service: benchService,
  } satisfies BareParcel);
  const bare: Target = {
    name: 'bare',
    wire: new Wire(bareServer.origin, sizes.lanes),
    crowd: new Crowd(ours.facts),
    service: benchService,
  };
  stops.push(async () => {
    await bare.wire.close();
    await bareServer.stop();
  });
  const flows = await measureFlows(ours.target, bare);
  const roundTrips = await countRoundTrips(ours);
  const memory = { ours: await ours.server.ask('memory'), bare: await bareServer.ask('memory') };
  say(`${sizes.scale.few} and ${sizes.scale.many} people, ${sizes.scale.expired} expired artefacts`);
  const few = await place('few', sizes.scale.few);
  const many = await place('many', sizes.scale.many);
  const worn = await place('worn', sizes.scale.few);
  await leaveExpired(worn.db, sizes.scale.expired);
  say('comparing sizes');
  const scale = await compareSizes({ few: few.target, many: many.target, worn: worn.target }, sizes);
  say('start to ready');
  const results: Results = {
    quick: isQuick,
    people: sizes.people,
    lanes: sizes.lanes,
    argon2PerSecond: argon2.perSecond,
    flows,
    roundTrips,
    scale,
    startToReady: await measureStart(),
    memory,
  };
  printTables(results);
  console.log(jsonOf(results));
} finally {
  for (const stop of stops) await stop();
  await databases.stop();
  rmSync(folder, { recursive: true, force: true });
}
