import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table people (
      id uuid primary key,
      full_name text not null,
      birth_date text not null check (birth_date ~ '^\\d{4}(-\\d{2}(-\\d{2}){0,1}){0,1}$'),
      sex text not null check (sex in ('male', 'female', 'unknown')),
      nationality text not null check (nationality ~ '^[A-Z]{3}$'),
      phone text,
      email text,
      address text,
      updated_at timestamptz not null default app_now()
    );
    comment on table people is 'Identity data, one row a person';
    comment on column people.id is 'pii=no';
    comment on column people.full_name is 'pii=yes As in the birth registration, family name first';
    comment on column people.birth_date is 'pii=yes YYYY, YYYY-MM or YYYY-MM-DD: a register may know no more (law.md 5.1)';
    comment on column people.sex is 'pii=yes';
    comment on column people.nationality is 'pii=yes ISO 3166-1 alpha-3';
    comment on column people.phone is 'pii=yes E.164, registered in the own name';
    comment on column people.email is 'pii=yes';
    comment on column people.address is 'pii=yes Place of residence, one line';
    comment on column people.updated_at is 'pii=no';

    create table accounts (
      id uuid primary key,
      person_id uuid unique references people (id),
      subject_kind text not null check (subject_kind in ('citizen', 'foreigner', 'organization')),
      level smallint check (level in (1, 2)),
      state text not null check (state in ('waiting', 'active', 'locked', 'dead', 'repudiated')),
      held boolean not null default false,
      created_at timestamptz not null default app_now(),
      activated_at timestamptz,
      check ((subject_kind = 'organization') = (level is null))
    );
    comment on table accounts is 'The identity account and its life';
    comment on column accounts.id is 'pii=no Never leaves as sub: every sector gets its own';
    comment on column accounts.person_id is 'pii=no';
    comment on column accounts.subject_kind is 'pii=no';
    comment on column accounts.level is 'pii=no Account level (D69:7); organizations have none';
    comment on column accounts.state is 'pii=no';
    comment on column accounts.held is 'pii=no After "this was not me": only recovery ends it, never time';
    comment on column accounts.created_at is 'pii=no';
    comment on column accounts.activated_at is 'pii=no';

    create table account_numbers (
      number text primary key,
      account_id uuid not null references accounts (id),
      kind text not null check (kind in ('personal', 'foreigner', 'organization')),
      valid_from timestamptz not null default app_now(),
      valid_to timestamptz
    );
    create index account_numbers_account on account_numbers (account_id);
    comment on table account_numbers is 'Login names with their dates: a personal number can be replaced (D70:11)';
    comment on column account_numbers.number is 'pii=yes Canonical form, ASCII digits';
    comment on column account_numbers.account_id is 'pii=no';
    comment on column account_numbers.kind is 'pii=no';
    comment on column account_numbers.valid_from is 'pii=no';
    comment on column account_numbers.valid_to is 'pii=no Set when the number was replaced';

    create table account_locks (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      ground text not null,
      opened_at timestamptz not null default app_now(),
      closed_at timestamptz,
      rule_set text not null
    );
    create index account_locks_open on account_locks (account_id) where closed_at is null;
    comment on table account_locks is 'Grounds on which an account is locked; the account is locked while one is open';
    comment on column account_locks.id is 'pii=no';
    comment on column account_locks.account_id is 'pii=no';
    comment on column account_locks.ground is 'pii=no law.md 7.2, 7.3';
    comment on column account_locks.opened_at is 'pii=no';
    comment on column account_locks.closed_at is 'pii=no';
    comment on column account_locks.rule_set is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table account_locks, account_numbers, accounts, people');
}
