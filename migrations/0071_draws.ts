import type { Knex } from 'knex';

/** Two per cent of what the machine granted is looked at again. Drawn by a seed that is kept, so that anybody can draw again and nobody can choose. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table draw_seeds (
      id integer generated always as identity primary key,
      seed text not null,
      since timestamptz not null default app_now()
    );
    comment on table draw_seeds is 'Seeds by which grants are drawn for a second look; the newest is in use';
    comment on column draw_seeds.id is 'pii=no';
    comment on column draw_seeds.seed is 'pii=no';
    comment on column draw_seeds.since is 'pii=no';
    insert into draw_seeds (seed) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

    alter table application_decisions add column seed_id integer references draw_seeds (id), add column drawn boolean not null default false;
    comment on column application_decisions.seed_id is 'pii=no Seed that this grant was drawn with; only what the machine granted is drawn';
    comment on column application_decisions.drawn is 'pii=no';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_decisions drop column drawn, drop column seed_id;
    drop table draw_seeds;
  `);
}
