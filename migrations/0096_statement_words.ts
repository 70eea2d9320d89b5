import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_statements add column words_hash text check (words_hash ~ '^[0-9a-f]{64}$');
    comment on column application_statements.words_hash is 'pii=no SHA-256 of the words that were agreed to, in the language of the row; empty in older rows';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table application_statements drop column words_hash');
}
