import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table applications (
      id uuid primary key,
      reference text not null unique,
      code_hash text,
      procedure text not null check (procedure in ('citizen-level-1', 'citizen-level-2', 'citizen-level-2-with-card', 'foreigner-level-1', 'foreigner-level-2')),
      subject_kind text not null check (subject_kind in ('citizen', 'foreigner')),
      state text not null check (state in ('draft', 'consent-pending', 'submitted', 'needs-supplement', 'waiting-population-update', 'received',
        'registry-check', 'forwarded', 'field-verification', 'awaiting-decision', 'granted', 'refused', 'notified', 'returned', 'withdrawn', 'stopped')),
      version integer not null default 1,
      channel text not null check (channel in ('online', 'counter', 'import')),
      language text not null check (language in ('vi', 'en')),
      unit_id text references units (id),
      keyed_by uuid references officers (id),
      rule_set text,
      limit_case text,
      declared text,
      number_mac text,
      account_id uuid references accounts (id),
      linked_id uuid references applications (id),
      flags text[] not null default '{}',
      draft_hash text unique,
      started_at timestamptz not null default app_now(),
      submitted_at timestamptz,
      first_received_at timestamptz,
      received_at timestamptz,
      due_on date,
      printed_due_on date,
      late_cause text check (late_cause in ('registry', 'unit')),
      decided_at timestamptz,
      erase_at timestamptz,
      unique (id, keyed_by),
      check (state = 'draft' or erase_at is not null or declared is not null)
    );
    create index applications_number on applications (number_mac, started_at desc);
    create index applications_account on applications (account_id);
    create index applications_open on applications (unit_id, due_on, id) where decided_at is null and state in
      ('submitted', 'needs-supplement', 'waiting-population-update', 'received', 'registry-check', 'forwarded', 'field-verification', 'awaiting-decision');
    create index applications_due on applications (due_on, id) where decided_at is null and due_on is not null;
    create index applications_erase on applications (erase_at) where erase_at is not null;
    create index applications_linked on applications (linked_id) where linked_id is not null;
    comment on table applications is 'Files (hồ sơ): applications for an account, from draft to notice';
    comment on column applications.id is 'pii=no';
    comment on column applications.reference is 'pii=no What the applicant knows the file by; not sequential';
    comment on column applications.code_hash is 'pii=no Keyed MAC of the code that opens the status page';
    comment on column applications.procedure is 'pii=no';
    comment on column applications.subject_kind is 'pii=no';
    comment on column applications.state is 'pii=no';
    comment on column applications.version is 'pii=no Rises with what somebody who decides must have seen';
    comment on column applications.channel is 'pii=no';
    comment on column applications.language is 'pii=no';
    comment on column applications.unit_id is 'pii=no The unit that works on it';
    comment on column applications.keyed_by is 'pii=no The officer who took it in: never the one who decides';
    comment on column applications.rule_set is 'pii=no In force on the day of receipt';
    comment on column applications.limit_case is 'pii=no Which limit of D69:13';
    comment on column applications.declared is 'pii=yes Sealed: what the applicant declared';
    comment on column applications.number_mac is 'pii=yes Keyed MAC of the personal number, or of issuing state and document number';
    comment on column applications.account_id is 'pii=no The account to be raised, or the one that was granted';
    comment on column applications.linked_id is 'pii=no The card application of the same visit';
    comment on column applications.flags is 'pii=no What a machine may not pass over';
    comment on column applications.draft_hash is 'pii=no Hash of the cookie that goes on with a draft';
    comment on column applications.started_at is 'pii=no';
    comment on column applications.submitted_at is 'pii=no';
    comment on column applications.first_received_at is 'pii=no';
    comment on column applications.received_at is 'pii=no The limit counts from here';
    comment on column applications.due_on is 'pii=no Last day of the limit';
    comment on column applications.printed_due_on is 'pii=no What the person was told; an earlier due_on is an internal target';
    comment on column applications.late_cause is 'pii=no Why it was overdue: a register that did not answer is counted apart';
    comment on column applications.decided_at is 'pii=no';
    comment on column applications.erase_at is 'pii=no When what is sealed is erased: drafts after 30 days';

    create table application_contacts (
      application_id uuid not null references applications (id),
      kind text not null check (kind in ('phone', 'email')),
      address text not null,
      address_mac text not null,
      code_mac text,
      code_sent_at timestamptz,
      confirmed_at timestamptz,
      primary key (application_id, kind)
    );
    create index application_contacts_address on application_contacts (address_mac);
    comment on table application_contacts is 'Contacts of a file, each confirmed by a code sent to it';
    comment on column application_contacts.application_id is 'pii=no';
    comment on column application_contacts.kind is 'pii=no';
    comment on column application_contacts.address is 'pii=yes Sealed';
    comment on column application_contacts.address_mac is 'pii=yes Keyed MAC';
    comment on column application_contacts.code_mac is 'pii=no Keyed MAC of the code that is good now';
    comment on column application_contacts.code_sent_at is 'pii=no A code is good for ten minutes';
    comment on column application_contacts.confirmed_at is 'pii=no';

    create table application_checks (
      application_id uuid not null references applications (id),
      name text not null check (name in ('population', 'id-card', 'immigration', 'face', 'fingers', 'subscriber', 'duplicate')),
      round smallint not null default 1,
      outcome text check (outcome in ('pass', 'fail', 'unclear')),
      findings text[] not null default '{}',
      answer text,
      score real check (score between 0 and 1),
      attempts smallint not null default 0,
      asked_at timestamptz not null default app_now(),
      last_tried_at timestamptz,
      last_failure text,
      answered_at timestamptz,
      primary key (application_id, name, round),
      check ((outcome is null) = (answered_at is null))
    );
    create index application_checks_open on application_checks (asked_at) where outcome is null;
    comment on table application_checks is 'What registers were asked about a file and what our rules make of it';
    comment on column application_checks.application_id is 'pii=no';
    comment on column application_checks.name is 'pii=no';
    comment on column application_checks.round is 'pii=no A completed supplement is checked again';
    comment on column application_checks.outcome is 'pii=no';
    comment on column application_checks.findings is 'pii=no Codes';
    comment on column application_checks.answer is 'pii=yes Sealed: what the register answered, for the officer';
    comment on column application_checks.score is 'pii=no Similarity of a biometric comparison';
    comment on column application_checks.attempts is 'pii=no';
    comment on column application_checks.asked_at is 'pii=no';
    comment on column application_checks.last_tried_at is 'pii=no';
    comment on column application_checks.last_failure is 'pii=no Code of the last failure';
    comment on column application_checks.answered_at is 'pii=no';

    create table application_pictures (
      id uuid primary key,
      application_id uuid not null references applications (id),
      kind text not null check (kind in ('face', 'paper', 'signature')),
      purpose text not null,
      source text not null check (source in ('camera', 'upload', 'officer')),
      sealed text,
      media_type text not null check (media_type in ('image/jpeg', 'image/png')),
      bytes integer not null,
      taken_at timestamptz not null default app_now(),
      erase_at timestamptz,
      erased_at timestamptz,
      check ((sealed is null) = (erased_at is not null))
    );
    create index application_pictures_application on application_pictures (application_id);
    create index application_pictures_erase on application_pictures (erase_at) where erased_at is null and erase_at is not null;
    comment on table application_pictures is 'Pictures of a file, re-encoded and sealed; fingerprints are never among them';
    comment on column application_pictures.id is 'pii=no';
    comment on column application_pictures.application_id is 'pii=no';
    comment on column application_pictures.kind is 'pii=no';
    comment on column application_pictures.purpose is 'pii=no What it is kept for';
    comment on column application_pictures.source is 'pii=no upload: a chosen file, not taken in the sitting';
    comment on column application_pictures.sealed is 'pii=yes Sealed, base64';
    comment on column application_pictures.media_type is 'pii=no';
    comment on column application_pictures.bytes is 'pii=no';
    comment on column application_pictures.taken_at is 'pii=no';
    comment on column application_pictures.erase_at is 'pii=no';
    comment on column application_pictures.erased_at is 'pii=no';

    create table application_statements (
      id uuid primary key,
      application_id uuid not null references applications (id),
      manner text not null check (manner in ('typed-code', 'signature', 'mark', 'online')),
      version text not null,
      language text not null check (language in ('vi', 'en')),
      picture_id uuid references application_pictures (id),
      witness text,
      interpreter text,
      keyed_by uuid references officers (id),
      stated_at timestamptz not null default app_now(),
      check (manner <> 'mark' or witness is not null),
      check (manner not in ('signature', 'mark') or picture_id is not null)
    );
    create index application_statements_application on application_statements (application_id);
    comment on table application_statements is 'The statement of consent: the own act of the applicant, never a tick of an officer';
    comment on column application_statements.id is 'pii=no';
    comment on column application_statements.application_id is 'pii=no';
    comment on column application_statements.manner is 'pii=no typed-code: the code from the own phone';
    comment on column application_statements.version is 'pii=no Of the text that was shown';
    comment on column application_statements.language is 'pii=no';
    comment on column application_statements.picture_id is 'pii=no Of the signature or mark';
    comment on column application_statements.witness is 'pii=yes Sealed';
    comment on column application_statements.interpreter is 'pii=yes Sealed';
    comment on column application_statements.keyed_by is 'pii=no';
    comment on column application_statements.stated_at is 'pii=no';

    create table application_supplements (
      id uuid primary key,
      application_id uuid not null references applications (id),
      items text[] not null check (cardinality(items) > 0),
      note text,
      asked_by text not null,
      asked_at timestamptz not null default app_now(),
      answered_at timestamptz
    );
    create unique index application_supplements_open on application_supplements (application_id) where answered_at is null;
    comment on table application_supplements is 'Requests for what is missing: one at a time, listing everything';
    comment on column application_supplements.id is 'pii=no';
    comment on column application_supplements.application_id is 'pii=no';
    comment on column application_supplements.items is 'pii=no Codes';
    comment on column application_supplements.note is 'pii=yes Sealed: words of the officer';
    comment on column application_supplements.asked_by is 'pii=no officer:<id> or system';
    comment on column application_supplements.asked_at is 'pii=no';
    comment on column application_supplements.answered_at is 'pii=no';

    create table application_decisions (
      id uuid primary key,
      application_id uuid not null unique references applications (id),
      number text not null unique,
      outcome text not null check (outcome in ('grant', 'refuse')),
      reasons text[] not null default '{}',
      explanation text,
      decided_by uuid references officers (id),
      keyed_by uuid,
      rule_set text not null,
      version integer not null,
      proof_token text not null unique,
      decided_at timestamptz not null default app_now(),
      check (decided_by is null or keyed_by is null or decided_by <> keyed_by),
      check (outcome = 'grant' or cardinality(reasons) > 0),
      foreign key (application_id, keyed_by) references applications (id, keyed_by)
    );
    comment on table application_decisions is 'One decision a file; automatic when nobody decided it';
    comment on column application_decisions.id is 'pii=no';
    comment on column application_decisions.application_id is 'pii=no';
    comment on column application_decisions.number is 'pii=no Number of the written answer';
    comment on column application_decisions.outcome is 'pii=no';
    comment on column application_decisions.reasons is 'pii=no Codes';
    comment on column application_decisions.explanation is 'pii=yes Sealed: words of the officer to the applicant';
    comment on column application_decisions.decided_by is 'pii=no';
    comment on column application_decisions.keyed_by is 'pii=no Whoever took the file in may not decide it';
    comment on column application_decisions.rule_set is 'pii=no Of the receipt; the facts are those of the decision';
    comment on column application_decisions.version is 'pii=no Of the file that was decided on';
    comment on column application_decisions.proof_token is 'pii=no In the QR of the written answer';
    comment on column application_decisions.decided_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table application_decisions, application_supplements, application_statements, application_pictures, application_checks, application_contacts, applications;
  `);
}
