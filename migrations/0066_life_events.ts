import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table registry_cursors (
      register text primary key check (register in ('population', 'id-card', 'immigration', 'driving-licence', 'vehicle-registration',
        'health-insurance', 'social-insurance')),
      after_seq bigint not null default 0 check (after_seq >= 0),
      gap_since timestamptz,
      read_at timestamptz
    );
    insert into registry_cursors (register) values ('population'), ('id-card'), ('immigration'), ('driving-licence'), ('vehicle-registration'),
      ('health-insurance'), ('social-insurance');
    comment on table registry_cursors is 'How far the events of each register were followed';
    comment on column registry_cursors.register is 'pii=no';
    comment on column registry_cursors.after_seq is 'pii=no Everything up to this number was taken in';
    comment on column registry_cursors.gap_since is 'pii=no Since when the next number is missing though later ones are there';
    comment on column registry_cursors.read_at is 'pii=no When it last answered';

    create table registry_gaps (
      register text not null references registry_cursors (register),
      from_seq bigint not null,
      to_seq bigint not null check (to_seq >= from_seq),
      passed_at timestamptz not null default app_now(),
      filled_at timestamptz,
      primary key (register, from_seq)
    );
    comment on table registry_gaps is 'Events that never came and were passed over; they are asked for again for a week';
    comment on column registry_gaps.register is 'pii=no';
    comment on column registry_gaps.from_seq is 'pii=no';
    comment on column registry_gaps.to_seq is 'pii=no';
    comment on column registry_gaps.passed_at is 'pii=no';
    comment on column registry_gaps.filled_at is 'pii=no When the last of them came after all';

    create table life_events (
      id uuid primary key,
      register text not null references registry_cursors (register),
      event_id text not null,
      seq bigint not null,
      kind text not null,
      topic text,
      state text not null check (state in ('applied', 'unchanged', 'recorded', 'no-account', 'superseded', 'unknown-kind', 'unreadable')),
      account_id uuid references accounts (id),
      content text not null,
      happened_at timestamptz not null,
      received_at timestamptz not null default app_now(),
      unique (register, event_id),
      unique (register, seq)
    );
    create index life_events_account on life_events (account_id, topic, register, seq) where account_id is not null;
    create index life_events_odd on life_events (received_at desc, id) where state in ('unknown-kind', 'unreadable');
    create index life_events_strangers on life_events (received_at) where account_id is null;
    comment on table life_events is 'What registers published about people, each event once';
    comment on column life_events.id is 'pii=no';
    comment on column life_events.register is 'pii=no';
    comment on column life_events.event_id is 'pii=no The register''s own';
    comment on column life_events.seq is 'pii=no';
    comment on column life_events.kind is 'pii=no As the register calls it, also when nobody here knows it';
    comment on column life_events.topic is 'pii=no What it is about: a later event of the same topic is not undone by one that comes late';
    comment on column life_events.state is 'pii=no What became of it';
    comment on column life_events.account_id is 'pii=no';
    comment on column life_events.content is 'pii=yes Sealed: the person, and what happened';
    comment on column life_events.happened_at is 'pii=no';
    comment on column life_events.received_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table life_events, registry_gaps, registry_cursors');
}
