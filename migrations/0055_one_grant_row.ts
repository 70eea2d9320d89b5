import type { Knex } from 'knex';

/**
 * A grant is one row, and every token issued under it begins by finding that row. Without an index that says so the planner takes any
 * index whose condition is "a grant", and reads all grants there are.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create unique index oidc_artifacts_one_grant on oidc_artifacts (grant_id) where model = 'Grant'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index oidc_artifacts_one_grant');
}
