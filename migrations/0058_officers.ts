import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table officers (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      appointed_at timestamptz not null default app_now(),
      appointed_by text not null,
      proofed_at timestamptz,
      expires_at timestamptz,
      ended_at timestamptz
    );
    create unique index officers_account on officers (account_id) where ended_at is null;
    comment on table officers is 'People who work at the desk; each signs in with the own level-2 account';
    comment on column officers.id is 'pii=no';
    comment on column officers.account_id is 'pii=no';
    comment on column officers.appointed_at is 'pii=no';
    comment on column officers.appointed_by is 'pii=no officer:<id> or the two operators of the ceremony';
    comment on column officers.proofed_at is 'pii=no Their own account was proofed at a counter';
    comment on column officers.expires_at is 'pii=no Appointed by ceremony and not yet proofed: 30 days';
    comment on column officers.ended_at is 'pii=no';

    create table officer_roles (
      id uuid primary key,
      officer_id uuid not null references officers (id),
      role text not null check (role in ('reception', 'immigration-reception', 'decider', 'hotline')),
      unit_id text not null references units (id),
      given_at timestamptz not null default app_now(),
      given_by text not null,
      ended_at timestamptz
    );
    create unique index officer_roles_one on officer_roles (officer_id, role, unit_id) where ended_at is null;
    comment on table officer_roles is 'What an officer may do, and at which unit';
    comment on column officer_roles.id is 'pii=no';
    comment on column officer_roles.officer_id is 'pii=no';
    comment on column officer_roles.role is 'pii=no';
    comment on column officer_roles.unit_id is 'pii=no';
    comment on column officer_roles.given_at is 'pii=no';
    comment on column officer_roles.given_by is 'pii=no';
    comment on column officer_roles.ended_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table officer_roles, officers;
  `);
}
