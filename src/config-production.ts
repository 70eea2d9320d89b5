import { readFields } from './config-fields.ts';
import { type Environment, readConfig } from './config.ts';
import { databaseFailureCode } from './platform/database/failure-code.ts';
import { openDatabase } from './platform/database/pool.ts';
import { keyFileProblems, productionHazards } from './platform/production-hazards.ts';
import { unusableFiles } from './connectors/registries/access.ts';
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
    ...registryFileProblems(env),
    ...(url ? await databaseProblems(url) : []),
  ];
}

const registryFiles = {
  certificateFile: 'REGISTRY_CLIENT_CERTIFICATE_FILE',
  keyFile: 'REGISTRY_CLIENT_KEY_FILE',
  authorityFile: 'REGISTRY_CA_FILE',
  signingKeyFile: 'REGISTRY_SIGNING_KEY_FILE',
} as const;

function registryFileProblems(env: Environment): StartProblem[] {
  const { values } = readFields(env);
  const paths = Object.fromEntries(Object.entries(registryFiles).map(([name, setting]) => [name, values[setting]]));
  return unusableFiles(paths as Parameters<typeof unusableFiles>[0]).map((name) => ({
    code: 'registry-file-unusable',
    subject: registryFiles[name],
  }));
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
