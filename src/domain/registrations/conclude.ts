import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { rulesById } from '../rule-sets/index.ts';
import { openTask } from '../tasks/actions.ts';
import { authorityFor } from './authority.ts';
import { findCardState } from './card/queries.ts';
import { moveApplication } from './move.ts';
import { listChecks } from './queries.ts';
import { refuseApplication } from './refuse.ts';
import { type Settlement, settle } from './settle.ts';
import type { Application } from './types.ts';

/** After an answer: the file waits for more, is granted or refused by machine, or goes to an officer. The caller holds its row. */
export async function followSettlement(tx: Tx, deps: Deps, application: Application): Promise<void> {
  const settlement = await settlementOf(tx, application);
  // An officer has it already: what comes in now is for their eyes.
  if (settlement.kind === 'wait' || application.state !== 'registry-check') return;
  if (settlement.kind === 'refuse') {
    await refuseApplication(tx, deps, { application, reasons: settlement.reasons });
    return;
  }
  if (settlement.kind === 'refer') return refer(tx, application);
  // The grant asks again what may have changed; registers are not asked inside a transaction.
  await addJob(tx, 'grant-application', { applicationId: application.id }, { jobKey: `grant:${application.id}` });
}

/** What becomes of a file with everything that is known of it now. The caller holds its row. */
export async function settlementOf(tx: Tx, application: Application): Promise<Settlement> {
  if (!application.ruleSet) return { kind: 'wait' };
  const card = await findCardState(tx, application);
  return settle({ ...application, card }, await listChecks(tx, application.id), rulesById(application.ruleSet));
}

/** Hands a file to the officers of the authority. */
export async function refer(tx: Tx, application: Application): Promise<void> {
  const moved = await moveApplication(tx, { applicationId: application.id, event: 'refer', actor: 'system' });
  if (moved.kind !== 'moved') return;
  const { dueOn } = moved.application;
  await openTask(tx, {
    kind: 'decide',
    unitId: await authorityFor(tx),
    applicationId: application.id,
    ...(dueOn ? { dueOn } : {}),
  });
}
