import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table messages (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      kind text not null,
      channel text not null check (channel in ('sms', 'email', 'inbox')),
      variables text,
      language text not null check (language in ('vi', 'en')),
      state text not null default 'queued' check (state in ('queued', 'delivered', 'failed')),
      attempts smallint not null default 0,
      created_at timestamptz not null default app_now(),
      delivered_at timestamptz,
      last_error text
    );
    create index messages_account on messages (account_id, created_at desc);
    create index messages_age on messages (created_at);
    create index messages_failed on messages (created_at) where state = 'failed';
    comment on table messages is 'Messages to people, one row a channel';
    comment on column messages.id is 'pii=no';
    comment on column messages.account_id is 'pii=no';
    comment on column messages.kind is 'pii=no';
    comment on column messages.channel is 'pii=no';
    comment on column messages.variables is 'pii=yes Sealed: the address at the time of queueing and what the text names; gone once sent, except in the inbox';
    comment on column messages.language is 'pii=no';
    comment on column messages.state is 'pii=no failed: nobody tries again, an operator can see it';
    comment on column messages.attempts is 'pii=no';
    comment on column messages.created_at is 'pii=no';
    comment on column messages.delivered_at is 'pii=no When the carrier took it over';
    comment on column messages.last_error is 'pii=no A code, never the answer of the carrier: that repeats addresses';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table messages');
}
