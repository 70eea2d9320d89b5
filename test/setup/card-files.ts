import { saveCardFace, saveDelivery, saveIris, saveSignedForm } from '../../src/domain/registrations/card/counter.ts';
import { sendWithCard } from '../../src/domain/registrations/card/send.ts';
import { confirmContact, sendContactCode } from '../../src/domain/registrations/contacts/codes.ts';
import { saveContacts } from '../../src/domain/registrations/contacts/save.ts';
import { lookForAccount } from '../../src/domain/registrations/intake/account.ts';
import { savePapers, saveTk01 } from '../../src/domain/registrations/intake/declared.ts';
import { saveFingers } from '../../src/domain/registrations/intake/fingers.ts';
import { openCounterFile } from '../../src/domain/registrations/intake/open.ts';
import type { CounterChange } from '../../src/domain/registrations/intake/types.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import type { SubmitOutcome } from '../../src/domain/registrations/submit.ts';
import type { Application } from '../../src/domain/registrations/types.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import type { Tasks } from '../../src/platform/jobs/runner.ts';
import { type Applicant, newCitizen } from './applicants.ts';
import { codesSent, consent, type Counter, noise, tenFingers } from './counter.ts';
import { createTestDatabase } from './database.ts';
import { newAccount } from './files-of-units.ts';
import { appoint, insertUnits } from './officers.ts';
import { type Registers, registersInMemory } from './registers.ts';
import { depsOn } from './running-files.ts';
import { workOff } from './work-off.ts';

/** A citizen whom the registers know, and who has no card. */
export function withoutCard({ registers }: Counter, knows: Parameters<typeof newCitizen>[1] = {}): Applicant {
  const applicant = newCitizen(registers, knows);
  registers.cards.delete(applicant.declared.personalNumber ?? '');
  return applicant;
}

/** A file with a card in which nothing is missing; its officer has not sent it. */
export async function completeCardFile(counter: Counter, applicant: Applicant): Promise<CounterChange> {
  const { deps, officerId, unitId, registers } = counter;
  const opened = await openCounterFile(deps, { procedure: 'citizen-level-2-with-card', officerId, unitId, language: 'vi', requestId: 't' });
  if (opened.kind !== 'opened') throw new Error(opened.kind);
  const change = { applicationId: opened.applicationId, officerId, requestId: 't' };
  await saveTk01(deps, { ...change, declared: applicant.declared });
  await saveContacts(deps, { ...change, contacts: { phone: applicant.phone } });
  await sendContactCode(deps, { ...change, kind: 'phone', language: 'vi', address: '203.0.113.7' });
  await confirmContact(deps, { ...change, kind: 'phone', code: (await codesSent(deps, applicant.phone)).at(-1) ?? '' });
  await savePapers(deps, { ...change, integrate: [] });
  await saveFingers(deps, { ...change, notes: await tenFingers() });
  await saveCardFace(deps, { ...change, jpeg: await noise() });
  await saveIris(deps, { ...change, left: await noise(120), right: await noise(120) });
  await saveDelivery(deps, { ...change, delivery: { kind: 'unit' } });
  await saveSignedForm(deps, { ...change, jpeg: await noise() });
  await lookForAccount(deps, { registries: registers }, change);
  await consent(counter, change, applicant.phone);
  return change;
}

/** The officer sends it. */
export function send({ deps, registers }: Counter, change: CounterChange): Promise<SubmitOutcome> {
  return sendWithCard(deps, { registries: registers }, change);
}

type Filed = Parameters<Registers['cardSystem']['fileCard']>[0];

/** A counter that takes in cards, with a card system of its own. */
export interface CardDesk {
  readonly db: Db;
  readonly deps: Deps;
  readonly registers: Registers;
  readonly counter: Counter;
  /** The card system does not answer. */
  isDown: boolean;
  tasks(): Tasks;
  /** Works off what files wait for. */
  work(names?: readonly string[]): Promise<void>;
  /** A complete file that was sent. */
  sent(applicant: Applicant): Promise<CounterChange>;
  /** What the card system got about somebody. */
  filedOf(applicant: Applicant): Filed[];
  stateOf(change: CounterChange): Promise<Application['state'] | undefined>;
  /** Captures that wait: one of all fingers, and one each of face and eyes. */
  heldOf(change: CounterChange): Promise<number>;
  /** Grants of a file. */
  granted(change: CounterChange): Promise<number>;
  close(): Promise<void>;
}

export const numberOf = ({ declared }: Applicant): string => declared.personalNumber ?? '';
export const news = (applicant: Applicant): { personalNumber: string } => ({ personalNumber: numberOf(applicant) });

const everything = ['run-check', 'identify-applicant', 'file-card', 'grant-application'];

export async function openCardDesk(): Promise<CardDesk> {
  const database = await createTestDatabase();
  const { db } = database;
  const deps = depsOn(db);
  await insertUnits(db);
  const officerId = await appoint(db, { accountId: await newAccount(db), role: 'reception', unitId: 'province' });
  const filed: Filed[] = [];
  const registers: Registers = Object.assign(registersInMemory(), {
    cardSystem: {
      fileCard: async (application: Filed) => {
        if (desk.isDown) return { kind: 'unavailable', code: 'outgoing-timeout' } as const;
        filed.push(application);
        return { kind: 'filed', cardReference: `C-${application.reference}` } as const;
      },
    },
  });
  const counter = { deps, registers, officerId, unitId: 'province' };
  const countOf = async (table: string, of: object): Promise<number> => Number((await db(table).where(of).count('* as n').first())?.['n']);
  const desk: CardDesk = {
    db,
    deps,
    registers,
    counter,
    isDown: false,
    tasks: () => jobTasks(deps, { senders: {}, sendLogOut: async () => undefined, registries: registers }),
    work: (names = everything) => workOff(db, desk.tasks(), names),
    sent: async (applicant) => {
      const change = await completeCardFile(counter, applicant);
      const outcome = await send(counter, change);
      if (outcome.kind !== 'submitted') throw new Error(JSON.stringify(outcome));
      return change;
    },
    filedOf: (applicant) => filed.filter(({ personalNumber }) => personalNumber === numberOf(applicant)),
    stateOf: async ({ applicationId }) => (await findApplication(db, applicationId))?.state,
    heldOf: async ({ applicationId: application_id }) =>
      (await countOf('held_captures', { application_id })) + (await countOf('held_card_captures', { application_id })),
    granted: ({ applicationId: application_id }) => countOf('application_decisions', { application_id, outcome: 'grant' }),
    close: () => database.drop(),
  };
  return desk;
}
