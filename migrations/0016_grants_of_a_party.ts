import type { Knex } from 'knex';

/** Suspending a party must find its grants without reading every artifact there is. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index oidc_artifacts_client on oidc_artifacts (client_id) where model = 'Grant'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index oidc_artifacts_client');
}
