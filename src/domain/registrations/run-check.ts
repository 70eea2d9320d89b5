import { retryDelay } from '../../connectors/retry.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { recordAudit } from '../audit/actions.ts';
import type { CheckName } from '../rule-sets/types.ts';
import { ask, type RegistryHands } from './ask.ts';
import type { Judgement } from './checks/types.ts';
import { noteMissingReference } from './missing-reference.ts';
import { findApplication, listChecks, purposes, takeApplication } from './queries.ts';
import { followSettlement } from './conclude.ts';
import { warnRegistered } from './contacts/warn-holder.ts';
import type { Application, Check } from './types.ts';

export interface CheckToRun {
  readonly applicationId: string;
  readonly check: CheckName;
}

/** A file is asked about only in these states; what comes back later changes nothing. */
const asking: readonly Application['state'][] = ['registry-check', 'awaiting-decision'];

/**
 * Asks one register about one file. An answer is stored with what our rules make of it, and with the last one the file goes on, in one
 * transaction. No answer: asked again later, the limit keeps running, nothing is decided.
 */
export async function runCheck(deps: Deps, hands: RegistryHands, toRun: CheckToRun): Promise<'answered' | 'silent' | 'nothing-to-ask'> {
  const application = await findApplication(deps.db, toRun.applicationId);
  const open = application && (await openCheck(deps, toRun));
  if (!application || !open || !asking.includes(application.state)) return 'nothing-to-ask';
  const asked = await ask(deps, hands, { application, check: toRun.check });
  if (asked.kind === 'erased') return 'nothing-to-ask';
  if (asked.kind === 'unavailable') {
    await inTransaction(deps.db, (tx) => askLater(tx, toRun, { round: open.round, attempt: open.attempts + 1, code: asked.code }));
    return 'silent';
  }
  const { answer, judgement } = asked;
  const sealed = deps.secrets.seal(purposes.answer, JSON.stringify(answer));
  return inTransaction(deps.db, (tx) => storeAnswer(tx, deps, { ...toRun, round: open.round, sealed, judgement }));
}

async function openCheck({ db }: Deps, { applicationId, check }: CheckToRun): Promise<Check | undefined> {
  const all = await listChecks(db, applicationId);
  return all.find(({ name, outcome }) => name === check && outcome === undefined);
}

async function askLater(tx: Tx, toRun: CheckToRun, failed: { round: number; attempt: number; code: string }): Promise<void> {
  const { applicationId, check } = toRun;
  await tx.raw(
    `update application_checks set attempts = attempts + 1, last_tried_at = app_now(), last_failure = ?
     where application_id = ? and name = ? and round = ? and outcome is null`,
    [failed.code, applicationId, check, failed.round],
  );
  const delay = retryDelay(failed.attempt, Math.random());
  await addJob(tx, 'run-check', { applicationId, check }, { jobKey: `check:${applicationId}:${check}`, delay });
}

interface Answer extends CheckToRun {
  readonly round: number;
  readonly sealed: string;
  readonly judgement: Judgement;
}

async function storeAnswer(tx: Tx, deps: Deps, answer: Answer): Promise<'answered' | 'nothing-to-ask'> {
  const { applicationId, check, round, judgement } = answer;
  const application = await takeApplication(tx, applicationId);
  if (!application || !asking.includes(application.state)) return 'nothing-to-ask';
  const { rowCount } = await tx.raw(
    `update application_checks set outcome = ?, findings = ?, score = ?, answer = ?, attempts = attempts + 1,
       last_tried_at = app_now(), answered_at = app_now()
     where application_id = ? and name = ? and round = ? and outcome is null`,
    [judgement.outcome, [...judgement.findings], judgement.score ?? null, answer.sealed, applicationId, check, round],
  );
  if (rowCount === 0) return 'nothing-to-ask';
  await tx('applications')
    .where({ id: applicationId })
    .update({ version: tx.raw('version + 1') });
  await recordAudit(tx, {
    event: 'application.checked',
    actor: 'system',
    applicationId,
    details: { check, outcome: judgement.outcome, findings: judgement.findings },
  });
  if (check === 'population') await warnRegistered(tx, deps, applicationId);
  if (check === 'fingers') await forgetFingers(tx, application, judgement);
  await followSettlement(tx, deps, application);
  return 'answered';
}

/** Compared fingers are gone with the comparison; without a reference they go into the register first. */
async function forgetFingers(tx: Tx, application: Application, judgement: Judgement): Promise<void> {
  if (judgement.findings.includes('fingers-no-reference')) await noteMissingReference(tx, application);
  else await tx('held_captures').where({ application_id: application.id }).del();
}
