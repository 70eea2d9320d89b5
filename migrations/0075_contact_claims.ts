import type { Knex } from 'knex';

/** One number per account that a person holds themselves: whoever proves a number may have it, and the older holder has 72 hours to object. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table contact_claims (
      id uuid primary key,
      application_id uuid not null references applications (id),
      account_id uuid not null references accounts (id),
      address_mac text not null,
      state text not null default 'open' check (state in ('open', 'stopped', 'lapsed', 'done')),
      claimed_at timestamptz not null default app_now(),
      takes_effect_at timestamptz not null,
      ended_at timestamptz,
      unique (application_id, account_id),
      check ((state = 'open') = (ended_at is null))
    );
    create index contact_claims_due on contact_claims (takes_effect_at) where state = 'open';
    create index contact_claims_account on contact_claims (account_id);
    comment on table contact_claims is 'Telephone numbers that an applicant proved and claims from an older account, which loses them as a contact after 72 hours';
    comment on column contact_claims.id is 'pii=no';
    comment on column contact_claims.application_id is 'pii=no Whose applicant proved the number';
    comment on column contact_claims.account_id is 'pii=no The older account';
    comment on column contact_claims.address_mac is 'pii=yes Keyed MAC of the number';
    comment on column contact_claims.state is 'pii=no stopped: the older holder proved the number again; lapsed: the file came to nothing';
    comment on column contact_claims.claimed_at is 'pii=no';
    comment on column contact_claims.takes_effect_at is 'pii=no';
    comment on column contact_claims.ended_at is 'pii=no';
    create index people_phone on people (phone) where phone is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index people_phone; drop table contact_claims');
}
