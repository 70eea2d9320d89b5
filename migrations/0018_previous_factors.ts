import type { Knex } from 'knex';

/** The cookie of before a step-up is good for a moment, for a second tab in flight, and opens only what was proved before it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table sessions add column previous_factors jsonb;
    comment on column sessions.previous_factors is 'pii=no Factors as the previous cookie knew them; null: the same as now';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table sessions drop column previous_factors');
}
