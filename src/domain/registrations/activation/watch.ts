import { type Day, dayOf } from '../../../lib/days.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { openTask } from '../../tasks/actions.ts';
import { loadCalendar } from '../../units/queries.ts';
import { authorityFor } from '../authority.ts';
import { readContacts } from '../queries.ts';
import type { ActivationState } from '../types.ts';
import { daysUntilTask, isWindowOver, reminderDays, remindersDue } from './window.ts';

interface Watched {
  readonly id: string;
  readonly account_id: string;
  readonly application_id: string;
  readonly language: 'vi' | 'en';
  readonly unit_id: string | null;
  readonly ends_on: Day | null;
  readonly started_at: Date | null;
}

const columns = `select v.id, v.account_id, v.application_id, p.language, p.unit_id, v.ends_on, coalesce(v.reopened_at, v.delivered_at) as started_at
  from activations v join applications p on p.id = v.application_id`;

/** Reminds, closes windows that are over, and gives units what was never delivered. At most `limit` of each; answers the most of one kind. */
export async function watchActivations(deps: Deps, limit: number): Promise<number> {
  const done = [];
  for (const batch of [remind, closeOver, handOver]) done.push(await inTransaction(deps.db, (tx) => batch(tx, deps, limit)));
  return Math.max(...done, await forgetSleeping(deps, limit));
}

/** One reminder even when both are due: whoever was not reminded in time hears of the end once. */
async function remind(tx: Tx, deps: Deps, limit: number): Promise<number> {
  const today = dayOf(await databaseNow(tx));
  const { rows } = await tx.raw<{ rows: Watched[] }>(
    `${columns} where v.state = 'waiting' and v.ends_on >= :today and v.reminded < :most
       and :today::date - (coalesce(v.reopened_at, v.delivered_at) at time zone 'Asia/Ho_Chi_Minh')::date >= (:days::int[])[v.reminded + 1]
     order by v.ends_on, v.id limit :limit for update of v skip locked`,
    { today, most: reminderDays.length, days: [...reminderDays], limit },
  );
  for (const { id, application_id: applicationId, language, ends_on: endsOn, started_at: startedAt } of rows) {
    if (!endsOn || !startedAt) continue;
    await tx('activations')
      .where({ id })
      .update({ reminded: remindersDue(dayOf(startedAt), today) });
    const to = await readContacts(tx, deps.secrets, applicationId);
    await tellApplicant(tx, deps, { kind: 'activation-reminder', applicationId, language, to, endsOn });
  }
  return rows.length;
}

/** After the window the account waits for the hotline (D69:14.1); the grant does not lapse. */
async function closeOver(tx: Tx, _deps: Deps, limit: number): Promise<number> {
  const now = await databaseNow(tx);
  const calendar = await loadCalendar(tx);
  const { rows } = await tx.raw<{ rows: Watched[] }>(
    `${columns} where v.state = 'waiting' and v.ends_on < ? order by v.ends_on, v.id limit ? for update of v skip locked`,
    [dayOf(now), limit],
  );
  const over = rows.filter(({ ends_on: endsOn }) => isWindowOver(endsOn ?? undefined, now, calendar));
  for (const { id, account_id: accountId, application_id: applicationId } of over) {
    await tx('activations')
      .where({ id })
      .update({ state: 'overdue' satisfies ActivationState });
    await recordAudit(tx, { event: 'activation.overdue', actor: 'system', accountId, applicationId });
  }
  return over.length;
}

/** No delivery on any channel: no window runs, and an office has to find the person. */
async function handOver(tx: Tx, _deps: Deps, limit: number): Promise<number> {
  const { rows } = await tx.raw<{ rows: Watched[] }>(
    `${columns} where v.state = 'waiting' and v.ends_on is null and v.task_opened_at is null
       and v.opened_at <= app_now() - make_interval(days => ?) order by v.opened_at, v.id limit ? for update of v skip locked`,
    [daysUntilTask, limit],
  );
  for (const { id, account_id: accountId, application_id: applicationId, unit_id: unit } of rows) {
    const unitId = unit ?? (await authorityFor(tx));
    await tx('activations')
      .where({ id })
      .update({ task_opened_at: tx.raw('app_now()') });
    await openTask(tx, { kind: 'activation-not-running', unitId, applicationId, accountId });
    await recordAudit(tx, { event: 'activation.not-running', actor: 'system', accountId, applicationId });
  }
  return rows.length;
}

/** What was enrolled for a file that granted nothing wakes never. */
async function forgetSleeping({ db }: Deps, limit: number): Promise<number> {
  const { rowCount } = await db.raw(
    `delete from sleeping_credentials where id in (
       select c.id from sleeping_credentials c join applications p on p.id = c.application_id
       where p.state in ('refused', 'returned', 'withdrawn', 'stopped') limit ?)`,
    [limit],
  );
  return Number(rowCount);
}
