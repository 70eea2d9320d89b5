import type { Knex } from 'knex';

/**
 * What an officer takes in at a counter beside the common data of a file: how each finger could be captured, the exception for who lacks
 * fingers, the code with which the applicant agrees, and whether an online account was looked for.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table application_fingers (
      application_id uuid not null references applications (id),
      finger text not null check (finger in ('left-thumb', 'left-index', 'left-middle', 'left-ring', 'left-little',
        'right-thumb', 'right-index', 'right-middle', 'right-ring', 'right-little')),
      status text check (status in ('captured', 'missing', 'injured', 'unreadable')),
      tries smallint not null default 0 check (tries >= 0),
      noted_at timestamptz not null default app_now(),
      primary key (application_id, finger),
      check (status is distinct from 'unreadable' or tries >= 3)
    );
    comment on table application_fingers is 'How each finger of an applicant could be captured at the counter; its image is never here';
    comment on column application_fingers.application_id is 'pii=no';
    comment on column application_fingers.finger is 'pii=no';
    comment on column application_fingers.status is 'pii=yes Says something of a body';
    comment on column application_fingers.tries is 'pii=no Unreadable is a finger only after three of them';
    comment on column application_fingers.noted_at is 'pii=no';

    create table biometric_exceptions (
      application_id uuid primary key references applications (id),
      reason text not null check (reason in ('amputated', 'injured', 'worn', 'other')),
      further_check text not null check (further_check in ('register-question', 'paper-shown')),
      words text not null,
      stated_by uuid not null references officers (id),
      stated_at timestamptz not null default app_now(),
      confirmed_by uuid references officers (id),
      confirmed_at timestamptz,
      check ((confirmed_by is null) = (confirmed_at is null)),
      check (confirmed_by <> stated_by)
    );
    comment on table biometric_exceptions is 'Files of applicants with too few fingers: decided on the face and one further check, seen by two officers';
    comment on column biometric_exceptions.application_id is 'pii=no';
    comment on column biometric_exceptions.reason is 'pii=yes Says something of a body';
    comment on column biometric_exceptions.further_check is 'pii=no';
    comment on column biometric_exceptions.words is 'pii=yes Sealed: the reason and the further check in words';
    comment on column biometric_exceptions.stated_by is 'pii=no';
    comment on column biometric_exceptions.stated_at is 'pii=no';
    comment on column biometric_exceptions.confirmed_by is 'pii=no The second officer, who was present and signed in';
    comment on column biometric_exceptions.confirmed_at is 'pii=no';

    create table statement_codes (
      application_id uuid primary key references applications (id),
      code_mac text not null,
      language text not null check (language in ('vi', 'en')),
      tries smallint not null default 0,
      sent_at timestamptz not null default app_now()
    );
    comment on table statement_codes is 'Codes sent to the phone of an applicant who agrees to the statement by typing one';
    comment on column statement_codes.application_id is 'pii=no';
    comment on column statement_codes.code_mac is 'pii=no Keyed MAC, bound to the contact and to the version of the file that was shown';
    comment on column statement_codes.language is 'pii=no Of the statement that was shown';
    comment on column statement_codes.tries is 'pii=no';
    comment on column statement_codes.sent_at is 'pii=no A code is good for ten minutes';

    alter table applications add column account_found_id uuid references accounts (id);
    alter table applications add column account_looked_at timestamptz;
    comment on column applications.account_found_id is 'pii=no The online account that the applicant is asked about';
    comment on column applications.account_looked_at is 'pii=no When it was looked for with the present name, birth date and number';

    alter table application_statements add constraint application_statements_own_act check (manner <> 'online' or keyed_by is null);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_statements drop constraint application_statements_own_act;
    alter table applications drop column account_looked_at, drop column account_found_id;
    drop table statement_codes, biometric_exceptions, application_fingers;
  `);
}
