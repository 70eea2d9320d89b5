import type { Db } from '../../../src/platform/database/types.ts';
import { communes } from './units.ts';
import { inSlices } from './slices.ts';

/**
 * Open files of the whole country beside decided ones, with what hangs on them: tasks of those that wait for a decision, and one check that
 * no register has answered of those that are being checked. What was declared is a word that nobody opens.
 */
export async function seedArchiveFiles(db: Db, { open, decided }: { open: number; decided: number }): Promise<void> {
  await inSlices(open, (from, to) => db.raw(openSql, [communes, from, to]));
  await inSlices(decided, (from, to) => db.raw(decidedSql, [communes, open + from, open + to]));
  await db.raw(`insert into tasks (id, kind, unit_id, application_id, due_on)
    select gen_random_uuid(), 'decide', 'authority', id, due_on from applications where state = 'awaiting-decision'`);
  await db.raw(`insert into application_checks (application_id, name, asked_at)
    select id, 'population', started_at from applications where state = 'registry-check'`);
}

const columns = 'applications (id, reference, procedure, subject_kind, state, channel, language, declared, unit_id, due_on';
const kinds = `(array['citizen-level-1', 'citizen-level-1', 'citizen-level-2', 'citizen-level-2-with-card', 'foreigner-level-2'])[1 + i % 5],
  case when i % 5 = 4 then 'foreigner' else 'citizen' end`;
const common = `case when i % 5 < 2 then 'online' else 'counter' end, 'vi', 'sealed', case when i % 5 < 2 then 'authority' else 'commune-' || 1 + i % ?::int end`;

/** Half wait for a decision; of the others most wait for a register, some for their applicants, whose clock does not run. */
const openSql = `
insert into ${columns}, watch_on)
select gen_random_uuid(), 'O' || i, ${kinds}, state, ${common}, due_on, coalesce(due_on - 1, current_date + 20)
from (select i, state, case when state in ('needs-supplement', 'waiting-population-update') then null else current_date + i % 40 - 5 end as due_on
  from (select i, (array['awaiting-decision', 'awaiting-decision', 'awaiting-decision', 'registry-check', 'needs-supplement', 'waiting-population-update'])[1 + i / 5 % 6]
    as state from generate_series(?::int, ?::int) i) s) r`;

const decidedSql = `
insert into ${columns}, decided_at)
select gen_random_uuid(), 'D' || i, ${kinds}, case when i % 9 = 0 then 'refused' else 'notified' end, ${common}, current_date - 1 - i % 300,
  app_now() - make_interval(days => 1 + i % 300)
from generate_series(?::int, ?::int) i`;
