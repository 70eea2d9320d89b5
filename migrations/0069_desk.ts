import type { Knex } from 'knex';

/** What officers' rights rest on beside the roles: ceremonies of appointment, files opened in a sitting, passes for decisions, calls. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table officer_appointments (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      role text not null check (role in ('reception', 'immigration-reception', 'decider', 'hotline')),
      unit_id text not null references units (id),
      proposed_by text not null,
      proposed_at timestamptz not null default app_now(),
      confirmed_by text,
      confirmed_at timestamptz,
      check (confirmed_by <> proposed_by),
      check ((confirmed_by is null) = (confirmed_at is null))
    );
    create index officer_appointments_open on officer_appointments (proposed_at) where confirmed_at is null;
    comment on table officer_appointments is 'Ceremonies: one operator proposes an officer, another confirms';
    comment on column officer_appointments.id is 'pii=no';
    comment on column officer_appointments.account_id is 'pii=no';
    comment on column officer_appointments.role is 'pii=no';
    comment on column officer_appointments.unit_id is 'pii=no';
    comment on column officer_appointments.proposed_by is 'pii=no Operator';
    comment on column officer_appointments.proposed_at is 'pii=no Good for a day';
    comment on column officer_appointments.confirmed_by is 'pii=no Another operator';
    comment on column officer_appointments.confirmed_at is 'pii=no';

    create table opened_files (
      sitting text not null,
      officer_id uuid not null references officers (id),
      application_id uuid not null references applications (id),
      version integer not null,
      opened_at timestamptz not null default app_now(),
      primary key (sitting, officer_id, application_id)
    );
    create index opened_files_age on opened_files (opened_at);
    comment on table opened_files is 'Which version of a file an officer last saw in a sitting: only such a file can be decided';
    comment on column opened_files.sitting is 'pii=no Browser session at the provider';
    comment on column opened_files.officer_id is 'pii=no';
    comment on column opened_files.application_id is 'pii=no';
    comment on column opened_files.version is 'pii=no';
    comment on column opened_files.opened_at is 'pii=no';

    create table decision_passes (
      id uuid primary key,
      officer_id uuid not null references officers (id),
      sitting text not null,
      procedure text not null,
      outcome text not null check (outcome in ('grant', 'refuse')),
      answer text,
      prepared_at timestamptz not null default app_now(),
      expires_at timestamptz not null,
      auth_time timestamptz
    );
    create unique index decision_passes_step_up on decision_passes (officer_id, auth_time) where auth_time is not null;
    create index decision_passes_expiry on decision_passes (expires_at);
    comment on table decision_passes is 'What one step-up covers: an outcome for files that were seen';
    comment on column decision_passes.id is 'pii=no';
    comment on column decision_passes.officer_id is 'pii=no';
    comment on column decision_passes.sitting is 'pii=no Browser session at the provider';
    comment on column decision_passes.procedure is 'pii=no';
    comment on column decision_passes.outcome is 'pii=no';
    comment on column decision_passes.answer is 'pii=yes Sealed: reasons and words to the applicant';
    comment on column decision_passes.prepared_at is 'pii=no The step-up must be later';
    comment on column decision_passes.expires_at is 'pii=no';
    comment on column decision_passes.auth_time is 'pii=no When the officer stepped up for it: each step-up is good for one';

    create table decision_pass_files (
      pass_id uuid not null references decision_passes (id) on delete cascade,
      application_id uuid not null references applications (id),
      version integer not null,
      used_at timestamptz,
      primary key (pass_id, application_id)
    );
    comment on table decision_pass_files is 'The files of a pass, each decided once';
    comment on column decision_pass_files.pass_id is 'pii=no';
    comment on column decision_pass_files.application_id is 'pii=no';
    comment on column decision_pass_files.version is 'pii=no Of the file as it was seen';
    comment on column decision_pass_files.used_at is 'pii=no';

    create table hotline_calls (
      id uuid primary key,
      officer_id uuid not null references officers (id),
      number_mac text not null,
      account_id uuid references accounts (id),
      questions text[] not null check (cardinality(questions) > 0),
      begun_at timestamptz not null default app_now(),
      answered_at timestamptz,
      passed boolean,
      reopened_at timestamptz,
      check ((answered_at is null) = (passed is null)),
      check (reopened_at is null or passed),
      check (passed is not true or account_id is not null)
    );
    create index hotline_calls_number on hotline_calls (number_mac, begun_at desc);
    create index hotline_calls_age on hotline_calls (begun_at);
    comment on table hotline_calls is 'Callers and whether they could answer; a number that nobody has is counted alike';
    comment on column hotline_calls.id is 'pii=no';
    comment on column hotline_calls.officer_id is 'pii=no';
    comment on column hotline_calls.number_mac is 'pii=yes Keyed MAC of the number that the caller named';
    comment on column hotline_calls.account_id is 'pii=no Absent for a number that nobody has; the officer sees no difference';
    comment on column hotline_calls.questions is 'pii=no Codes of the questions, never the answers';
    comment on column hotline_calls.begun_at is 'pii=no';
    comment on column hotline_calls.answered_at is 'pii=no';
    comment on column hotline_calls.passed is 'pii=no';
    comment on column hotline_calls.reopened_at is 'pii=no An answered call opens one window';

    create unique index tasks_open_of_account on tasks (kind, account_id, unit_id)
      where state = 'open' and application_id is null and account_id is not null;
    create index tasks_open_kinds on tasks (unit_id, kind, due_on, id) where state = 'open';
    create index applications_worklist on applications (procedure, state, due_on, id) where decided_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index applications_worklist, tasks_open_kinds, tasks_open_of_account;
    drop table hotline_calls, decision_pass_files, decision_passes, opened_files, officer_appointments;
  `);
}
