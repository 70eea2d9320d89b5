import type { Knex } from 'knex';

/**
 * Papers that an applicant wants in the account (L-CC:22.1): what their registers answer while the file is open, and those that were
 * confirmed, with the account of level 2 (D69:9.2, D69:9.3).
 */
export async function up(knex: Knex): Promise<void> {
  const kinds = `'driving-licence', 'vehicle-registration', 'health-insurance', 'social-insurance', 'tax-code', 'birth-certificate',
    'marriage-certificate', 'residence-card'`;
  const statuses = `'valid', 'expired', 'seized', 'suspended', 'revoked'`;
  await knex.raw(`
    create table application_papers (
      application_id uuid not null references applications (id),
      kind text not null check (kind in (${kinds})),
      consent_version text not null,
      outcome text check (outcome in ('found', 'not-found', 'no-register')),
      status text check (status in (${statuses})),
      expires_on text,
      answered_at timestamptz,
      attempts integer not null default 0 check (attempts >= 0),
      last_failure text,
      heard_at timestamptz,
      primary key (application_id, kind),
      check ((outcome is null) = (answered_at is null)),
      check ((outcome is not distinct from 'found') = (status is not null))
    );
    comment on table application_papers is 'Papers of a file that its applicant agreed to have integrated, and what their registers answered; gone when the file ends without an account';
    comment on column application_papers.application_id is 'pii=no';
    comment on column application_papers.kind is 'pii=yes Says which papers somebody holds; its number is sealed with what was declared';
    comment on column application_papers.consent_version is 'pii=no Of the statement under which the paper was agreed to; without one nothing is asked';
    comment on column application_papers.outcome is 'pii=no Null while the register has not answered';
    comment on column application_papers.status is 'pii=yes As the register said';
    comment on column application_papers.expires_on is 'pii=yes YYYY-MM-DD';
    comment on column application_papers.answered_at is 'pii=no When the question was put that was answered';
    comment on column application_papers.attempts is 'pii=no Questions that had no answer';
    comment on column application_papers.last_failure is 'pii=no A code';
    comment on column application_papers.heard_at is 'pii=no When the register last published something about a paper of this kind: an answer from before does not count';

    create table integrated_papers (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      kind text not null check (kind in (${kinds})),
      number text not null,
      number_mac text not null,
      status text not null check (status in (${statuses})),
      expires_on text,
      register text not null check (register in ('driving-licence', 'vehicle-registration', 'health-insurance', 'social-insurance', 'immigration')),
      as_of timestamptz not null,
      application_id uuid not null references applications (id),
      rule_set text not null,
      consent_version text not null,
      integrated_at timestamptz not null default app_now(),
      unique (account_id, kind, number_mac)
    );
    comment on table integrated_papers is 'Papers in accounts of level 2, each confirmed by its register; kept like the account itself (D59:21.1: for good), also when it ended';
    comment on column integrated_papers.id is 'pii=no';
    comment on column integrated_papers.account_id is 'pii=no';
    comment on column integrated_papers.kind is 'pii=yes Says which papers somebody holds';
    comment on column integrated_papers.number is 'pii=yes Sealed';
    comment on column integrated_papers.number_mac is 'pii=yes Keyed MAC of the number: the same paper is there once, and events find it';
    comment on column integrated_papers.status is 'pii=yes As the register last said (law.md I6)';
    comment on column integrated_papers.expires_on is 'pii=yes YYYY-MM-DD';
    comment on column integrated_papers.register is 'pii=no Who confirmed it';
    comment on column integrated_papers.as_of is 'pii=no Of the answer or event that the status comes from; an older one changes nothing';
    comment on column integrated_papers.application_id is 'pii=no The file in which it was asked for';
    comment on column integrated_papers.rule_set is 'pii=no By which it may be integrated';
    comment on column integrated_papers.consent_version is 'pii=no Of the statement under which it was agreed to';
    comment on column integrated_papers.integrated_at is 'pii=no';
    create index integrated_papers_application on integrated_papers (application_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table integrated_papers, application_papers');
}
