import { setTimeout as sleep } from 'node:timers/promises';
import type { ApplicationState } from '../../../src/domain/registrations/types.ts';
import type { Db } from '../../../src/platform/database/types.ts';

/** Seconds without any file going on after which the run ends. */
const patience = 60;

/** Waits until every file is in one of these states. A file anywhere else ends the run: what was refused in a moment is no result. */
export async function waitForFiles(db: Db, files: readonly string[], states: readonly ApplicationState[]): Promise<void> {
  let [left, since] = [files.length, performance.now()];
  while (left > 0) {
    const { rows } = await db.raw<{ rows: { state: ApplicationState; count: number }[] }>(
      `select state, count(*)::int as count from applications where id = any(?) and state <> all(?) group by state`,
      [[...files], [...states]],
    );
    const lost = rows.find(({ state }) => state !== 'registry-check');
    if (lost) throw new Error(`${lost.count} files are ${lost.state}: ${await whyLost(db, files, lost.state)}`);
    const now = rows.reduce((sum, { count }) => sum + count, 0);
    if (now < left) [left, since] = [now, performance.now()];
    if (performance.now() - since > patience * 1000) throw new Error(`${left} files do not go on`);
    if (left > 0) await sleep(50);
  }
}

async function whyLost(db: Db, files: readonly string[], state: string): Promise<string> {
  const { rows } = await db.raw<{ rows: { finding: string }[] }>(
    `select distinct unnest(c.findings) as finding from application_checks c join applications a on a.id = c.application_id
     where a.id = any(?) and a.state = ?`,
    [[...files], state],
  );
  return rows.map(({ finding }) => finding).join(', ');
}

/** Seconds from the first draft to the last decision, by the clock of the database. */
export async function spanOf(db: Db, files: readonly string[]): Promise<number> {
  const { rows } = await db.raw<{ rows: { seconds: number }[] }>(
    `select extract(epoch from max(decided_at) - min(started_at))::float8 as seconds from applications where id = any(?)`,
    [[...files]],
  );
  return rows[0]?.seconds ?? Number.NaN;
}
