import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table logout_deliveries (
      id uuid primary key,
      client_id text not null references relying_parties (client_id),
      subject_account_id uuid not null references accounts (id),
      sid text not null,
      session_uid text not null,
      reason text not null,
      state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
      attempts smallint not null default 0 check (attempts between 0 and 5),
      last_attempt_at timestamptz,
      last_error text,
      created_at timestamptz not null default app_now()
    );
    create index logout_deliveries_session on logout_deliveries (session_uid);
    create index logout_deliveries_age on logout_deliveries (created_at);
    create index logout_deliveries_failed on logout_deliveries (created_at) where state = 'failed';
    comment on table logout_deliveries is 'Back-channel log-out, one row per ended session and service (OpenID Connect Back-Channel Logout 1.0)';
    comment on column logout_deliveries.id is 'pii=no';
    comment on column logout_deliveries.client_id is 'pii=no';
    comment on column logout_deliveries.subject_account_id is 'pii=no Whose session; the service sees its pairwise sub';
    comment on column logout_deliveries.sid is 'pii=no The session as this service knows it';
    comment on column logout_deliveries.session_uid is 'pii=no';
    comment on column logout_deliveries.reason is 'pii=no Why the session ended; the service is not told';
    comment on column logout_deliveries.state is 'pii=no';
    comment on column logout_deliveries.attempts is 'pii=no';
    comment on column logout_deliveries.last_attempt_at is 'pii=no';
    comment on column logout_deliveries.last_error is 'pii=no A code';
    comment on column logout_deliveries.created_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table logout_deliveries');
}
