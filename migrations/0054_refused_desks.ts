import type { Knex } from 'knex';

/** An operator asks who stood at the desk without a right; the audit trail is too long to be read for it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create index audit_events_refused_desks on audit_events (id desc) where event = 'desk.refused'`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index audit_events_refused_desks');
}
