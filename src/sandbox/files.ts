import { askSupplement } from '../domain/registrations/supplements/ask.ts';
import { refer } from '../domain/registrations/conclude.ts';
import { grantApplication } from '../domain/registrations/grant.ts';
import { leaveApplication } from '../domain/registrations/leave.ts';
import { moveApplication } from '../domain/registrations/move.ts';
import { findApplication, purposes, readContacts, takeApplication } from '../domain/registrations/queries.ts';
import { newReference } from '../domain/registrations/references.ts';
import { refuseApplication } from '../domain/registrations/refuse.ts';
import { submitApplication } from '../domain/registrations/submit.ts';
import type { Application } from '../domain/registrations/types.ts';
import { inTransaction } from '../platform/database/pool.ts';
import type { Tx } from '../platform/database/types.ts';
import type { Deps } from '../platform/deps.ts';
import { sandboxOfficers } from './officers.ts';
import { agreed } from './papers.ts';
import type { RegisteredPerson } from './registries/people/types.ts';
import { accountIdOf } from './seed-person.ts';

type End = 'draft' | 'checked' | 'withdrawn' | 'stopped' | 'supplement' | 'returned' | 'refused' | 'granted' | 'waiting';

/** Fifty files. `checked`: the worker asks the registers about it and goes on as it goes on for everybody. */
const ends: readonly End[] = (
  [
    ['draft', 5],
    ['checked', 20],
    ['withdrawn', 4],
    ['stopped', 3],
    ['supplement', 5],
    ['returned', 3],
    ['refused', 4],
    ['granted', 4],
    ['waiting', 2],
  ] as const
).flatMap(([end, count]) => Array.from({ length: count }, () => end));

const requestId = 'sandbox';

/** Fills the desks with files in every state, once, through the actions by which files come and go. */
export async function seedFiles(deps: Deps, people: readonly RegisteredPerson[], isEnding = (): boolean => false): Promise<void> {
  if (
    await deps
      .db('applications')
      .where({ id: idOf(0) })
      .first('id')
  )
    return;
  const officers = { reception: await officerIdOf(deps, 'reception'), decider: await officerIdOf(deps, 'decider') };
  const applicants = people.filter(({ citizen, diedOn }) => citizen && !diedOn && !citizen.isWard).slice(0, ends.length);
  for (const [index, person] of applicants.entries()) {
    if (isEnding()) return;
    await seedFile(deps, { id: idOf(index), person, end: ends[index] ?? 'draft', officers });
  }
}

function idOf(index: number): string {
  return `00000000-0000-4000-9001-${String(index).padStart(12, '0')}`;
}

interface Seeded {
  readonly id: string;
  readonly person: RegisteredPerson;
  readonly end: End;
  readonly officers: Readonly<Record<'reception' | 'decider', string>>;
}

async function seedFile(deps: Deps, seeded: Seeded): Promise<void> {
  const { end, officers } = seeded;
  const applicationId = await insertDraft(deps, seeded);
  if (end === 'draft') return;
  const outcome = await submitApplication(deps, {
    applicationId,
    requestId,
    actor: `officer:${officers.reception}`,
    missing: async () => [],
    ...(end === 'waiting' ? { take: waitForPopulation } : {}),
  });
  if (outcome.kind !== 'submitted' || end === 'checked' || end === 'waiting') return;
  if (end === 'supplement' || end === 'returned') await ask(deps, applicationId, officers.decider);
  await inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (application) await bringTo(tx, deps, application, seeded);
  });
}

async function waitForPopulation(tx: Tx, { id, keyedBy }: Application): Promise<Application> {
  const moved = await moveApplication(tx, { applicationId: id, event: 'wait-for-population', actor: `officer:${keyedBy ?? ''}` });
  if (moved.kind !== 'moved') throw new Error(moved.kind);
  return moved.application;
}

async function ask(deps: Deps, applicationId: string, officerId: string): Promise<void> {
  const version = (await findApplication(deps.db, applicationId))?.version ?? 0;
  await askSupplement(deps, { applicationId, version, items: ['papers'], note: undefined, officerId, requestId });
}

async function bringTo(tx: Tx, deps: Deps, application: Application, { person, end, officers }: Seeded): Promise<void> {
  const applicationId = application.id;
  const officerId = officers.decider;
  if (end === 'withdrawn') await leaveApplication(tx, { applicationId, event: 'withdraw', actor: `applicant:${applicationId}` });
  if (end === 'stopped') await leaveApplication(tx, { applicationId, event: 'stop', actor: `applicant:${applicationId}` });
  if (end === 'returned') await moveApplication(tx, { applicationId, event: 'return', actor: 'system' });
  if (end === 'refused') await refuseApplication(tx, deps, { application, reasons: ['data-differ'], officerId, requestId });
  if (end !== 'granted') return;
  await refer(tx, application);
  const referred = await takeApplication(tx, applicationId);
  const { fullName, birthDate, sex, nationality, address, citizen } = person;
  const contacts = await readContacts(tx, deps.secrets, applicationId);
  const registered = { fullName, birthDate, sex, nationality, address, personalNumber: citizen?.personalNumber, immigrationId: undefined };
  if (referred) await grantApplication(tx, deps, { application: referred, registered, contacts, officerId, requestId });
}

async function insertDraft({ db, secrets }: Deps, { id, person, end, officers }: Seeded): Promise<string> {
  const { fullName, birthDate, sex, nationality, citizen, papers } = person;
  const integrate = papers.map(({ register, number }) => ({ kind: register, number }));
  const personalNumber = citizen?.personalNumber ?? '';
  await db('applications').insert({
    id,
    reference: newReference(),
    procedure: end === 'waiting' ? 'citizen-level-2-with-card' : 'citizen-level-2',
    subject_kind: 'citizen',
    state: 'draft',
    channel: 'counter',
    language: 'vi',
    unit_id: 'ben-mau',
    keyed_by: officers.reception,
    declared: secrets.seal(purposes.declared, JSON.stringify({ fullName, birthDate, sex, nationality, personalNumber, integrate })),
    number_mac: secrets.mac(purposes.number, personalNumber),
    erase_at: db.raw(`app_now() + interval '30 days'`),
  });
  // Whoever has no contact is told nothing, and each such message is a failure in the log.
  const address = `applicant${Number(id.slice(-12)) + 1}@example.com`;
  await db('application_contacts').insert({
    application_id: id,
    kind: 'email',
    address: secrets.seal(purposes.contact, address),
    address_mac: secrets.mac(purposes.contact, address),
    confirmed_at: db.raw('app_now()'),
  });
  await agreed(db, id);
  return id;
}

async function officerIdOf({ db }: Deps, role: 'reception' | 'decider'): Promise<string> {
  const officer = sandboxOfficers.find((one) => one.role === role);
  const row =
    officer &&
    (await db('officers')
      .where({ account_id: accountIdOf(officer), ended_at: null })
      .first('id'));
  if (!row) throw new Error(`the sandbox has no officer: ${role}`);
  return row.id;
}
