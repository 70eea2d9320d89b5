import { readFields } from './config-fields.ts';
import { type Environment, readConfig } from './config.ts';
import { databaseFailureCode } from './platform/database/failure-code.ts';
import { openDatabase } from './platform/database/pool.ts';
import { keyFileProblems, productionHazards } from './platform/production-hazards.ts';
import type { StartProblem } from './platform/start-problems.ts';

/**
 * Everything that keeps production from starting, in one go: the environment, the key file and what is in the database. A part that cannot
 * be looked at hides no other.
 */
export async function productionProblems(env: Environment): Promise<readonly StartProblem[]> {
  const read = readConfig(env, 'production');
  const { DATABASE_URL: url, KEY_FILE: keyFile } = readFields(env).values;
  return [
    ...('problems' in read ? read.problems : []),
    ...(keyFile ? keyFileProblems(keyFile, 'production') : []),
    ...(url ? await databaseProblems(url) : []),
  ];
}

async function databaseProblems(url: string): Promise<StartProblem[]> {
  const db = openDatabase(url, { max: 3 });
  try {
    return await productionHazards(db);
  } catch (error) {
    return [{ code: 'database-unavailable', subject: databaseFailureCode(error) }];
  } finally {
    await db.destroy();
  }
}
