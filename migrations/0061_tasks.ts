import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table tasks (
      id uuid primary key,
      kind text not null check (kind in ('decide', 'review-grant', 'undelivered', 'activation-not-running', 'repudiated-account', 'overdue', 'apology')),
      unit_id text not null references units (id),
      application_id uuid references applications (id),
      account_id uuid references accounts (id),
      due_on date,
      state text not null default 'open' check (state in ('open', 'done', 'dropped')),
      opened_at timestamptz not null default app_now(),
      closed_at timestamptz,
      closed_by uuid references officers (id),
      outcome text,
      check ((state = 'open') = (closed_at is null))
    );
    create unique index tasks_open_one on tasks (kind, application_id, unit_id) where state = 'open' and application_id is not null;
    create index tasks_open on tasks (unit_id, due_on, id) where state = 'open';
    comment on table tasks is 'Work that waits for an officer of a unit';
    comment on column tasks.id is 'pii=no';
    comment on column tasks.kind is 'pii=no';
    comment on column tasks.unit_id is 'pii=no';
    comment on column tasks.application_id is 'pii=no';
    comment on column tasks.account_id is 'pii=no';
    comment on column tasks.due_on is 'pii=no';
    comment on column tasks.state is 'pii=no';
    comment on column tasks.opened_at is 'pii=no';
    comment on column tasks.closed_at is 'pii=no';
    comment on column tasks.closed_by is 'pii=no';
    comment on column tasks.outcome is 'pii=no Code';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table tasks;
  `);
}
