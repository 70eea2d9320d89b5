import type { FingerCapture } from '../../../connectors/registries.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { askChecks } from '../ask-check.ts';
import { moveApplication } from '../move.ts';
import { keepPicture } from '../pictures/keep.ts';
import { listChecks, takeApplication } from '../queries.ts';
import { settleTasks } from '../settled-tasks.ts';
import type { Application, Check } from '../types.ts';
import { noteFinger } from './fingers.ts';
import { holdFingers } from './held.ts';
import type { CounterChange } from './types.ts';

/** Rounds of one comparison: somebody who is not the person must not try until it fits (NIST SP 800-63B-4 3.2.3). */
const mostRounds = 5;

export type Recaptured = 'asked' | 'not-poor' | 'too-many' | 'state-forbids';

export interface Recapture extends CounterChange {
  /** A new face, or new fingers in the place of all that were captured before. */
  readonly of: { readonly face: Uint8Array } | { readonly fingers: readonly FingerCapture[] };
}

/** Whether a comparison may be made again with a new capture: the register could not use the last one. */
export function mayCaptureAgain(application: Pick<Application, 'state'>, check: Pick<Check, 'name' | 'round' | 'findings'>): boolean {
  return whyNotAgain(application, check) === undefined;
}

function whyNotAgain(
  { state }: Pick<Application, 'state'>,
  check: Pick<Check, 'name' | 'round' | 'findings'> | undefined,
): Exclude<Recaptured, 'asked'> | undefined {
  if (state !== 'registry-check' && state !== 'awaiting-decision') return 'state-forbids';
  const isPoor = check?.findings.some((finding) => finding === 'face-poor-capture' || finding === 'fingers-poor-capture');
  if (!check || !isPoor) return 'not-poor';
  return check.round >= mostRounds ? 'too-many' : undefined;
}

/** A register could not use a capture: it is asked anew with another one, and a file that already waited for its decision goes back. */
export async function askAgainAtCounter(deps: Deps, recapture: Recapture): Promise<Recaptured> {
  const { applicationId, officerId, of } = recapture;
  const name = 'face' in of ? 'face' : 'fingers';
  return inTransaction(deps.db, async (tx) => {
    const application = await takeApplication(tx, applicationId);
    if (!application || application.keyedBy !== officerId) return 'state-forbids';
    const check = (await listChecks(tx, applicationId)).find((one) => one.name === name);
    const refusal = whyNotAgain(application, check);
    if (refusal) return refusal;
    if ('face' in of) await keepPicture(tx, deps, { applicationId, kind: 'face', source: 'officer', jpeg: of.face });
    else await recaptureFingers(tx, deps, { applicationId, fingers: of.fingers });
    await backToCheck(tx, application, recapture);
    await askChecks(tx, applicationId, [name]);
    return 'asked';
  });
}

async function recaptureFingers(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  { applicationId, fingers }: { applicationId: string; fingers: readonly FingerCapture[] },
): Promise<void> {
  for (const { finger, image } of fingers) await noteFinger(tx, applicationId, { finger, kind: 'image', jpeg: image });
  await holdFingers(tx, secrets, { applicationId, fingers, withOlder: false });
}

async function backToCheck(tx: Tx, application: Application, { officerId, requestId, of }: Recapture): Promise<void> {
  const actor = `officer:${officerId}` as const;
  const details = { captured: 'face' in of ? 'face' : 'fingers' };
  if (application.state === 'awaiting-decision') {
    await moveApplication(tx, { applicationId: application.id, event: 'check', actor, requestId, details });
    await settleTasks(tx, { applicationId: application.id, outcome: 'captured-again' });
    return;
  }
  await tx('applications')
    .where({ id: application.id })
    .update({ version: tx.raw('version + 1') });
  await recordAudit(tx, { event: 'application.captured-again', actor, applicationId: application.id, requestId, details });
}
