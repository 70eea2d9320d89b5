import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table challenges (
      kind text not null check (kind in ('passkey-sign-in', 'passkey-registration', 'sms-code', 'totp-enrolment')),
      sitting_hash bytea not null,
      account_id uuid references accounts (id),
      value_hash bytea not null,
      secret text,
      tries smallint not null default 0,
      created_at timestamptz not null default app_now(),
      expires_at timestamptz not null,
      primary key (kind, sitting_hash)
    );
    create index challenges_expiry on challenges (expires_at);
    comment on table challenges is 'What must be answered once: the newest of its kind in a sitting; taking it deletes the row';
    comment on column challenges.kind is 'pii=no';
    comment on column challenges.sitting_hash is 'pii=no Hash of the interaction or session it is bound to';
    comment on column challenges.account_id is 'pii=no Absent while nobody has named an account';
    comment on column challenges.value_hash is 'pii=no Hash of the challenge, keyed hash of a code';
    comment on column challenges.secret is 'pii=no Sealed TOTP secret that waits for its first code';
    comment on column challenges.tries is 'pii=no';
    comment on column challenges.created_at is 'pii=no';
    comment on column challenges.expires_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table challenges');
}
