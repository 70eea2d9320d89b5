import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table people add column email_verified_at timestamptz;
    comment on column people.email_verified_at is 'pii=no When a message to the address was answered; null: nobody knows whose it is';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table people drop column email_verified_at');
}
