import type { Knex } from 'knex';

/** An officer may key what an applicant brings to the office; who did took part in the file, and does not decide it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table application_supplements add column answered_by text;
    comment on column application_supplements.answered_by is 'pii=no officer:<id> or applicant:<file>';
    create or replace function refuse_decision_of_witness() returns trigger language plpgsql as $$
    begin
      if exists (select from biometric_exceptions e where e.application_id = new.application_id and e.confirmed_by = new.decided_by) then
        raise exception 'who confirmed the exception of a file may not decide it' using errcode = 'check_violation';
      end if;
      if exists (select from application_supplements s
          where s.application_id = new.application_id and s.answered_by = 'officer:' || new.decided_by) then
        raise exception 'who keyed what a file lacked may not decide it' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace function refuse_decision_of_witness() returns trigger language plpgsql as $$
    begin
      if exists (select from biometric_exceptions e where e.application_id = new.application_id and e.confirmed_by = new.decided_by) then
        raise exception 'who confirmed the exception of a file may not decide it' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    alter table application_supplements drop column answered_by;
  `);
}
