import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table units (
      id text primary key check (id ~ '^[a-z0-9-]{3,40}$'),
      kind text not null check (kind in ('authority', 'population-centre', 'ministry-immigration', 'province-identity', 'province-immigration', 'district', 'commune')),
      name_vi text not null,
      name_en text not null,
      address text not null,
      parent_id text references units (id),
      successor_id text references units (id),
      valid_from date not null,
      valid_to date,
      saturday_morning boolean not null default false,
      opens_at time not null default '07:30',
      closes_at time not null default '17:00',
      check (valid_to is null or valid_to > valid_from),
      check (closes_at > opens_at)
    );
    create index units_parent on units (parent_id);
    comment on table units is 'Police and ministry offices as a tree; one that ended names its successor';
    comment on column units.id is 'pii=no';
    comment on column units.kind is 'pii=no law.md 3.0';
    comment on column units.name_vi is 'pii=no';
    comment on column units.name_en is 'pii=no';
    comment on column units.address is 'pii=no';
    comment on column units.parent_id is 'pii=no The superior unit';
    comment on column units.successor_id is 'pii=no Old files keep their unit, new ones go to the successor';
    comment on column units.valid_from is 'pii=no';
    comment on column units.valid_to is 'pii=no First day on which it is no more';
    comment on column units.opens_at is 'pii=no Office hours: a file outside them counts from the next day of reception';
    comment on column units.closes_at is 'pii=no';
    comment on column units.saturday_morning is 'pii=no Receives files then (law.md 4.3); no effect on what a working day is';

    create table holidays (
      day date primary key,
      kind text not null check (kind in ('off', 'worked')),
      name_vi text not null,
      name_en text not null,
      source text not null check (source in ('computed', 'decision')),
      decision text,
      recorded_by uuid,
      recorded_at timestamptz not null default app_now(),
      check ((source = 'decision') = (decision is not null))
    );
    comment on table holidays is 'Days that differ from the week: off though a weekday, or worked though a Saturday or Sunday';
    comment on column holidays.day is 'pii=no';
    comment on column holidays.kind is 'pii=no';
    comment on column holidays.name_vi is 'pii=no';
    comment on column holidays.name_en is 'pii=no';
    comment on column holidays.source is 'pii=no computed in advance, or by the decision of the year';
    comment on column holidays.decision is 'pii=no Number and date of the decision';
    comment on column holidays.recorded_by is 'pii=no Officer';
    comment on column holidays.recorded_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table holidays, units;
  `);
}
