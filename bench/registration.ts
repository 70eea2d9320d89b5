import '../src/require-node.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword } from '../src/domain/credentials/factors/password.ts';
import { openDatabase } from '../src/platform/database/pool.ts';
import { type BenchDatabases, openDatabases } from './house/database-server.ts';
import { setUp } from './house/installation.ts';
import { benchPassword, benchService } from './house/people.ts';
import { seedArchiveFiles } from './registration/archive/files.ts';
import { seedArchivePeople } from './registration/archive/people.ts';
import { seedCountry } from './registration/archive/units.ts';
import { measureApplications, measureDecisions } from './registration/measure/procedures.ts';
import { measureSearch } from './registration/measure/search.ts';
import { compareSignIns } from './registration/measure/sign-ins.ts';
import { measureWorklist } from './registration/measure/worklist.ts';
import { jsonOf, printTables } from './registration/report/print.ts';
import type { Results } from './registration/report/results.ts';
import { full, quick, type Sizes, tiny } from './registration/sizes.ts';
import { setStage, type Stage } from './registration/stage.ts';

const isTiny = process.argv.includes('--tiny');
const isQuick = isTiny || process.argv.includes('--quick');
const sizes: Sizes = isTiny ? tiny : isQuick ? quick : full;
const stops: (() => Promise<void>)[] = [];

const elapsed = (): number => performance.now() / 1000;
const say = (what: string): void => console.log(`${elapsed().toFixed(0).padStart(4)} s  ${what}`);

type Procedures = Pick<Results, 'applications' | 'decisions' | 'signIns'>;
type Archive = Pick<Results, 'search' | 'worklist'>;

async function measureProcedures(databases: BenchDatabases, folder: string): Promise<Procedures> {
  const passwordHash = await hashPassword(benchPassword);
  const options = { lanes: sizes.signIns.lanes, service: benchService, keyFile: join(folder, 'bench.key'), passwordHash };
  const house = await setUp(databases, { ...options, name: 'registration', people: sizes.people });
  stops.push(house.stop);
  const stage = await setStage(house, { folder, sizes });
  stops.push(stage.stop);
  await warmUp(stage);
  say('applications: citizens, level 1, at home');
  const applications = await measureApplications(stage, sizes.applications);
  say('decisions: citizens, level 2, at a counter');
  const decisions = await measureDecisions(stage, sizes.decisions);
  await house.settle();
  say('sign-ins alone, beside a campaign, beside as many applications as go');
  const signIns = await compareSignIns(stage, sizes.signIns, () => elapsed() > sizes.late);
  return { applications, decisions, signIns };
}

async function warmUp(stage: Stage): Promise<void> {
  const { lanes, deciders } = sizes.decisions;
  await measureApplications(stage, { lanes: sizes.applications.lanes, seconds: sizes.warmUp });
  await measureDecisions(stage, { lanes, deciders, seconds: sizes.warmUp });
  await stage.house.settle();
}

async function measureArchive(databases: BenchDatabases): Promise<Archive> {
  const { people, openFiles: open, decidedFiles: decided, lanes, searchSeconds, worklistSeconds } = sizes.archive;
  const { url, db: seeding } = await databases.create();
  say(`${people.toLocaleString('en')} people, ${open.toLocaleString('en')} open files`);
  await seedCountry(seeding);
  await seedArchivePeople(seeding, people);
  await seedArchiveFiles(seeding, { open, decided });
  await seeding.raw('vacuum analyze');
  const db = openDatabase(url, { max: lanes });
  stops.push(() => db.destroy());
  await measureSearch(db, { lanes, seconds: searchSeconds / 4 });
  say('searches');
  const search = await measureSearch(db, { lanes, seconds: searchSeconds });
  await measureWorklist(db, { lanes, seconds: worklistSeconds / 4 });
  say('worklists');
  const worklist = await measureWorklist(db, { lanes, seconds: worklistSeconds });
  return { search, worklist };
}

const folder = mkdtempSync(join(tmpdir(), 'dinhdanh-bench-'));
const databases = await openDatabases(process.env.DATABASE_URL);
stops.push(databases.stop);
const loadNow = (): number => loadavg()[0] ?? 0;
try {
  const before = loadNow();
  const procedures = await measureProcedures(databases, folder);
  const archive = await measureArchive(databases);
  const results = { quick: isQuick, sizes, ...procedures, ...archive, machine: { before, after: loadNow() } };
  printTables(results);
  console.log(jsonOf(results));
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
}
