import type { Knex } from 'knex';

const kinds = ['passkey-sign-in', 'passkey-registration', 'sms-code', 'totp-enrolment'];

/** The link by which an applicant's own telephone makes a passkey at the counter is a challenge of its file. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table challenges drop constraint challenges_kind_check, add constraint challenges_kind_check
    check (kind in (${[...kinds, 'counter-device'].map((kind) => `'${kind}'`).join(', ')}))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`delete from challenges where kind = 'counter-device'`);
  await knex.raw(`alter table challenges drop constraint challenges_kind_check, add constraint challenges_kind_check
    check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}))`);
}
