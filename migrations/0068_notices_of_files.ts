import type { Knex } from 'knex';

/** Messages of one notice belong together, and whoever is told of a file in their name can stop it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table messages add column notice_id uuid;
    alter table messages drop constraint messages_application_id_fkey;
    alter table messages add constraint messages_application_id_fkey foreign key (application_id) references applications (id) on delete cascade;
    create index messages_notice on messages (notice_id) where application_id is not null;
    comment on column messages.notice_id is 'pii=no The same for all channels of one notice';
    comment on column messages.variables is 'pii=yes Sealed: the address at the time of queueing and what the text names; gone once sent, except in the inbox and where a notice of a file failed: an officer may send it again';
    comment on column messages.delivered_at is 'pii=no When the carrier took it over, or the status page was opened';

    create table not_me_files (
      token_hash bytea primary key,
      application_id uuid not null references applications (id) on delete cascade,
      created_at timestamptz not null default app_now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index not_me_files_expiry on not_me_files (expires_at);
    create index not_me_files_application on not_me_files (application_id);
    comment on table not_me_files is 'One-time links "this was not me" in notices of a file in the name of whoever reads them';
    comment on column not_me_files.token_hash is 'pii=no Hash of 256 random bits';
    comment on column not_me_files.application_id is 'pii=no';
    comment on column not_me_files.created_at is 'pii=no';
    comment on column not_me_files.expires_at is 'pii=no';
    comment on column not_me_files.used_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table not_me_files;
    drop index messages_notice;
    alter table messages drop column notice_id;
    alter table messages drop constraint messages_application_id_fkey;
    alter table messages add constraint messages_application_id_fkey foreign key (application_id) references applications (id);
  `);
}
