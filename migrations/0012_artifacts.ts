import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table authorization_events (
      grant_id text primary key,
      account_id uuid not null references accounts (id),
      client_id text not null,
      session_uid text,
      consent_id uuid references consents (id),
      acr text not null,
      amr text[] not null,
      authn_level smallint not null,
      account_level smallint,
      auth_time timestamptz not null,
      factors jsonb not null,
      scopes text[] not null,
      claims text[] not null,
      offline boolean not null,
      address text,
      user_agent text,
      at timestamptz not null default app_now(),
      rule_set text not null
    );
    create index authorization_events_account on authorization_events (account_id, at desc);
    create index authorization_events_session on authorization_events (session_uid);
    comment on table authorization_events is 'One authentication answered to one service: what its tokens say, and the sign-in history';
    comment on column authorization_events.grant_id is 'pii=no';
    comment on column authorization_events.account_id is 'pii=no';
    comment on column authorization_events.client_id is 'pii=no';
    comment on column authorization_events.session_uid is 'pii=no';
    comment on column authorization_events.consent_id is 'pii=no';
    comment on column authorization_events.acr is 'pii=no Fixed at issue (RFC 9470 6.1)';
    comment on column authorization_events.amr is 'pii=no';
    comment on column authorization_events.authn_level is 'pii=no';
    comment on column authorization_events.account_level is 'pii=no';
    comment on column authorization_events.auth_time is 'pii=no Time of the oldest counted factor';
    comment on column authorization_events.factors is 'pii=no The counted set';
    comment on column authorization_events.scopes is 'pii=no';
    comment on column authorization_events.claims is 'pii=no';
    comment on column authorization_events.offline is 'pii=no True: survives log-out';
    comment on column authorization_events.address is 'pii=yes';
    comment on column authorization_events.user_agent is 'pii=yes';
    comment on column authorization_events.at is 'pii=no';
    comment on column authorization_events.rule_set is 'pii=no';

    create table oidc_artifacts (
      model text not null,
      id_hash bytea not null,
      grant_id text,
      account_id uuid,
      client_id text,
      payload jsonb not null,
      expires_at timestamptz not null,
      consumed_at timestamptz,
      primary key (model, id_hash)
    );
    create index oidc_artifacts_grant on oidc_artifacts (grant_id) where grant_id is not null;
    create index oidc_artifacts_expiry on oidc_artifacts (expires_at);
    create index oidc_artifacts_account on oidc_artifacts (account_id) where model = 'Grant';
    comment on table oidc_artifacts is 'Codes, tokens, grants, interactions, pushed requests and replay records';
    comment on column oidc_artifacts.model is 'pii=no';
    comment on column oidc_artifacts.id_hash is 'pii=no SHA-256 of the artifact: no row holds a usable one';
    comment on column oidc_artifacts.grant_id is 'pii=no';
    comment on column oidc_artifacts.account_id is 'pii=no';
    comment on column oidc_artifacts.client_id is 'pii=no';
    comment on column oidc_artifacts.payload is 'pii=yes An interaction may hold a login hint';
    comment on column oidc_artifacts.expires_at is 'pii=no';
    comment on column oidc_artifacts.consumed_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table oidc_artifacts, authorization_events');
}
