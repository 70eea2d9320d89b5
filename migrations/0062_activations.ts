import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table activations (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      application_id uuid not null unique references applications (id),
      level smallint not null check (level in (1, 2)),
      state text not null default 'waiting' check (state in ('waiting', 'overdue', 'done', 'dropped')),
      delivered_at timestamptz,
      ends_on date,
      reminded smallint not null default 0,
      task_opened_at timestamptz,
      contact_code_mac text,
      contact_code_at timestamptz,
      contact_code_tries smallint not null default 0,
      contact_proved_at timestamptz,
      slip_proved_at timestamptz,
      device_proved_at timestamptz,
      by_text boolean not null default false,
      sitting_hash bytea unique,
      sitting_at timestamptz,
      reopened_at timestamptz,
      reopened_by uuid references officers (id),
      opened_at timestamptz not null default app_now(),
      ended_at timestamptz,
      check ((ends_on is null) = (delivered_at is null and reopened_at is null)),
      check ((state in ('done', 'dropped')) = (ended_at is not null))
    );
    create unique index activations_open on activations (account_id) where state in ('waiting', 'overdue');
    create index activations_ends on activations (ends_on) where state = 'waiting' and ends_on is not null;
    create index activations_not_running on activations (opened_at) where state = 'waiting' and ends_on is null and task_opened_at is null;
    comment on table activations is 'The window of seven days in which a granted account, or a granted raise, is taken into use (D69:14.1)';
    comment on column activations.id is 'pii=no';
    comment on column activations.account_id is 'pii=no';
    comment on column activations.application_id is 'pii=no';
    comment on column activations.level is 'pii=no The level that the account has from activation on';
    comment on column activations.state is 'pii=no overdue: only the hotline opens it again';
    comment on column activations.delivered_at is 'pii=no First delivery on any channel: the window runs from the day after';
    comment on column activations.ends_on is 'pii=no Last day, until 24:00';
    comment on column activations.reminded is 'pii=no Reminders sent';
    comment on column activations.task_opened_at is 'pii=no When the unit was given the task that nothing was delivered';
    comment on column activations.contact_code_mac is 'pii=no Keyed MAC';
    comment on column activations.contact_code_at is 'pii=no Good for ten minutes';
    comment on column activations.contact_code_tries is 'pii=no Guesses at this code, counted before it is looked at';
    comment on column activations.contact_proved_at is 'pii=no In the present sitting, like the other proofs';
    comment on column activations.slip_proved_at is 'pii=no';
    comment on column activations.device_proved_at is 'pii=no';
    comment on column activations.by_text is 'pii=no The person chose text messages as the second factor';
    comment on column activations.sitting_hash is 'pii=no Hash of the cookie of the browser that activates';
    comment on column activations.sitting_at is 'pii=no';
    comment on column activations.reopened_at is 'pii=no';
    comment on column activations.reopened_by is 'pii=no';
    comment on column activations.opened_at is 'pii=no';
    comment on column activations.ended_at is 'pii=no';

    create table activation_slips (
      application_id uuid primary key references applications (id),
      code_mac text not null,
      printed_at timestamptz not null default app_now(),
      printings smallint not null default 1
    );
    comment on table activation_slips is 'The code on the slip that the counter hands out: a reprint makes the one before void';
    comment on column activation_slips.application_id is 'pii=no';
    comment on column activation_slips.code_mac is 'pii=no Keyed MAC of the code that is good now';
    comment on column activation_slips.printed_at is 'pii=no';
    comment on column activation_slips.printings is 'pii=no';

    create table sleeping_credentials (
      id uuid primary key,
      application_id uuid not null references applications (id),
      kind text not null check (kind in ('totp', 'passkey')),
      secret text not null,
      label text,
      totp_last_step bigint,
      sitting_hash bytea,
      created_at timestamptz not null default app_now()
    );
    create unique index sleeping_credentials_one on sleeping_credentials (application_id, kind, (sitting_hash is null));
    comment on table sleeping_credentials is 'Enrolled by the applicant''s own device, at the counter or while activating; no factor before the activation is done';
    comment on column sleeping_credentials.id is 'pii=no';
    comment on column sleeping_credentials.application_id is 'pii=no';
    comment on column sleeping_credentials.kind is 'pii=no';
    comment on column sleeping_credentials.secret is 'pii=yes Sealed';
    comment on column sleeping_credentials.label is 'pii=yes';
    comment on column sleeping_credentials.totp_last_step is 'pii=no Last time step that was accepted';
    comment on column sleeping_credentials.sitting_hash is 'pii=no The sitting in which it was enrolled while activating, and with which it goes; null: at the counter';
    comment on column sleeping_credentials.created_at is 'pii=no';

    create table electronic_identity_cards (
      id uuid primary key,
      account_id uuid not null unique references accounts (id),
      number text not null,
      issued_at timestamptz not null default app_now(),
      ended_at timestamptz,
      rule_set text not null
    );
    create unique index electronic_identity_cards_number on electronic_identity_cards (number) where ended_at is null;
    comment on table electronic_identity_cards is 'Căn cước điện tử: one a citizen, made by a grant of level 2 (L-CC:31, D69:28.2)';
    comment on column electronic_identity_cards.id is 'pii=no';
    comment on column electronic_identity_cards.account_id is 'pii=no';
    comment on column electronic_identity_cards.number is 'pii=yes';
    comment on column electronic_identity_cards.issued_at is 'pii=no';
    comment on column electronic_identity_cards.ended_at is 'pii=no When its account was repudiated';
    comment on column electronic_identity_cards.rule_set is 'pii=no';

    create table immigration_persons (
      immigration_id text primary key,
      account_id uuid not null references accounts (id),
      bound_at timestamptz not null default app_now()
    );
    create index immigration_persons_account on immigration_persons (account_id);
    comment on table immigration_persons is 'The identity key of a foreigner: passports change, the person of the immigration register does not';
    comment on column immigration_persons.immigration_id is 'pii=yes';
    comment on column immigration_persons.account_id is 'pii=no';
    comment on column immigration_persons.bound_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table immigration_persons, electronic_identity_cards, sleeping_credentials, activation_slips, activations;
  `);
}
