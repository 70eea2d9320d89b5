import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table registry_health (
      register text primary key check (register in ('population', 'id-card', 'immigration', 'subscriber', 'driving-licence',
        'vehicle-registration', 'health-insurance', 'social-insurance', 'card-system')),
      state text not null default 'closed' check (state in ('closed', 'open', 'trial')),
      failures timestamptz[] not null default '{}',
      last_code text,
      down_since timestamptz,
      openings integer not null default 0,
      again_at timestamptz,
      check ((state = 'closed') = (again_at is null)),
      check ((state = 'closed') = (down_since is null))
    );
    insert into registry_health (register) values ('population'), ('id-card'), ('immigration'), ('subscriber'), ('driving-licence'),
      ('vehicle-registration'), ('health-insurance'), ('social-insurance'), ('card-system');
    comment on table registry_health is 'Whether each register answers, for every node: the circuit breaker and the lamp of the officers';
    comment on column registry_health.register is 'pii=no';
    comment on column registry_health.state is 'pii=no closed: it is asked; open: it is not; trial: one question is on its way to see';
    comment on column registry_health.failures is 'pii=no The last moments at which no answer came, oldest first';
    comment on column registry_health.last_code is 'pii=no Code of the last failure';
    comment on column registry_health.down_since is 'pii=no Since when it is not asked';
    comment on column registry_health.openings is 'pii=no How often in a row it opened: the pause grows';
    comment on column registry_health.again_at is 'pii=no open: from here on one question is let through; trial: from here on that one counts as lost';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table registry_health');
}
