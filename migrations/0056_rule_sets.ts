import type { Knex } from 'knex';

/**
 * Which generation of the law is in force at an instant, for SQL that stores its id. The rules themselves are code
 * (`src/domain/rule-sets`); a test holds that both name the same generations with the same days. A new generation is a new row in a
 * migration of its own.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table rule_sets (
      id text primary key,
      effective_from date not null unique
    );
    comment on table rule_sets is 'Generations of the law, each in force until the next one begins';
    comment on column rule_sets.id is 'pii=no As in src/domain/rule-sets';
    comment on column rule_sets.effective_from is 'pii=no First day, in Vietnam';
    insert into rule_sets (id, effective_from) values
      ('decision-34-2021', '2021-11-09'),
      ('decree-59-2022', '2022-10-20'),
      ('decree-69-2024', '2024-07-01'),
      ('decree-69-2024-amended-169-2025', '2025-07-01'),
      ('decree-69-2024-amended-320-2026', '2026-09-28');

    create function rule_set_on(p_at timestamptz) returns text language plpgsql stable as $$
    declare v_day date := (p_at at time zone 'Asia/Ho_Chi_Minh')::date; v_id text;
    begin
      select id into v_id from rule_sets where effective_from <= v_day order by effective_from desc limit 1;
      if v_id is null then raise exception 'no rule set covers %', v_day using errcode = 'no_data_found'; end if;
      return v_id;
    end $$;
    comment on function rule_set_on is 'Id of the rule set in force at an instant; an error when there is none';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function rule_set_on(timestamptz); drop table rule_sets');
}
