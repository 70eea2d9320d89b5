import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sittings (
      uid_hash bytea primary key,
      session_uid text,
      account_id uuid references accounts (id),
      client_id text not null,
      factors jsonb not null default '[]',
      offer_declined boolean not null default false,
      phone_code_sent_at timestamptz,
      device_id uuid,
      opened_at timestamptz not null default app_now(),
      closed_at timestamptz,
      expires_at timestamptz not null
    );
    create index sittings_expiry on sittings (expires_at);
    comment on table sittings is 'One sign-in in progress: the factors passed before a session holds them';
    comment on column sittings.uid_hash is 'pii=no Hash of the interaction id';
    comment on column sittings.session_uid is 'pii=no';
    comment on column sittings.account_id is 'pii=no Known after the first factor';
    comment on column sittings.client_id is 'pii=no';
    comment on column sittings.factors is 'pii=no Factors passed, each with its time';
    comment on column sittings.offer_declined is 'pii=no The person chose to continue at the level reached';
    comment on column sittings.phone_code_sent_at is 'pii=no';
    comment on column sittings.device_id is 'pii=no';
    comment on column sittings.opened_at is 'pii=no';
    comment on column sittings.closed_at is 'pii=no Set when its factors moved into a session';
    comment on column sittings.expires_at is 'pii=no';

    create table sessions (
      uid text primary key,
      cookie_hash bytea not null unique,
      previous_cookie_hash bytea,
      rotated_at timestamptz,
      account_id uuid references accounts (id),
      factors jsonb not null default '[]',
      authorizations jsonb not null default '{}',
      payload jsonb not null default '{}',
      started_at timestamptz not null default app_now(),
      last_used_at timestamptz not null default app_now(),
      expires_at timestamptz not null,
      ended_at timestamptz,
      end_reason text check (end_reason in ('log-out', 'ended-by-holder', 'ended-all', 'account', 'limit', 'not-me', 'person-switch')),
      device_id uuid,
      address text,
      user_agent text
    );
    create index sessions_account on sessions (account_id) where ended_at is null;
    create index sessions_previous_cookie on sessions (previous_cookie_hash) where previous_cookie_hash is not null;
    create index sessions_expiry on sessions (expires_at);
    comment on table sessions is 'The truth about a browser session; an ended one stays as a tombstone until it expires';
    comment on column sessions.uid is 'pii=no';
    comment on column sessions.cookie_hash is 'pii=no Hash of the present cookie';
    comment on column sessions.previous_cookie_hash is 'pii=no Good for 30 s after a rotation: a second tab may be in flight';
    comment on column sessions.rotated_at is 'pii=no';
    comment on column sessions.account_id is 'pii=no';
    comment on column sessions.factors is 'pii=no Factors passed, each with its time: the level is computed from them';
    comment on column sessions.authorizations is 'pii=no Services signed in to: sid and grant of each';
    comment on column sessions.payload is 'pii=no What the protocol library keeps; its log-out secret is sealed';
    comment on column sessions.started_at is 'pii=no Time of the first factor';
    comment on column sessions.last_used_at is 'pii=no';
    comment on column sessions.expires_at is 'pii=no';
    comment on column sessions.ended_at is 'pii=no';
    comment on column sessions.end_reason is 'pii=no';
    comment on column sessions.device_id is 'pii=no';
    comment on column sessions.address is 'pii=yes';
    comment on column sessions.user_agent is 'pii=yes';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table sessions, sittings');
}
