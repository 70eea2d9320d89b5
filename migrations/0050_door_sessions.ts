import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table door_sessions (
      id_hash bytea primary key,
      door text not null check (door in ('self-service', 'back-office')),
      account_id uuid not null references accounts (id),
      session_uid text not null,
      acr text not null,
      amr text[] not null,
      auth_time timestamptz not null,
      id_token text not null,
      started_at timestamptz not null default app_now(),
      last_used_at timestamptz not null default app_now(),
      expires_at timestamptz not null
    );
    create index door_sessions_expiry on door_sessions (expires_at);
    comment on table door_sessions is 'Sessions of our own doors, each hanging on the browser session at the provider';
    comment on column door_sessions.id_hash is 'pii=no Hash of the cookie';
    comment on column door_sessions.door is 'pii=no';
    comment on column door_sessions.account_id is 'pii=no';
    comment on column door_sessions.session_uid is 'pii=no Ends with that session';
    comment on column door_sessions.acr is 'pii=no';
    comment on column door_sessions.amr is 'pii=no';
    comment on column door_sessions.auth_time is 'pii=no';
    comment on column door_sessions.id_token is 'pii=no Sealed; hint for the log-out';
    comment on column door_sessions.started_at is 'pii=no';
    comment on column door_sessions.last_used_at is 'pii=no';
    comment on column door_sessions.expires_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table door_sessions');
}
