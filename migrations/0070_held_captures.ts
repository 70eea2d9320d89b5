import type { Knex } from 'knex';

/** Fingers are compared by the register and never kept. While it is silent they wait here, sealed, for a day at most: a register that is down must delay a file and not send people home. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table held_captures (
      application_id uuid primary key references applications (id),
      sealed text not null,
      held_at timestamptz not null default app_now(),
      erase_at timestamptz not null
    );
    create index held_captures_erase on held_captures (erase_at);
    comment on table held_captures is 'Fingers that wait for a silent register; gone with the comparison, after a day in any case';
    comment on column held_captures.application_id is 'pii=no';
    comment on column held_captures.sealed is 'pii=yes Sealed';
    comment on column held_captures.held_at is 'pii=no';
    comment on column held_captures.erase_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table held_captures;
  `);
}
