import type { Knex } from 'knex';

/** A browser that only ever saw the password must not get a throttle of its own for the second factor: whoever has the password has many. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table devices add column proven_at timestamptz;
    comment on column devices.proven_at is 'pii=no When two different factors were first passed on it';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table devices drop column proven_at');
}
