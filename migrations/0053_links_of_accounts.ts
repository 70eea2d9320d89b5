import type { Knex } from 'knex';

/** A report ends every session of the account, so a link never needed to know which one its notice was about. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table not_me_links drop column session_uid');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table not_me_links add column session_uid text not null default '';
    comment on column not_me_links.session_uid is 'pii=no The session the notice was about'`);
}
