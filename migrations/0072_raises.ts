import type { Knex } from 'knex';

/** Who has an online account already is asked at the counter whether it is theirs; of what is bound to it only what is proved again in the sitting is kept. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table applications add column account_answer text check (account_answer in ('mine', 'not-mine'));
    alter table applications add column repudiates_id uuid references accounts (id);
    comment on column applications.account_answer is 'pii=no The applicant''s own answer: is this your online account?';
    comment on column applications.repudiates_id is 'pii=no The account that is not theirs: repudiated by the grant';

    create table application_proofs (
      application_id uuid not null references applications (id),
      credential_id uuid not null references credentials (id),
      proved_at timestamptz not null default app_now(),
      primary key (application_id, credential_id)
    );
    comment on table application_proofs is 'Factors of the account to be raised that the applicant proved again at the counter';
    comment on column application_proofs.application_id is 'pii=no';
    comment on column application_proofs.credential_id is 'pii=no';
    comment on column application_proofs.proved_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table application_proofs;
    alter table applications drop column repudiates_id, drop column account_answer;
  `);
}
