import type { Knex } from 'knex';

/**
 * The card application of the same visit (D69:10.3). Face, fingers and iris are the card system's: they wait here, sealed, until it has them,
 * and an end of the file takes them away whoever brings it about.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table card_applications (
      application_id uuid primary key references applications (id),
      reference text not null unique,
      card_reference text unique,
      state text not null default 'prepared' check (state in ('prepared', 'filed', 'issued', 'refused')),
      delivery text check (delivery in ('unit', 'address')),
      deliver_to text,
      signed_id uuid references application_pictures (id),
      no_iris boolean not null default false,
      face_at timestamptz,
      iris_at timestamptz,
      tried_at timestamptz,
      filed_at timestamptz,
      ended_at timestamptz,
      check ((delivery is not distinct from 'address') = (deliver_to is not null)),
      check ((state in ('issued', 'refused')) = (ended_at is not null)),
      check (state <> 'filed' or card_reference is not null)
    );
    comment on table card_applications is 'Applications for an identity card that were made in the same visit as the account''s file, which follows them';
    comment on column card_applications.application_id is 'pii=no';
    comment on column card_applications.reference is 'pii=no Under which the card system gets it, however often it is sent';
    comment on column card_applications.card_reference is 'pii=no The card system''s own';
    comment on column card_applications.state is 'pii=no';
    comment on column card_applications.delivery is 'pii=no unit: fetched where it was applied for';
    comment on column card_applications.deliver_to is 'pii=yes Sealed: the address of a delivery';
    comment on column card_applications.signed_id is 'pii=no The signed collection form (CC01)';
    comment on column card_applications.no_iris is 'pii=yes Neither eye could be captured: says something of a body';
    comment on column card_applications.face_at is 'pii=no When the face was captured';
    comment on column card_applications.iris_at is 'pii=no When the eyes were captured, or found not to be capturable';
    comment on column card_applications.tried_at is 'pii=no When it was last sent: its answer may not have been heard';
    comment on column card_applications.filed_at is 'pii=no When the card system had everything';
    comment on column card_applications.ended_at is 'pii=no When it was heard that the card is issued or refused';

    create table held_card_captures (
      application_id uuid not null references applications (id),
      kind text not null check (kind in ('face', 'iris-left', 'iris-right')),
      sealed text not null,
      held_at timestamptz not null default app_now(),
      erase_at timestamptz not null,
      primary key (application_id, kind)
    );
    create index held_card_captures_erase on held_card_captures (erase_at);
    comment on table held_card_captures is 'Face and eyes that wait for the card system; gone with its answer';
    comment on column held_card_captures.application_id is 'pii=no';
    comment on column held_card_captures.kind is 'pii=no';
    comment on column held_card_captures.sealed is 'pii=yes Sealed';
    comment on column held_card_captures.held_at is 'pii=no';
    comment on column held_card_captures.erase_at is 'pii=no';

    create function drop_card_captures() returns trigger language plpgsql as $$
      begin
        delete from held_card_captures where application_id = new.id;
        delete from held_captures where application_id = new.id;
        return null;
      end $$;
    create trigger applications_drop_card_captures after update of state on applications for each row
      when (new.procedure = 'citizen-level-2-with-card' and new.state in ('granted', 'refused', 'notified', 'returned', 'withdrawn', 'stopped'))
      execute function drop_card_captures();
    comment on function drop_card_captures() is 'Whoever ends a file with a card does not have to remember what waits for the card system';

    create index applications_waiting_population on applications (number_mac) where state = 'waiting-population-update';

    alter table tasks drop constraint tasks_kind_check;
    alter table tasks add constraint tasks_kind_check check (kind in ('decide', 'review-grant', 'undelivered', 'activation-not-running',
      'repudiated-account', 'half-time', 'due-soon', 'overdue', 'apology', 'card-contradiction'));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from tasks where kind = 'card-contradiction';
    alter table tasks drop constraint tasks_kind_check;
    alter table tasks add constraint tasks_kind_check check (kind in ('decide', 'review-grant', 'undelivered', 'activation-not-running',
      'repudiated-account', 'half-time', 'due-soon', 'overdue', 'apology'));
    drop index applications_waiting_population;
    drop trigger applications_drop_card_captures on applications;
    drop function drop_card_captures();
    drop table held_card_captures, card_applications;
  `);
}
