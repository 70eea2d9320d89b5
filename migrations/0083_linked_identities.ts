import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table linked_identities (
      account_id uuid not null references accounts (id),
      account_id_other uuid not null references accounts (id),
      linked_by uuid not null references officers (id),
      application_id uuid not null references applications (id),
      at timestamptz not null default app_now(),
      primary key (account_id, account_id_other),
      check (account_id <> account_id_other)
    );
    create index linked_identities_other on linked_identities (account_id_other);
    comment on table linked_identities is 'Two identities of one person who became a citizen: linked by an officer, never merged (law.md 7.6)';
    comment on column linked_identities.account_id is 'pii=no The citizen''s account';
    comment on column linked_identities.account_id_other is 'pii=no The foreigner''s account; it keeps its own subjects';
    comment on column linked_identities.linked_by is 'pii=no';
    comment on column linked_identities.application_id is 'pii=no The file on whose page it was done';
    comment on column linked_identities.at is 'pii=no';

    create index application_checks_naturalised on application_checks (application_id) where 'naturalised' = any (findings);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index application_checks_naturalised;
    drop table linked_identities;
  `);
}
