import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordDecision } from './decisions.ts';
import { moveApplication } from './move.ts';
import { settleTasks } from './settled-tasks.ts';
import { tellAbout } from './tell.ts';
import type { Application, RefusalReason } from './types.ts';

export interface Refusal {
  readonly application: Application;
  readonly reasons: readonly RefusalReason[];
  readonly explanation?: string | undefined;
  /** Absent: the machine, on hard facts alone. */
  readonly officerId?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Refuses a file: state, decision with its reasons, notice, in the caller's transaction. False when its state forbids it. */
export async function refuseApplication(tx: Tx, deps: Pick<Deps, 'secrets'>, refusal: Refusal): Promise<boolean> {
  const { application, reasons, officerId, requestId } = refusal;
  const moved = await moveApplication(tx, {
    applicationId: application.id,
    event: 'refuse',
    actor: officerId ? `officer:${officerId}` : 'system',
    requestId,
    details: { reasons },
    set: { decided_at: tx.raw('app_now()') },
  });
  if (moved.kind !== 'moved') return false;
  await recordDecision(tx, deps, { ...refusal, outcome: 'refuse' });
  await settleTasks(tx, { applicationId: application.id, officerId, outcome: 'refused' });
  await tellAbout(tx, deps, { application: moved.application, kind: 'application-refused' });
  return true;
}
