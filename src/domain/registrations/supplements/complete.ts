import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Actor } from '../../audit/types.ts';
import { listChecks, takeApplication } from '../queries.ts';
import { receiveApplication } from '../receive.ts';
import { tellAbout } from '../tell.ts';
import type { Application } from '../types.ts';

export type CompleteOutcome =
  | { readonly kind: 'received'; readonly application: Application }
  | { readonly kind: 'changed' | 'state-forbids' | 'unknown' };

export interface SupplementAnswer {
  readonly applicationId: string;
  readonly actor: Actor;
  readonly requestId: string;
  /** The file is still about the person of whom the registers were asked. */
  readonly isSamePerson?: boolean;
}

/**
 * What was missing has come: the file is received, its limit begins anew and the registers are asked again. Fingers that were compared are not:
 * their images are gone, and an answer about the same person stays true. Of two clicks one counts.
 */
export async function completeSupplement(deps: Deps, answer: SupplementAnswer): Promise<CompleteOutcome> {
  return inTransaction(deps.db, (tx) => completeFile(tx, deps, answer));
}

/** The same, in the transaction that keeps what was missing. */
export async function completeFile(tx: Tx, deps: Deps, answer: SupplementAnswer): Promise<CompleteOutcome> {
  const { applicationId, actor, requestId, isSamePerson = true } = answer;
  const waiting = await takeApplication(tx, applicationId);
  if (waiting?.state !== 'needs-supplement') return { kind: waiting ? 'state-forbids' : 'unknown' };
  await tx('application_supplements')
    .where({ application_id: applicationId, answered_at: null })
    .update({ answered_at: tx.raw('app_now()'), answered_by: actor });
  const now = await databaseNow(tx);
  const fingers = (await listChecks(tx, applicationId)).find(({ name }) => name === 'fingers');
  const answered = isSamePerson && fingers?.answeredAt ? [fingers.name] : [];
  const application = await receiveApplication(tx, { application: waiting, event: 'complete', now, actor, requestId, answered });
  if (application.dueOn) await tellAbout(tx, deps, { kind: 'application-received', application, dueOn: application.dueOn });
  return { kind: 'received', application };
}
