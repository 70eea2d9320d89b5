import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table relying_parties (
      client_id text primary key,
      state text not null default 'admitted' check (state in ('admitted', 'suspended')),
      kind text not null check (kind in ('own', 'state', 'private')),
      sector text not null,
      min_acr text not null,
      strict_acr boolean not null default true,
      phishing_resistant boolean not null default false,
      accepts_acting text[] not null default '{}',
      profile text not null default 'standard' check (profile in ('standard')),
      require_pkce boolean not null default true,
      rotate_refresh boolean not null default false,
      offline boolean not null default false,
      claims text[] not null default '{}',
      name_vi text not null,
      name_en text not null,
      purpose_vi text not null,
      purpose_en text not null,
      metadata jsonb not null,
      secret_mac text,
      sandbox boolean not null default false,
      admitted_at timestamptz not null default app_now(),
      suspended_at timestamptz
    );
    comment on table relying_parties is 'Services that sign people in, as admitted';
    comment on column relying_parties.client_id is 'pii=no';
    comment on column relying_parties.state is 'pii=no';
    comment on column relying_parties.kind is 'pii=no own: our doors; state: consent remembered; private: a click every time (law.md 6.4)';
    comment on column relying_parties.sector is 'pii=no One per organization; subjects are pairwise per sector';
    comment on column relying_parties.min_acr is 'pii=no Floor, enforced also when the party forgets to ask';
    comment on column relying_parties.strict_acr is 'pii=no acr_values bind like an essential claim';
    comment on column relying_parties.phishing_resistant is 'pii=no Only sets of factors with a passkey count';
    comment on column relying_parties.accepts_acting is 'pii=no Relations under which somebody may act for a subject here';
    comment on column relying_parties.profile is 'pii=no';
    comment on column relying_parties.require_pkce is 'pii=no';
    comment on column relying_parties.rotate_refresh is 'pii=no';
    comment on column relying_parties.offline is 'pii=no May ask for offline_access';
    comment on column relying_parties.claims is 'pii=no Claims the party may ask for';
    comment on column relying_parties.name_vi is 'pii=no';
    comment on column relying_parties.name_en is 'pii=no';
    comment on column relying_parties.purpose_vi is 'pii=no Shown on the consent page';
    comment on column relying_parties.purpose_en is 'pii=no';
    comment on column relying_parties.metadata is 'pii=no OIDC client metadata without secret and without admission attributes';
    comment on column relying_parties.secret_mac is 'pii=no Keyed hash of the client secret';
    comment on column relying_parties.sandbox is 'pii=no Made by the sandbox: production refuses to start while one is here';
    comment on column relying_parties.admitted_at is 'pii=no';
    comment on column relying_parties.suspended_at is 'pii=no';

    create table pairwise_subjects (
      sector text not null,
      account_id uuid not null references accounts (id),
      sub text not null,
      created_at timestamptz not null default app_now(),
      primary key (sector, account_id),
      unique (sector, sub)
    );
    comment on table pairwise_subjects is 'The sub of an account in a sector: random, stored once, never recomputed';
    comment on column pairwise_subjects.sector is 'pii=no';
    comment on column pairwise_subjects.account_id is 'pii=no';
    comment on column pairwise_subjects.sub is 'pii=no';
    comment on column pairwise_subjects.created_at is 'pii=no';

    create table consents (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      client_id text not null references relying_parties (client_id),
      scopes text[] not null,
      claims text[] not null,
      text_version text not null,
      lang text not null,
      given_at timestamptz not null default app_now(),
      withdrawn_at timestamptz,
      rule_set text not null
    );
    create index consents_standing on consents (account_id, client_id, given_at desc) where withdrawn_at is null;
    comment on table consents is 'What a person agreed to, each time; withdrawing ends what was issued under it';
    comment on column consents.id is 'pii=no';
    comment on column consents.account_id is 'pii=no';
    comment on column consents.client_id is 'pii=no';
    comment on column consents.scopes is 'pii=no';
    comment on column consents.claims is 'pii=no';
    comment on column consents.text_version is 'pii=no Version of the text that was shown';
    comment on column consents.lang is 'pii=no';
    comment on column consents.given_at is 'pii=no';
    comment on column consents.withdrawn_at is 'pii=no';
    comment on column consents.rule_set is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table consents, pairwise_subjects, relying_parties');
}
