import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table not_me_links (
      token_hash bytea primary key,
      account_id uuid not null references accounts (id),
      session_uid text not null,
      created_at timestamptz not null default app_now(),
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index not_me_links_expiry on not_me_links (expires_at);
    comment on table not_me_links is 'One-time links "this was not me" in notices of a sign-in on a new device';
    comment on column not_me_links.token_hash is 'pii=no Hash of 256 random bits';
    comment on column not_me_links.account_id is 'pii=no';
    comment on column not_me_links.session_uid is 'pii=no The session the notice was about';
    comment on column not_me_links.created_at is 'pii=no';
    comment on column not_me_links.expires_at is 'pii=no';
    comment on column not_me_links.used_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table not_me_links');
}
