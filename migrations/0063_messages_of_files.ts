import type { Knex } from 'knex';

/** An applicant without an account is told too: through the contacts of the file; its status page is the app channel. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table messages alter column account_id drop not null;
    alter table messages add column application_id uuid references applications (id);
    alter table messages add constraint messages_to_somebody check (account_id is not null or application_id is not null);
    create index messages_application on messages (application_id, created_at desc) where application_id is not null;
    comment on column messages.application_id is 'pii=no The file it tells of; without an account the status page shows it';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index messages_application;
    delete from messages where account_id is null;
    alter table messages drop constraint messages_to_somebody;
    alter table messages drop column application_id;
    alter table messages alter column account_id set not null;
  `);
}
