import { retryDelay } from '../../../connectors/retry.ts';
import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { addJob } from '../../../platform/jobs/queue.ts';
import type { Actor } from '../../audit/types.ts';
import type { RegistryHands } from '../ask.ts';
import { lawOfToday } from '../drafts/law-of-today.ts';
import { moveApplication } from '../move.ts';
import { findApplication, purposes, readDeclared, takeApplication } from '../queries.ts';
import { takeIn } from '../receive.ts';
import type { Application } from '../types.ts';
import { type Identified, identify } from './rules.ts';

/** What the registers said of an applicant; `silent`: the population register did not answer. */
export type Identity =
  | { readonly kind: 'silent' }
  | (Identified & { /** Sealed: what the population register answered. */ readonly sealed: string });

/** Asks who an applicant is, outside any transaction. Undefined when what was declared is erased. */
export async function askIdentity(
  deps: Deps,
  { registries }: RegistryHands,
  { id, procedure }: Pick<Application, 'id' | 'procedure'>,
): Promise<Identity | undefined> {
  const declared = await readDeclared(deps.db, deps.secrets, id);
  if (!declared) return undefined;
  const number = declared.personalNumber ?? '';
  const [person, card] = await Promise.all([registries.population.findPerson(number), registries.idCard.findCard(number)]);
  if (person.kind === 'unavailable') return { kind: 'silent' };
  const by = { declared, procedure, ...(await lawOfToday(deps.db)) };
  const sealed = deps.secrets.seal(purposes.answer, JSON.stringify(person));
  return { ...identify(person, card.kind === 'unavailable' ? undefined : card, by), sealed };
}

interface Follow {
  readonly application: Application;
  readonly identity: Identity;
  readonly actor: Actor;
  readonly requestId?: string | undefined;
}

/**
 * Takes a sent file in when its applicant is known, and lets it wait when the population register must be corrected first: no limit runs
 * meanwhile. While that register is silent the file stays where it is and is asked about again. The caller holds the file's row.
 */
export async function followIdentity(tx: Tx, deps: Deps, follow: Follow): Promise<Application> {
  const { application, identity, actor, requestId } = follow;
  const { id: applicationId, state } = application;
  if (identity.kind === 'silent') {
    await askLater(tx, { applicationId, attempt: 1 });
    return application;
  }
  if (identity.kind === 'waits') {
    await storeIdentity(tx, applicationId, identity);
    return state === 'submitted' ? moved(tx, { applicationId, event: 'wait-for-population', actor, requestId }) : application;
  }
  if (state === 'submitted') {
    // Sent is received: that a register was silent for a while does not move the limit.
    return takeIn(tx, deps, { application, now: application.submittedAt ?? (await databaseNow(tx)), actor, requestId });
  }
  const resumed = await moved(tx, { applicationId, event: 'resume', actor, requestId });
  return takeIn(tx, deps, { application: resumed, now: await databaseNow(tx), actor, requestId });
}

async function moved(tx: Tx, move: Parameters<typeof moveApplication>[1]): Promise<Application> {
  const outcome = await moveApplication(tx, move);
  if (outcome.kind !== 'moved') throw new Error(`a file cannot ${move.event}: ${outcome.kind}`);
  return outcome.application;
}

/** What the register had to say stands with the file, for whoever has it corrected. */
async function storeIdentity(tx: Tx, applicationId: string, { judgement, sealed }: Extract<Identity, { sealed: string }>): Promise<void> {
  await tx.raw(
    `insert into application_checks (application_id, name, round, outcome, findings, answer, attempts, last_tried_at, answered_at)
     select ?, 'population', coalesce(max(round), 0) + 1, ?, ?, ?, 1, app_now(), app_now() from application_checks
     where application_id = ? and name = 'population'`,
    [applicationId, judgement.outcome, [...judgement.findings], sealed, applicationId],
  );
}

interface ToIdentify {
  readonly applicationId: string;
  readonly attempt: number;
}

async function askLater(tx: Tx, { applicationId, attempt }: ToIdentify): Promise<void> {
  const options = { jobKey: `identify:${applicationId}`, delay: retryDelay(attempt, Math.random()) };
  await addJob(tx, 'identify-applicant', { applicationId, attempt: attempt + 1 }, options);
}

const unidentified: readonly Application['state'][] = ['submitted', 'waiting-population-update'];

/** Asks again who the applicant of a waiting file is. Of any number at once one takes the file in. */
export async function identifyApplicant(deps: Deps, hands: RegistryHands, { applicationId, attempt }: ToIdentify): Promise<void> {
  const before = await findApplication(deps.db, applicationId);
  if (!before || !unidentified.includes(before.state)) return;
  const identity = await askIdentity(deps, hands, before);
  await inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (!application || application.state !== before.state || !identity) return;
    if (identity.kind === 'silent') await askLater(tx, { applicationId, attempt });
    else await followIdentity(tx, deps, { application, identity, actor: 'system' });
  });
}

/**
 * The population register changed what it says of a number: every file that waited for it is asked about again. For the events of the
 * registers, in the transaction that follows one. Answers how many files waited.
 */
export async function resumeAfterPopulationUpdate(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, personalNumber: string): Promise<number> {
  const waiting: { id: string }[] = await tx('applications')
    .where({ number_mac: secrets.mac(purposes.number, personalNumber), state: 'waiting-population-update' })
    .select('id');
  for (const { id } of waiting) {
    await addJob(tx, 'identify-applicant', { applicationId: id, attempt: 1 }, { jobKey: `identify:${id}` });
  }
  return waiting.length;
}
