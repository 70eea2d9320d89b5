import { operator, sayProblem } from '../../views/texts/operator.ts';
import { type Environment, type Mode, readConfig } from '../config.ts';
import { databaseFailureCode } from '../platform/database/failure-code.ts';
import type { Db } from '../platform/database/types.ts';
import { createSecrets, readKeyFile } from '../platform/key-file.ts';
import { keyFileProblems } from '../platform/production-hazards.ts';
import { checkClock, checkDatabase, checkJobs, checkMail, checkSigningKeys, type Finding } from './doctor-checks.ts';
import type { Command, Outcome } from './types.ts';
import { isProduction, keyFileOf, openDatabaseOf } from './workplace.ts';

const words = operator.doctor;
const bad = (text: string): Finding => ({ verdict: 'bad', text });

export const doctorCommand: Command = {
  name: 'doctor',
  takes: '[sandbox|production]',
  purpose: operator.purposes.doctor,
  run: async ([named, ...rest], env) => {
    const mode = named ?? (isProduction(env) ? 'production' : 'sandbox');
    if ((mode !== 'sandbox' && mode !== 'production') || rest.length > 0) return undefined;
    return report(mode, await examine(env, mode));
  },
};

/** Each part by itself: one that cannot be looked at hides no other. */
async function examine(env: Environment, mode: Mode): Promise<Finding[]> {
  const read = readConfig(env, mode);
  const settings: Finding[] =
    'ok' in read ? [{ verdict: 'good', text: words.settings }] : read.problems.map((problem) => bad(sayProblem(problem)));
  const mail: Finding[] = 'ok' in read ? await checkMail(read.ok) : [notLooked('mail')];
  return [...settings, ...keyFileFindings(env, mode), ...(await databaseFindings(env, mode)), ...mail];
}

function keyFileFindings(env: Environment, mode: Mode): Finding[] {
  const path = keyFileOf(env);
  // Without KEY_FILE production has none; that was said above.
  if (mode === 'production' && !env['KEY_FILE']?.trim()) return [];
  const problems = keyFileProblems(path, mode);
  if (problems.length > 0) return problems.map((problem) => bad(sayProblem(problem)));
  const answer = readKeyFile(path);
  return 'material' in answer ? [{ verdict: 'good', text: words.keyFile(answer.material.keys.length) }] : [];
}

async function databaseFindings(env: Environment, mode: Mode): Promise<Finding[]> {
  const opened = await openDatabaseOf(env);
  const later = (['migrations', 'clock', 'signingKeys', 'jobs'] as const).map(notLooked);
  if ('problems' in opened) {
    const said = opened.problems.filter(({ code }) => code === 'sandbox-not-started');
    return [...said.map((problem) => bad(sayProblem(problem))), ...later];
  }
  try {
    const database = await checkDatabase(opened.db, mode);
    return [...database, ...(await insideFindings(opened.db, env))];
  } catch (error) {
    return [bad(sayProblem({ code: 'database-unavailable', subject: databaseFailureCode(error) })), ...later];
  } finally {
    await opened.close();
  }
}

async function insideFindings(db: Db, env: Environment): Promise<Finding[]> {
  const key = readKeyFile(keyFileOf(env));
  const secrets = 'material' in key ? createSecrets(key.material) : undefined;
  const checks = {
    clock: () => checkClock(db),
    signingKeys: () => checkSigningKeys(db, secrets),
    jobs: () => checkJobs(db),
  };
  const found: Finding[] = [];
  for (const [part, check] of Object.entries(checks)) {
    // A table that a pending migration will bring is not there yet.
    found.push(...(await check().catch(() => [notLooked(part as keyof typeof checks)])));
  }
  return found;
}

function notLooked(part: keyof typeof words.parts): Finding {
  return { verdict: 'skipped', text: words.notLooked(words.parts[part]) };
}

function report(mode: Mode, findings: readonly Finding[]): Outcome {
  const ill = findings.filter(({ verdict }) => verdict === 'bad').length;
  const lines = findings.map(({ verdict, text }) => `${words.verdicts[verdict]}  ${text}`);
  return { report: true, code: ill > 0 ? 1 : 0, lines: [words.judgedAs[mode], '', ...lines, '', ill > 0 ? words.ill(ill) : words.healthy] };
}
