import type { Knex } from 'knex';

/** The one clock: every decision in time asks the database, so that nodes with skewed clocks agree. Tests replace this function. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function app_now() returns timestamptz language sql stable
    as $$ select statement_timestamp() $$;
    comment on function app_now() is 'The clock of every decision';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function app_now()');
}
