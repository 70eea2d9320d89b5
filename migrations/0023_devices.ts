import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table devices (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      token_hash bytea not null unique,
      user_agent text not null,
      first_seen_at timestamptz not null default app_now(),
      last_seen_at timestamptz not null default app_now(),
      revoked_at timestamptz
    );
    create index devices_account on devices (account_id) where revoked_at is null;
    comment on table devices is 'Browsers in which a person has signed in: their own throttle, and no notice again';
    comment on column devices.id is 'pii=no';
    comment on column devices.account_id is 'pii=no';
    comment on column devices.token_hash is 'pii=no Hash of the device cookie';
    comment on column devices.user_agent is 'pii=yes';
    comment on column devices.first_seen_at is 'pii=no';
    comment on column devices.last_seen_at is 'pii=no';
    comment on column devices.revoked_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table devices');
}
