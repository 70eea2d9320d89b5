import type { Knex } from 'knex';

/** No index but the key: every try updates its rows in place, and an index on a time would forbid that. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table attempt_counters (
      key text primary key,
      kind text not null check (kind in ('account-known-device', 'account-unknown-device', 'address', 'network', 'text-messages')),
      failures integer not null,
      other_failures integer not null default 0,
      started_at timestamptz not null default app_now(),
      last_failed_at timestamptz not null default app_now(),
      other_failed_at timestamptz,
      wait_until timestamptz
    ) with (fillfactor = 70);
    comment on table attempt_counters is 'Throttles that survive a restart. Counted before the check, taken back when it passes';
    comment on column attempt_counters.key is 'pii=no Id of an account or device; keyed hash of a typed number, address or network';
    comment on column attempt_counters.kind is 'pii=no';
    comment on column attempt_counters.failures is 'pii=no In a row for accounts, in the window for places; checks in progress included';
    comment on column attempt_counters.other_failures is 'pii=no Of these, with other factors than the password: a right password does not clear them';
    comment on column attempt_counters.started_at is 'pii=no Start of the window of a place';
    comment on column attempt_counters.last_failed_at is 'pii=no';
    comment on column attempt_counters.other_failed_at is 'pii=no';
    comment on column attempt_counters.wait_until is 'pii=no Nothing is checked before; infinity: until a passkey or recovery';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table attempt_counters');
}
