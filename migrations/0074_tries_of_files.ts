import type { Knex } from 'knex';

/** What limits guessing and sending where nobody has signed in, and what tells somebody that their number was used. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table application_tries (
      key text primary key,
      tried_at timestamptz[] not null,
      last_tried_at timestamptz not null default app_now()
    );
    create index application_tries_age on application_tries (last_tried_at);
    comment on table application_tries is 'Tries that are limited in number and time: codes, references, messages. Counted before anything is checked';
    comment on column application_tries.key is 'pii=no What is counted, and a keyed hash of contact, reference, file or place';
    comment on column application_tries.tried_at is 'pii=no The tries within the window, oldest first: exact at every moment';
    comment on column application_tries.last_tried_at is 'pii=no';

    create table application_warnings (
      application_id uuid not null references applications (id),
      address_mac text not null,
      told_at timestamptz not null default app_now(),
      primary key (application_id, address_mac)
    );
    comment on table application_warnings is 'Which contacts were told that somebody applied in their name: each once a file';
    comment on column application_warnings.application_id is 'pii=no';
    comment on column application_warnings.address_mac is 'pii=yes Keyed MAC of the contact that was told';
    comment on column application_warnings.told_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table application_warnings, application_tries');
}
