import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table installation_marks (
      mark text primary key,
      set_at timestamptz not null default app_now()
    );
    comment on table installation_marks is 'Facts about this installation that production must know before it starts';
    comment on column installation_marks.mark is 'pii=no sandbox-seed: invented people were put into this database';
    comment on column installation_marks.set_at is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table installation_marks');
}
