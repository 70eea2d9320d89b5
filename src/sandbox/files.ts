import { askSupplement } from '../domain/registrations/supplements/ask.ts';
import { refer } from '../domain/registrations/conclude.ts';
import { grantApplication } from '../domain/registrations/grant.ts';
import { leaveApplication } from '../domain/registrations/leave.ts';
import { moveApplication } from '../domain/registrations/move.ts';
import { findApplication, purposes, readContacts, takeApplication } from '../domain/registrations/queries.ts';
import { newReference } from '../domain/registrations/references.ts';
import { refuseApplication } from '../domain/registrations/refuse.ts';
import { submitApplication } from '../domain/registrations/submit.ts';
import { numberKey } from '../domain/registrations/subject.ts';
import { procedures } from '../domain/registrations/procedures/index.ts';
import type { Application, Declared } from '../domain/registrations/types.ts';
import type { Procedure } from '../domain/rule-sets/types.ts';
import { inTransaction } from '../platform/database/pool.ts';
import type { Tx } from '../platform/database/types.ts';
import type { Deps } from '../platform/deps.ts';
import { sandboxOfficers } from './officers.ts';
import { agreed } from './papers.ts';
import type { RegisteredPerson } from './registries/people/types.ts';
import { accountIdOf } from './seed-person.ts';

type End = 'draft' | 'checked' | 'withdrawn' | 'stopped' | 'supplement' | 'returned' | 'refused' | 'granted' | 'waiting';

/** Where a file comes in: at the counter of a unit at which a printed officer sits, or, without one, online. */
interface Desk {
  readonly procedure: Procedure;
  readonly unitId?: string;
}

const desks = {
  ward: { procedure: 'citizen-level-2', unitId: 'ben-mau' },
  harbour: { procedure: 'citizen-level-2', unitId: 'cang-mau' },
  withCard: { procedure: 'citizen-level-2-with-card', unitId: 'ben-mau' },
  citizenOnline: { procedure: 'citizen-level-1' },
  province: { procedure: 'foreigner-level-2', unitId: 'song-mau-immigration' },
  ministry: { procedure: 'foreigner-level-2', unitId: 'immigration' },
  foreignerOnline: { procedure: 'foreigner-level-1' },
} as const satisfies Record<string, Desk>;

/** Fifty files. `checked`: the worker asks the registers about it and goes on as it goes on for everybody. */
const plan: Readonly<Record<End, Partial<Record<keyof typeof desks, number>>>> = {
  draft: { ward: 3, harbour: 1, province: 1 },
  checked: { ward: 6, harbour: 3, citizenOnline: 3, province: 4, ministry: 2, foreignerOnline: 2 },
  withdrawn: { ward: 2, citizenOnline: 1, province: 1 },
  stopped: { harbour: 1, citizenOnline: 2 },
  supplement: { ward: 2, harbour: 1, province: 2 },
  returned: { harbour: 2, ministry: 1 },
  refused: { ward: 2, province: 1, foreignerOnline: 1 },
  granted: { ward: 2, citizenOnline: 1, ministry: 1 },
  waiting: { withCard: 2 },
};

const planned = Object.entries(plan).flatMap(([end, counts]) =>
  Object.entries(counts).flatMap(([desk, count]) =>
    Array.from({ length: count }, (): Planned => ({ end: end as End, ...desks[desk as keyof typeof desks] })),
  ),
);

interface Planned extends Desk {
  readonly end: End;
}

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
  const officers = await officersOf(deps);
  const waiting = queuesOf(people);
  for (const [index, file] of planned.entries()) {
    if (isEnding()) return;
    const person = waiting[procedures[file.procedure].subjectKind].shift();
    if (person)
      await seedFile(deps, { ...file, id: idOf(index), person, clerk: clerkOf(officers, file, index), decider: officers.decider });
  }
}

/** Whoever could apply, citizens and foreigners each in a queue of their own. */
function queuesOf(people: readonly RegisteredPerson[]): Record<'citizen' | 'foreigner', RegisteredPerson[]> {
  const alive = people.filter(({ diedOn }) => !diedOn);
  return {
    citizen: alive.filter(({ citizen }) => citizen && !citizen.isWard),
    foreigner: alive.filter(({ foreigner }) => foreigner && !foreigner.naturalisedAs),
  };
}

/** Where two share a unit, they take turns. */
function clerkOf({ clerks }: SeedOfficers, { unitId }: Desk, index: number): string | undefined {
  const own = clerks.filter((clerk) => clerk.unitId === unitId);
  return own[index % own.length]?.officerId;
}

function idOf(index: number): string {
  return `00000000-0000-4000-9001-${String(index).padStart(12, '0')}`;
}

interface Seeded extends Planned {
  readonly id: string;
  readonly person: RegisteredPerson;
  /** Who keys at the counter. */
  readonly clerk: string | undefined;
  readonly decider: string;
}

async function seedFile(deps: Deps, seeded: Seeded): Promise<void> {
  const { end, clerk, decider } = seeded;
  const applicationId = await insertDraft(deps, seeded);
  if (end === 'draft') return;
  const outcome = await submitApplication(deps, {
    applicationId,
    requestId,
    actor: clerk ? `officer:${clerk}` : `applicant:${applicationId}`,
    missing: async () => [],
    ...(end === 'waiting' ? { take: waitForPopulation } : {}),
  });
  if (outcome.kind !== 'submitted' || end === 'checked' || end === 'waiting') return;
  if (end === 'supplement' || end === 'returned') await ask(deps, applicationId, decider);
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

async function bringTo(tx: Tx, deps: Deps, application: Application, { person, end, decider: officerId }: Seeded): Promise<void> {
  const applicationId = application.id;
  if (end === 'withdrawn') await leaveApplication(tx, { applicationId, event: 'withdraw', actor: `applicant:${applicationId}` });
  if (end === 'stopped') await leaveApplication(tx, { applicationId, event: 'stop', actor: `applicant:${applicationId}` });
  if (end === 'returned') await moveApplication(tx, { applicationId, event: 'return', actor: 'system' });
  if (end === 'refused') await refuseApplication(tx, deps, { application, reasons: ['data-differ'], officerId, requestId });
  if (end !== 'granted') return;
  await refer(tx, application);
  const referred = await takeApplication(tx, applicationId);
  const { fullName, birthDate, sex, nationality, address, citizen, foreigner } = person;
  const contacts = await readContacts(tx, deps.secrets, applicationId);
  const keys = { personalNumber: citizen?.personalNumber, immigrationId: foreigner?.immigrationId };
  const registered = { fullName, birthDate, sex, nationality, address, ...keys };
  if (referred) await grantApplication(tx, deps, { application: referred, registered, contacts, officerId, requestId });
}

async function insertDraft({ db, secrets }: Deps, { id, person, procedure, unitId, clerk }: Seeded): Promise<string> {
  const declared = declaredOf(person);
  await db('applications').insert({
    id,
    reference: newReference(),
    procedure,
    subject_kind: procedures[procedure].subjectKind,
    state: 'draft',
    channel: unitId ? 'counter' : 'online',
    language: person.citizen ? 'vi' : 'en',
    unit_id: unitId ?? null,
    keyed_by: clerk ?? null,
    declared: secrets.seal(purposes.declared, JSON.stringify(declared)),
    number_mac: secrets.mac(purposes.number, numberKey(declared)),
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

function declaredOf({ fullName, birthDate, sex, nationality, citizen, foreigner, papers }: RegisteredPerson): Declared {
  const integrate = papers.map(({ register, number }) => ({ kind: register, number }));
  const own = { fullName, birthDate, sex, nationality, integrate };
  if (citizen) return { ...own, personalNumber: citizen.personalNumber };
  if (!foreigner) throw new Error(`${fullName} is neither citizen nor foreigner`);
  const { kind, number, issuingState } = foreigner.document;
  return { ...own, document: { kind, number, issuingState } };
}

interface SeedOfficers {
  readonly clerks: readonly { readonly officerId: string; readonly unitId: string }[];
  readonly decider: string;
}

async function officersOf({ db }: Deps): Promise<SeedOfficers> {
  const seated = await Promise.all(
    sandboxOfficers.map(async (officer) => {
      const row = await db('officers')
        .where({ account_id: accountIdOf(officer), ended_at: null })
        .first('id');
      return { ...officer, officerId: row?.id as string | undefined };
    }),
  );
  const there = seated.flatMap(({ officerId, role, unitId }) => (officerId ? [{ officerId, role, unitId }] : []));
  const decider = there.find(({ role }) => role === 'decider')?.officerId;
  if (!decider) throw new Error('the sandbox has no decider');
  return { clerks: there.filter(({ role }) => role.endsWith('reception')), decider };
}
