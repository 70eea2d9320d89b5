import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PaperRecord } from '../../src/connectors/registries.ts';
import type { FeedRegister, Happening } from '../../src/connectors/registry-events.ts';
import { listIntegratedPapers } from '../../src/domain/accounts/integrated-papers.ts';
import { receiveEvent } from '../../src/domain/life-events/receive.ts';
import { decideApplication } from '../../src/domain/registrations/decide.ts';
import { findApplication } from '../../src/domain/registrations/queries.ts';
import { jobTasks } from '../../src/jobs.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { type Applicant, newDraft, sendDraft } from './applicants.ts';
import { credentialDeps } from './credential-holder.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { newAccount } from './files-of-units.ts';
import { appoint, insertUnits } from './officers.ts';
import { type Registers, registersInMemory } from './registers.ts';
import { workOff } from './work-off.ts';

/** What the tests of one file share: a database of their own, registers, and two officers. */
export const at = {} as { database: TestDatabase; deps: Deps; registers: Registers; clerk: string; decider: string };

beforeAll(async () => {
  at.database = await createTestDatabase();
  at.deps = credentialDeps(at.database.db);
  at.registers = registersInMemory();
  await insertUnits(at.database.db);
  const [one, two] = [await newAccount(at.database.db), await newAccount(at.database.db)];
  at.clerk = await appoint(at.database.db, { accountId: one, role: 'reception', unitId: 'commune-a' });
  at.decider = await appoint(at.database.db, { accountId: two, role: 'decider', unitId: 'authority' });
});
beforeEach(() => {
  at.registers.silent.clear();
  at.registers.askedPapers.length = 0;
});
afterAll(() => at.database.drop());

type Register = keyof Registers['papers'];
type Paper = { readonly kind: string; readonly number: string };

/** A paper that its register knows, of this applicant. */
export function held({ declared }: Applicant, kind: Register, status: PaperRecord['status'] = 'valid'): Paper {
  const number = `${kind.slice(0, 2).toUpperCase()}${randomUUID().slice(0, 8).toUpperCase()}`;
  const holderNumber = declared.personalNumber ?? declared.document?.number ?? '';
  at.registers.heldPapers.set(`${kind}:${number}`, { kind, number, holderNumber, status, expiresOn: '2034-05-31' });
  return { kind, number };
}

/** A file with its statement and these papers agreed to, received; nobody has been asked yet. */
export async function sent(applicant: Applicant, integrate: readonly Paper[], { agreed = true, procedure = 'citizen-level-2' } = {}) {
  const { declared, phone } = applicant;
  const isCitizen = procedure.startsWith('citizen');
  const file = { procedure: procedure as 'citizen-level-2', unitId: isCitizen ? 'commune-a' : 'immigration', fingers: true };
  const applicationId = await newDraft(at.deps, { declared: { ...declared, integrate }, phone }, { ...file, keyedBy: at.clerk });
  if (agreed) {
    const statement = { id: randomUUID(), application_id: applicationId, manner: 'typed-code', version: 'v1', language: 'vi' };
    await at.database.db('application_statements').insert({ ...statement, keyed_by: at.clerk });
  }
  await sendDraft(at.deps, applicationId);
  return applicationId;
}

export const tasks = () => jobTasks(at.deps, { senders: {}, sendLogOut: async () => undefined, registries: at.registers });
export const checks = () => workOff(at.database.db, tasks(), ['run-check', 'grant-application', 'enrol-captures']);
/** Whoever is asked about papers now. */
export const papers = () => workOff(at.database.db, tasks(), ['ask-papers']);
/** The next try of whoever was silent is due now. */
export async function later(): Promise<void> {
  await at.database.db.raw(
    `update graphile_worker._private_jobs j set run_at = now() - interval '1 second' from graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'ask-papers'`,
  );
  await papers();
}

/** An officer grants it; answers the account. */
export async function grant(applicationId: string): Promise<string> {
  const seen = await findApplication(at.database.db, applicationId);
  const decision = { outcome: 'grant', reasons: [], explanation: undefined, officerId: at.decider, requestId: 't' } as const;
  const outcome = await decideApplication(
    at.deps,
    { registries: at.registers, takePass: async () => true },
    { applicationId, version: seen?.version ?? 0, ...decision },
  );
  if (outcome.kind !== 'granted') throw new Error(outcome.kind);
  return outcome.accountId;
}

export const inAccount = async (accountId: string) =>
  (await listIntegratedPapers(at.database.db, at.deps, accountId)).map(({ kind, number, status }) => ({ kind, number, status }));
export const asked = (applicationId: string) =>
  at.database.db('application_papers').where({ application_id: applicationId }).orderBy('kind');

/** The number of the last event of each register. */
export const seqs = new Map<string, number>();

/** A register publishes something; with the number of an earlier one it comes again. */
export async function hear(
  register: FeedRegister,
  person: string,
  happening: Happening,
  seq = (seqs.get(register) ?? 0) + 1,
): Promise<string> {
  const isLate = seq <= (seqs.get(register) ?? 0);
  if (!isLate) seqs.set(register, seq);
  const content = { kind: 'known', happening } as const;
  const id = `${register}-${seq}`;
  return receiveEvent(at.deps, { register, event: { id, seq, person, at: new Date(), content }, isLate });
}
