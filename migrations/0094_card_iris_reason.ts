import type { Knex } from 'knex';

/** Why an eye could not be captured (L-CC:23.1): the card system and whoever decides must be able to read it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table card_applications add column iris_reason text check (iris_reason in ('missing', 'injured', 'unreadable'));
    comment on column card_applications.iris_reason is 'pii=yes Why not both eyes could be captured: says something of a body';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table card_applications drop column iris_reason');
}
