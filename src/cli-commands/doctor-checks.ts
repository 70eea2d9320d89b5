import { createTransport } from 'nodemailer';
import { operator, sayProblem } from '../../views/texts/operator.ts';
import type { Config } from '../config.ts';
import { pendingMigrations } from '../platform/database/migrate.ts';
import { databaseNow } from '../platform/database/pool.ts';
import type { Db } from '../platform/database/types.ts';
import { jobBacklog } from '../platform/jobs/backlog.ts';
import { failureCode } from '../platform/jobs/failure.ts';
import { productionHazards } from '../platform/production-hazards.ts';
import type { Secrets } from '../platform/secrets.ts';
import { listSigningKeys, loadJwks } from '../platform/signing-keys/queries.ts';
import { dueTransitions, planStart, rotationDefaults } from '../platform/signing-keys/rotation.ts';

export interface Finding {
  readonly verdict: 'good' | 'warning' | 'bad' | 'skipped';
  readonly text: string;
}

const words = operator.doctor;
const finding = (verdict: Finding['verdict'], text: string): Finding => ({ verdict, text });

/** Server, version and all that would keep production from starting. */
export async function checkDatabase(db: Db, mode: Config['mode']): Promise<Finding[]> {
  const answer = await db.raw<{ rows: { version: string }[] }>(`select current_setting('server_version') as version`);
  const answers = finding('good', words.database(answer.rows[0]?.version ?? ''));
  const hazards =
    mode === 'production'
      ? await productionHazards(db)
      : (await pendingMigrations(db)).map((name) => ({ code: 'migration-pending' as const, subject: name }));
  if (hazards.length > 0) return [answers, ...hazards.map((hazard) => finding('bad', sayProblem(hazard)))];
  return [answers, finding('good', mode === 'production' ? words.migrations : words.migrationsSandbox)];
}

/** Seconds. Parties accept tokens of a clock up to 10 s ahead (FAPI 2.0, 5.3.2.1-13); decisions follow the database, tokens the node. */
const skew = { remarkable: 1, harmful: 10 };

export async function checkClock(db: Db): Promise<Finding[]> {
  const before = Date.now();
  const there = await databaseNow(db);
  const seconds = (there.getTime() - (before + Date.now()) / 2) / 1000;
  const size = Math.abs(seconds);
  if (size >= skew.harmful) return [finding('bad', words.clock(seconds))];
  return [finding(size >= skew.remarkable ? 'warning' : 'good', words.clock(seconds))];
}

/** Seconds a change may be late: the worker looks every few minutes. */
const patience = 3600;

export async function checkSigningKeys(db: Db, secrets: Secrets | undefined): Promise<Finding[]> {
  const keys = await listSigningKeys(db);
  if (keys.length === 0) return [finding('warning', words.signingKeysNone)];
  const count = (state: string): number => keys.filter((key) => key.state === state).length;
  const counted = finding('good', words.signingKeys(count('signing'), count('next'), count('old')));
  const late = new Date((await databaseNow(db)).getTime() - patience * 1000);
  return [
    planStart(keys).needs.length > 0 ? finding('bad', words.signingKeysIncomplete) : counted,
    ...(dueTransitions(keys, late, rotationDefaults).length > 0 ? [finding('warning', words.signingKeysLate)] : []),
    ...(secrets && !(await canOpen(db, secrets)) ? [finding('bad', words.signingKeysSealed)] : []),
  ];
}

async function canOpen(db: Db, secrets: Secrets): Promise<boolean> {
  return loadJwks(db, secrets).then(
    () => true,
    (error: unknown) => {
      if (failureCode(error) === 'unseal-failed') return false;
      throw error;
    },
  );
}

/** Minutes after which a waiting job means that nobody works. */
const longWait = 5;

export async function checkJobs(db: Db): Promise<Finding[]> {
  const { waiting, longestWait, dead } = await jobBacklog(db);
  const minutes = Math.floor(longestWait / 60);
  const late = minutes >= longWait ? [finding('bad', words.jobsLate(minutes, waiting))] : [];
  const failed = dead > 0 ? [finding('bad', words.jobsDead(waiting, dead))] : [];
  return late.length + failed.length > 0 ? [...late, ...failed] : [finding('good', words.jobs(waiting, dead))];
}

/** Greets the mail server and signs in, without sending anything. */
export async function checkMail(config: Config): Promise<Finding[]> {
  if (!config.mail) return [finding('skipped', words.mailSandbox)];
  const { url, allowPlain } = config.mail;
  const transport = createTransport(url, {
    requireTLS: !allowPlain,
    connectionTimeout: 3000,
    greetingTimeout: 5000,
    socketTimeout: 10_000,
  } as object);
  try {
    await transport.verify();
    return [finding('good', words.mail)];
  } catch (error) {
    return [finding('bad', words.mailFailed(failureCode(error)))];
  } finally {
    transport.close();
  }
}
