import type { Knex } from 'knex';

/** Who confirmed an exception took part in taking the file in, and may not decide it either. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function refuse_decision_of_witness() returns trigger language plpgsql as $$
    begin
      if exists (select from biometric_exceptions e where e.application_id = new.application_id and e.confirmed_by = new.decided_by) then
        raise exception 'who confirmed the exception of a file may not decide it' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger decided_by_a_third before insert or update on application_decisions
      for each row when (new.decided_by is not null) execute function refuse_decision_of_witness();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function refuse_decision_of_witness() cascade');
}
