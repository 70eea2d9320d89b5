import { pendingMigrations, tableExists } from './database/migrate.ts';
import type { Db, Tx } from './database/types.ts';
import { readKeyFile } from './key-file.ts';
import type { StartProblem } from './start-problems.ts';

const sandboxSeed = 'sandbox-seed';
const oldestServer = 150_000;

/** Notes that invented people are in this database: production will refuse it for ever. */
export async function markSandboxSeed(tx: Tx): Promise<void> {
  await tx('installation_marks').insert({ mark: sandboxSeed }).onConflict('mark').ignore();
}

/** What in the database makes a start in production unsafe. Throws when the database does not answer. */
export async function productionHazards(db: Db): Promise<StartProblem[]> {
  const pending = await pendingMigrations(db);
  const [server, people, clients] = await Promise.all([
    db.raw<{ rows: { version: number }[] }>(`select current_setting('server_version_num')::int as version`),
    found(db, 'installation_marks', { mark: sandboxSeed }, 'mark'),
    found(db, 'relying_parties', { sandbox: true }, 'client_id'),
  ]);
  return [
    ...((server.rows[0]?.version ?? 0) < oldestServer ? [problem('database-too-old', 'DATABASE_URL')] : []),
    ...pending.map((name) => problem('migration-pending', name)),
    ...people.map(() => problem('sandbox-people', 'DATABASE_URL')),
    ...clients.map((id) => problem('sandbox-client', id)),
  ];
}

/** What is wrong with the key file itself: looked at where files are, not where the environment is judged. */
export function keyFileProblems(path: string, mode: 'sandbox' | 'production'): StartProblem[] {
  const answer = readKeyFile(path);
  if ('problem' in answer) return [problem(answer.problem, path)];
  return mode === 'production' && answer.material.sandbox ? [problem('key-file-of-sandbox', path)] : [];
}

function problem(code: StartProblem['code'], subject: string): StartProblem {
  return { code, subject };
}

/** A table may be missing while migrations are pending. */
async function found(db: Db, table: string, where: Readonly<Record<string, unknown>>, column: string): Promise<string[]> {
  if (!(await tableExists(db, table))) return [];
  return db(table).where(where).orderBy(column).limit(20).pluck<string[]>(column);
}
