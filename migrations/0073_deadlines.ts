import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table tasks drop constraint tasks_kind_check;
    alter table tasks add constraint tasks_kind_check check (kind in
      ('decide', 'review-grant', 'undelivered', 'activation-not-running', 'repudiated-account', 'half-time', 'due-soon', 'overdue', 'apology'));

    alter table applications add column watch_on date not null default '-infinity';
    alter table applications add column deadline_steps text[] not null default '{}';
    alter table applications add column late_due_on date;
    create index applications_watch on applications (watch_on, id) where decided_at is null and due_on is not null;
    create index applications_supplement on applications (watch_on, id) where state = 'needs-supplement';
    comment on column applications.watch_on is 'pii=no From this day on the deadline has to be looked at again';
    comment on column applications.deadline_steps is 'pii=no Steps of the present deadline that were taken: warnings, apology, superior unit';
    comment on column applications.late_due_on is 'pii=no The new date that an apology names; the limit itself stays';

    create function look_again() returns trigger language plpgsql
    as $$ begin new.watch_on = '-infinity'; return new; end $$;
    create trigger applications_look_again before update of state, due_on on applications for each row
      when (new.due_on is distinct from old.due_on or (new.state = 'needs-supplement') <> (old.state = 'needs-supplement'))
      execute function look_again();
    comment on function look_again() is 'Whoever moves a due date or stops the clock does not have to remember the watch over it';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger applications_look_again on applications;
    drop function look_again();
    drop index applications_supplement, applications_watch;
    alter table applications drop column late_due_on, drop column deadline_steps, drop column watch_on;
    delete from tasks where kind in ('half-time', 'due-soon');
    alter table tasks drop constraint tasks_kind_check;
    alter table tasks add constraint tasks_kind_check check (kind in
      ('decide', 'review-grant', 'undelivered', 'activation-not-running', 'repudiated-account', 'overdue', 'apology'));
  `);
}
