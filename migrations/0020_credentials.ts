import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table credentials (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      kind text not null check (kind in ('password', 'totp', 'passkey', 'recovery-code')),
      state text not null default 'active' check (state in ('active', 'removed')),
      secret text,
      stands_alone boolean,
      totp_last_step bigint,
      label text,
      created_at timestamptz not null default app_now(),
      last_used_at timestamptz,
      removed_at timestamptz,
      check ((secret is not null) = (state = 'active' and kind in ('password', 'totp'))),
      check ((stands_alone is not null) = (kind = 'password'))
    ) with (fillfactor = 80);
    create unique index credentials_single on credentials (account_id, kind) where state = 'active' and kind <> 'passkey';
    create index credentials_account on credentials (account_id) where state = 'active';
    comment on table credentials is 'The means of proof a person holds; a set of recovery codes is one';
    comment on column credentials.id is 'pii=no';
    comment on column credentials.account_id is 'pii=no';
    comment on column credentials.kind is 'pii=no';
    comment on column credentials.state is 'pii=no';
    comment on column credentials.secret is 'pii=no Argon2id hash of the password, or the sealed TOTP secret; gone when removed';
    comment on column credentials.stands_alone is 'pii=no The password is long enough to be the only factor (NIST SP 800-63B-4 3.1.1.2)';
    comment on column credentials.totp_last_step is 'pii=no Last time step that was accepted: every step counts once (RFC 6238 5.2)';
    comment on column credentials.label is 'pii=yes Name given by the person';
    comment on column credentials.created_at is 'pii=no';
    comment on column credentials.last_used_at is 'pii=no';
    comment on column credentials.removed_at is 'pii=no';

    create table passkeys (
      credential_id uuid primary key references credentials (id),
      webauthn_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      device_bound boolean not null,
      backed_up boolean not null,
      transports text[] not null default '{}',
      aaguid uuid not null
    ) with (fillfactor = 80);
    comment on table passkeys is 'Public part of a passkey; the row goes when the passkey is removed';
    comment on column passkeys.credential_id is 'pii=no';
    comment on column passkeys.webauthn_id is 'pii=no Credential id of the authenticator, base64url';
    comment on column passkeys.public_key is 'pii=no COSE key';
    comment on column passkeys.counter is 'pii=no Signature counter; 0 where the authenticator keeps none';
    comment on column passkeys.device_bound is 'pii=no Not backup-eligible: must never change (WebAuthn 7.2)';
    comment on column passkeys.backed_up is 'pii=no';
    comment on column passkeys.transports is 'pii=no';
    comment on column passkeys.aaguid is 'pii=no Model of the authenticator';

    create table passkey_users (
      account_id uuid primary key references accounts (id),
      handle text not null unique
    );
    comment on table passkey_users is 'User handle that authenticators store: random, so that it tells nothing (WebAuthn 14.6.1)';
    comment on column passkey_users.account_id is 'pii=no';
    comment on column passkey_users.handle is 'pii=no 32 random bytes, base64url';

    create table recovery_codes (
      credential_id uuid not null references credentials (id),
      code_hash bytea not null,
      used_at timestamptz,
      primary key (credential_id, code_hash)
    );
    comment on table recovery_codes is 'Ten codes a set, each good once; unused ones go when the set is removed';
    comment on column recovery_codes.credential_id is 'pii=no The set';
    comment on column recovery_codes.code_hash is 'pii=no Keyed hash of the code';
    comment on column recovery_codes.used_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table recovery_codes, passkey_users, passkeys, credentials');
}
