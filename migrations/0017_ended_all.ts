import type { Knex } from 'knex';

/** What was proved before everything was ended must not become a session afterwards, in a browser that was still signing in. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table accounts add column ended_all_at timestamptz;
    comment on column accounts.ended_all_at is 'pii=no Factors passed before are void in a sign-in under way: everything was ended, or a credential taken away';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table accounts drop column ended_all_at');
}
