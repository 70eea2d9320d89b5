import type { Knex } from 'knex';

/** Rules that hold whatever runs at the same moment: one login name in force, and one open lock of a ground. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create unique index account_numbers_in_force on account_numbers (account_id) where valid_to is null;
    create unique index account_locks_one_open on account_locks (account_id, ground) where closed_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index account_numbers_in_force; drop index account_locks_one_open');
}
