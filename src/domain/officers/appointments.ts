import { randomUUID } from 'node:crypto';
import { dayOf } from '../../lib/days.ts';
import { databaseNow, inTransaction } from '../../platform/database/pool.ts';
import type { Db, Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { findAccountByNumber } from '../accounts/queries.ts';
import { recordAudit } from '../audit/actions.ts';
import { unitAt } from '../units/queries.ts';
import { roleRights } from './permissions.ts';
import type { OfficerRole } from './types.ts';

/** An operator of the command line. */
export type Operator = `operator:${string}`;

export interface Proposal {
  /** Canonical number of the account. */
  readonly number: string;
  readonly role: OfficerRole;
  readonly unitId: string;
  readonly operator: Operator;
}

/** Days that an appointment by ceremony lasts when its officer is not proofed at a counter. */
export const ceremonyDays = 30;

/** A proposal that nobody confirmed within a day is none any more. */
const proposalIsOpen = `confirmed_at is null and proposed_at > app_now() - interval '24 hours'`;

export type ProposalRefusal = 'no-account' | 'no-unit' | 'wrong-unit' | 'has-role';

/** The first half of the ceremony: one operator says who shall have which role where. Nothing is given yet. */
export async function proposeOfficer(
  deps: Pick<Deps, 'db'>,
  { number, role, unitId, operator }: Proposal,
): Promise<{ kind: 'proposed'; id: string } | { kind: 'refused'; because: ProposalRefusal }> {
  const unit = await unitAt(deps.db, { unitId, day: dayOf(await databaseNow(deps.db)) });
  if (unit?.id !== unitId) return { kind: 'refused', because: 'no-unit' };
  if (!roleRights[role].at.includes(unit.kind)) return { kind: 'refused', because: 'wrong-unit' };
  const found = await findAccountByNumber(deps.db, number);
  if (!found || !(await mayBeOfficer(deps.db, found.accountId))) return { kind: 'refused', because: 'no-account' };
  if (await hasRole(deps.db, { accountId: found.accountId, role, unitId })) return { kind: 'refused', because: 'has-role' };
  const id = randomUUID();
  await inTransaction(deps.db, async (tx) => {
    await tx('officer_appointments').insert({ id, account_id: found.accountId, role, unit_id: unitId, proposed_by: operator });
    const details = { appointment: id, role, unit: unitId };
    await recordAudit(tx, { event: 'officer.proposed', actor: operator, accountId: found.accountId, details });
  });
  return { kind: 'proposed', id };
}

/** An active account of level 2: what an officer signs in with. */
async function mayBeOfficer(db: Db, accountId: string): Promise<boolean> {
  return Boolean(await db('accounts').where({ id: accountId, state: 'active', level: 2, held: false }).first('id'));
}

async function hasRole(db: Db, { accountId, role, unitId }: { accountId: string; role: OfficerRole; unitId: string }): Promise<boolean> {
  const row = await db('officer_roles as r')
    .join('officers as o', 'o.id', 'r.officer_id')
    .where({ 'o.account_id': accountId, 'r.role': role, 'r.unit_id': unitId })
    .whereNull('r.ended_at')
    .whereNull('o.ended_at')
    .where(db.raw('(o.proofed_at is not null or o.expires_at is null or o.expires_at > app_now())'))
    .first('r.id');
  return row !== undefined;
}

export type Confirmation =
  | { readonly kind: 'appointed'; readonly endsAt: Date | undefined }
  | { readonly kind: 'refused'; readonly because: 'gone' | 'same-operator' | 'no-account' };

/**
 * The second half: another operator confirms, and the role is given. It ends after 30 days, unless the officer was proofed at a counter; who
 * was proofed there before has nothing to wait for. Of any number of confirmations one appoints.
 */
export async function confirmAppointment(
  deps: Pick<Deps, 'db'>,
  { id, operator }: { id: string; operator: Operator },
): Promise<Confirmation> {
  return inTransaction(deps.db, async (tx) => {
    const proposal = await tx('officer_appointments').where({ id }).whereRaw(proposalIsOpen).forUpdate().first();
    if (!proposal) return { kind: 'refused', because: 'gone' };
    if (proposal.proposed_by === operator) return { kind: 'refused', because: 'same-operator' };
    const { account_id: accountId, role, unit_id: unitId, proposed_by: proposedBy } = proposal;
    await tx('accounts').where({ id: accountId }).forUpdate().first('id');
    if (!(await mayBeOfficer(tx, accountId))) return { kind: 'refused', because: 'no-account' };
    await tx('officer_appointments')
      .where({ id })
      .update({ confirmed_by: operator, confirmed_at: tx.raw('app_now()') });
    const officer = await officerFor(tx, { accountId, by: `${proposedBy} ${operator}` });
    const given = { id: randomUUID(), officer_id: officer.id, role, unit_id: unitId, given_by: `${proposedBy} ${operator}` };
    await tx('officer_roles').insert(given).onConflict().ignore();
    const details = { appointment: id, officer: officer.id, role, unit: unitId, proposedBy };
    await recordAudit(tx, { event: 'officer.appointed', actor: operator, accountId, details });
    return { kind: 'appointed', endsAt: officer.endsAt };
  });
}

/** The officer of an account: the one there is, or a new one where there is none or their time has run out. */
async function officerFor(tx: Tx, { accountId, by }: { accountId: string; by: string }): Promise<{ id: string; endsAt: Date | undefined }> {
  const there = await tx('officers')
    .where({ account_id: accountId, ended_at: null })
    .first('id', 'expires_at', tx.raw('proofed_at is null as unproofed'), tx.raw('expires_at <= app_now() as over'));
  if (there && !(there.unproofed && there.over))
    return { id: there.id, endsAt: there.unproofed ? (there.expires_at ?? undefined) : undefined };
  if (there) await endOfficer(tx, there.id);
  const { rows } = await tx.raw<{ rows: { id: string; expires_at: Date | null }[] }>(
    `insert into officers (id, account_id, appointed_by, proofed_at, expires_at)
     select ?, ?, ?, met.at, case when met.at is null then app_now() + make_interval(days => ?) end from (select ${metAtCounter} as at) met
     returning id, expires_at`,
    [randomUUID(), accountId, by, ceremonyDays, accountId],
  );
  const [made] = rows;
  if (!made) throw new Error('an officer was not written');
  return { id: made.id, endsAt: made.expires_at ?? undefined };
}

/** When the account was granted by a file that was taken in at a counter. */
const metAtCounter = `(select max(decided_at) from applications where account_id = ? and channel = 'counter' and state in ('granted', 'notified'))`;

async function endOfficer(tx: Tx, id: string): Promise<void> {
  const ended = { ended_at: tx.raw('app_now()') };
  await tx('officers').where({ id }).update(ended);
  await tx('officer_roles').where({ officer_id: id, ended_at: null }).update(ended);
}

/** Takes every role from the officer behind a number, at once: rights are looked up at every request. False: nobody there has one. */
export async function removeOfficer(deps: Pick<Deps, 'db'>, { number, operator }: Pick<Proposal, 'number' | 'operator'>): Promise<boolean> {
  const found = await findAccountByNumber(deps.db, number);
  if (!found) return false;
  return inTransaction(deps.db, async (tx) => {
    const officer = await tx('officers').where({ account_id: found.accountId, ended_at: null }).forUpdate().first('id');
    if (!officer) return false;
    await endOfficer(tx, officer.id);
    const details = { officer: officer.id };
    await recordAudit(tx, { event: 'officer.removed', actor: operator, accountId: found.accountId, details });
    return true;
  });
}
