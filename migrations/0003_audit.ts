import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table audit_events (
      id bigint generated always as identity primary key,
      at timestamptz not null default app_now(),
      event text not null,
      actor text not null,
      account_id uuid,
      client_id text,
      request_id text,
      details jsonb not null default '{}',
      rule_set text not null
    );
    create index audit_events_account on audit_events (account_id, id);
    comment on table audit_events is 'What happened, by whom; append-only';
    comment on column audit_events.id is 'pii=no';
    comment on column audit_events.at is 'pii=no';
    comment on column audit_events.event is 'pii=no For example account.locked';
    comment on column audit_events.actor is 'pii=no account:<id>, officer:<id>, client:<id> or system';
    comment on column audit_events.account_id is 'pii=no Whom it concerns';
    comment on column audit_events.client_id is 'pii=no';
    comment on column audit_events.request_id is 'pii=no The reference number on the error page';
    comment on column audit_events.details is 'pii=no Codes and ids only, never identity data';
    comment on column audit_events.rule_set is 'pii=no Legal rule set in force';

    create function refuse_change() returns trigger language plpgsql
    as $$ begin raise exception 'rows of % are append-only', tg_table_name; end $$;
    create trigger audit_events_append_only before update or delete or truncate on audit_events
      for each statement execute function refuse_change();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table audit_events; drop function refuse_change()');
}
