import type { Knex } from 'knex';

/**
 * A report ends every session of the account, so a link never needed to know which one its notice was about. The column stays for the
 * version before, which still writes and reads it, and goes with the next one.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table not_me_links alter column session_uid set default '';
    comment on column not_me_links.session_uid is 'pii=no Not used any more'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table not_me_links alter column session_uid drop default;
    comment on column not_me_links.session_uid is 'pii=no The session the notice was about'`);
}
