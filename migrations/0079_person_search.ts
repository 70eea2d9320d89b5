import type { Knex } from 'knex';

/**
 * Names are found without their marks: "nguyen van an" finds Nguyễn Văn An, and đ is found by d. Both extensions are trusted ones: the owner
 * of the database may create them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists unaccent with schema public;
    create extension if not exists pg_trgm with schema public;
    create function vn_fold(text) returns text language sql immutable strict parallel safe
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize($1, NFC))) $$;
    comment on function vn_fold(text) is 'A name in small letters without marks';
    create index people_name on people (vn_fold(full_name) collate "C", id);
    create index people_name_within on people using gin (vn_fold(full_name) gin_trgm_ops);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index people_name_within, people_name;
    drop function vn_fold(text);
    drop extension pg_trgm;
    drop extension unaccent;
  `);
}
