import type { Knex } from 'knex';

const kinds = ['death-cancelled', 'naturalised', 'number-conflict'];

/** Adds to the kinds that are allowed already, whichever those are. */
export async function up(knex: Knex): Promise<void> {
  const allowed = await allowedKinds(knex);
  await allow(knex, [...allowed, ...kinds]);
}

export async function down(knex: Knex): Promise<void> {
  await knex('tasks').whereIn('kind', kinds).del();
  const allowed = await allowedKinds(knex);
  await allow(
    knex,
    allowed.filter((kind) => !kinds.includes(kind)),
  );
}

async function allowedKinds(knex: Knex): Promise<string[]> {
  const { rows } = await knex.raw(`select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'tasks_kind_check'`);
  return [...String(rows[0].rule).matchAll(/'([^']+)'::text/g)].map(([, kind = '']) => kind);
}

async function allow(knex: Knex, allowed: readonly string[]): Promise<void> {
  const list = allowed.map((kind) => `'${kind}'`).join(', ');
  await knex.raw(
    `alter table tasks drop constraint tasks_kind_check; alter table tasks add constraint tasks_kind_check check (kind in (${list}))`,
  );
}
