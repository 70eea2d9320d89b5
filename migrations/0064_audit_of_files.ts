import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table audit_events add column application_id uuid;
    create index audit_events_application on audit_events (application_id, id) where application_id is not null;
    comment on column audit_events.application_id is 'pii=no The file that an action or a view belonged to';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index audit_events_application;
    alter table audit_events drop column application_id;
  `);
}
