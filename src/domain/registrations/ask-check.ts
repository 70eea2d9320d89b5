import { prepared } from '../../platform/database/statements.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { CheckName } from '../rule-sets/types.ts';

/** Opens the next round of checks, each with its job, in one round trip. */
export async function askChecks(tx: Tx, applicationId: string, names: readonly CheckName[]): Promise<void> {
  await prepared(tx, {
    name: 'ask-checks',
    text: `with asked as (
        insert into application_checks (application_id, name, round)
        select $1::uuid, wanted.name, coalesce(max(c.round), 0) + 1 from unnest($2::text[]) wanted (name)
          left join application_checks c on c.application_id = $1::uuid and c.name = wanted.name
        group by wanted.name
        returning application_id, name)
      select graphile_worker.add_job('run-check', json_build_object('applicationId', application_id, 'check', name),
        job_key => 'check:' || application_id || ':' || name) from asked`,
    values: [applicationId, names],
  });
}
