import type { Knex } from 'knex';

/** Old files are entered with the times of their own day, and nothing else can be: what is received here is received now. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table applications add column import_mac text;
    alter table applications add constraint applications_imported check ((import_mac is null) = (channel <> 'import'));
    alter table applications add constraint applications_times check (channel = 'import' or (
      coalesce(submitted_at, started_at) >= started_at - interval '1 day'
      and coalesce(first_received_at, started_at) >= started_at - interval '1 day'
      and coalesce(received_at, started_at) >= started_at - interval '1 day'));
    comment on column applications.import_mac is 'pii=no Keyed MAC of the entry an old file was read from: the same entry again changes nothing';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table applications drop constraint applications_times, drop constraint applications_imported, drop column import_mac;
  `);
}
