import { findEdge } from '../../lib/state-machine.ts';
import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor, AuditEvent } from '../audit/types.ts';
import { isRunning, stopClock } from './deadlines/clock.ts';
import { dropPapers } from './papers/queue.ts';
import { timePictures } from './pictures/retention.ts';
import { procedures } from './procedures/index.ts';
import { applicationFromRow, takeApplication } from './queries.ts';
import type { Application, ApplicationEvent } from './types.ts';

export interface Move {
  readonly applicationId: string;
  readonly event: ApplicationEvent;
  readonly actor: Actor;
  readonly requestId?: string | undefined;
  readonly details?: NonNullable<AuditEvent['details']>;
  /** Further columns that change with the state; raw values. */
  readonly set?: Readonly<Record<string, unknown>>;
}

export type MoveOutcome = { readonly kind: 'moved'; readonly application: Application } | { readonly kind: 'state-forbids' | 'unknown' };

/** Takes a file along an edge of its procedure, with its audit row; answers the file as it stands afterwards. */
export async function moveApplication(tx: Tx, move: Move): Promise<MoveOutcome> {
  const application = await takeApplication(tx, move.applicationId);
  if (!application) return { kind: 'unknown' };
  const edge = findEdge(procedures[application.procedure].machine, application.state, move.event);
  if (!edge) return { kind: 'state-forbids' };
  const [row] = await tx('applications')
    .where({ id: application.id })
    .update({ state: edge.to, version: tx.raw('version + 1'), ...move.set })
    .returning('*');
  const stops = isRunning(application.state) && !isRunning(edge.to);
  if (stops) await stopClock(tx, application, edge.to);
  await timePictures(tx, { application, to: edge.to });
  await dropPapers(tx, { applicationId: application.id, to: edge.to });
  await recordAudit(tx, {
    event: edge.audit,
    actor: move.actor,
    applicationId: application.id,
    ...(application.accountId ? { accountId: application.accountId } : {}),
    ...(move.requestId ? { requestId: move.requestId } : {}),
    ...(move.details ? { details: move.details } : {}),
  });
  // Stopping the clock takes its dates away.
  const moved = stops ? await takeApplication(tx, application.id) : applicationFromRow(row);
  return moved ? { kind: 'moved', application: moved } : { kind: 'unknown' };
}
