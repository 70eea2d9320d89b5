import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table signing_keys (
      kid text primary key,
      alg text not null check (alg in ('ES256', 'RS256')),
      state text not null check (state in ('next', 'signing', 'old', 'gone', 'revoked')),
      public_jwk jsonb not null,
      private_sealed text,
      created_at timestamptz not null default app_now(),
      published_at timestamptz not null default app_now(),
      signing_since timestamptz,
      old_since timestamptz,
      gone_at timestamptz,
      check ((private_sealed is null) = (state in ('gone', 'revoked')))
    );
    create unique index signing_keys_one_signing on signing_keys (alg) where state = 'signing';
    create unique index signing_keys_one_next on signing_keys (alg) where state = 'next';
    comment on table signing_keys is 'Keys that sign tokens, and their life: next, signing, old, gone; revoked at any time';
    comment on column signing_keys.kid is 'pii=no RFC 7638 thumbprint of the public key';
    comment on column signing_keys.alg is 'pii=no';
    comment on column signing_keys.state is 'pii=no';
    comment on column signing_keys.public_jwk is 'pii=no What /jwks publishes';
    comment on column signing_keys.private_sealed is 'pii=no Private key sealed with the key file; wiped when the key is gone or revoked';
    comment on column signing_keys.created_at is 'pii=no';
    comment on column signing_keys.published_at is 'pii=no In /jwks since';
    comment on column signing_keys.signing_since is 'pii=no';
    comment on column signing_keys.old_since is 'pii=no Signs nothing new since';
    comment on column signing_keys.gone_at is 'pii=no No longer in /jwks since';

    create function announce_signing_keys() returns trigger language plpgsql
    as $$ begin perform pg_notify('signing_keys', ''); return null; end $$;
    create trigger signing_keys_announce after insert or update or delete or truncate on signing_keys
      for each statement execute function announce_signing_keys();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table signing_keys; drop function announce_signing_keys()');
}
