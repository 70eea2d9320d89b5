import { addDays, type Day, dayOf } from '../../../lib/days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { loadCalendar } from '../../units/queries.ts';
import { moveApplication } from '../move.ts';
import { takeApplication } from '../queries.ts';
import { tellAbout } from '../tell.ts';
import { rulesOf } from '../deadlines/queries.ts';
import { supplementEndsOn } from './rules.ts';

/** Returns the files whose applicants did not answer a request for what is missing in time. Answers how many were looked at. */
export async function returnUnanswered(deps: Deps, limit: number): Promise<number> {
  const today = dayOf(await databaseNow(deps.db));
  const files = await listUnanswered(deps.db, { today, limit });
  for (const { id } of files) await inTransaction(deps.db, (tx) => returnFile(tx, deps, { id, today }));
  return files.length;
}

async function listUnanswered(db: Db, { today, limit }: { today: Day; limit: number }): Promise<{ id: string }[]> {
  return db('applications')
    .where({ state: 'needs-supplement' })
    .where('watch_on', '<=', today)
    .orderBy(['watch_on', 'id'])
    .limit(limit)
    .select('id');
}

async function returnFile(tx: Tx, deps: Deps, { id, today }: { id: string; today: Day }): Promise<void> {
  const application = await takeApplication(tx, id);
  if (application?.state !== 'needs-supplement') return;
  const asked = await tx('application_supplements').where({ application_id: id, answered_at: null }).max('asked_at as at').first();
  const rules = rulesOf(application);
  const days = rules.supplementDays.value;
  const endsOn = supplementEndsOn(await loadCalendar(tx), { askedAt: asked?.at ?? application.startedAt, days });
  if (today <= endsOn) {
    await tx('applications')
      .where({ id })
      .update({ watch_on: addDays(endsOn, 1) });
    return;
  }
  await moveApplication(tx, { applicationId: id, event: 'return', actor: 'system', details: { endsOn } });
  await tellAbout(tx, deps, { kind: 'application-returned', application });
}
