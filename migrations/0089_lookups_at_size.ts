import type { Knex } from 'knex';

/**
 * What is asked for every file, or whenever a counter opens its list, must not read a whole table once there are many: others of the same
 * name and birth date, and the files that an officer keyed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index people_namesakes on people (full_name, birth_date);
    create index applications_keyed_sent on applications (keyed_by, procedure, submitted_at) where keyed_by is not null;
    create index applications_keyed_drafts on applications (keyed_by, procedure, started_at) where keyed_by is not null and state = 'draft';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`drop index applications_keyed_drafts, applications_keyed_sent, people_namesakes`);
}
