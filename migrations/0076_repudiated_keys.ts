import type { Knex } from 'knex';

/**
 * What an account that was repudiated was known by: it is free for the account of the person whose it is, and the history is kept. A row
 * of `account_numbers` would go on signing in to the old account, and its key allows one row a number.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table repudiated_keys (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      kind text not null check (kind in ('personal', 'foreigner', 'organization', 'immigration-person')),
      key text not null,
      held_from timestamptz not null,
      repudiated_at timestamptz not null default app_now()
    );
    create index repudiated_keys_key on repudiated_keys (key);
    create index repudiated_keys_account on repudiated_keys (account_id);
    comment on table repudiated_keys is 'Numbers and register persons that a repudiated account held';
    comment on column repudiated_keys.id is 'pii=no';
    comment on column repudiated_keys.account_id is 'pii=no';
    comment on column repudiated_keys.kind is 'pii=no';
    comment on column repudiated_keys.key is 'pii=yes Number in its canonical form, or person id of the immigration register';
    comment on column repudiated_keys.held_from is 'pii=no';
    comment on column repudiated_keys.repudiated_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table repudiated_keys');
}
