import type { Knex } from 'knex';

/**
 * Among many people a name is looked for by its last words as well, of any year of birth or of one; and whose work a unit took over is found
 * without reading all units.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index people_name_end on people (reverse(vn_fold(full_name)) collate "C", id);
    create index people_year_name on people (left(birth_date, 4), vn_fold(full_name) collate "C", id);
    create index people_year_name_end on people (left(birth_date, 4), reverse(vn_fold(full_name)) collate "C", id);
    create index units_successor on units (successor_id) where successor_id is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index units_successor, people_year_name_end, people_year_name, people_name_end');
}
