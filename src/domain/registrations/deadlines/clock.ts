import { dayOf } from '../../../lib/days.ts';
import { databaseNow } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import { recordAudit } from '../../audit/actions.ts';
import { closeTasksOf } from '../../tasks/actions.ts';
import type { TaskKind } from '../../tasks/types.ts';
import { listChecks } from '../queries.ts';
import type { Application, ApplicationState } from '../types.ts';
import { lateCause } from './watch-rules.ts';

/** States in which the clock of a file runs (law.md 3.0). */
export const runningStates: readonly ApplicationState[] = [
  'received',
  'registry-check',
  'forwarded',
  'field-verification',
  'awaiting-decision',
];

/** Whether the clock of a file runs in a state. */
export function isRunning(state: ApplicationState): boolean {
  return runningStates.includes(state);
}

const warnings: readonly TaskKind[] = ['half-time', 'due-soon', 'overdue'];

/** The clock of a file stops in this transaction: no warning is of use any more, and whether it was late is written down. */
export async function stopClock(tx: Tx, application: Application, to: ApplicationState): Promise<void> {
  const { id: applicationId, dueOn, printedDueOn = dueOn } = application;
  const isLate = printedDueOn !== undefined && dayOf(await databaseNow(tx)) > printedDueOn;
  if (isLate) await recordLate(tx, { applicationId, dueOn: printedDueOn });
  // The apology for a limit that was missed is still owed.
  for (const kind of isLate ? warnings : [...warnings, 'apology' as const]) {
    await closeTasksOf(tx, { applicationId, kind, outcome: 'clock-stopped', state: 'dropped' });
  }
  // A limit that begins anew has other dates.
  if (to === 'needs-supplement') {
    const none = { due_on: null, printed_due_on: null, late_due_on: null, deadline_steps: '{}' };
    await tx('applications').where({ id: applicationId }).update(none);
  }
}

/** Writes down why a file is late, once: a limit that began anew may be missed for another reason. */
export async function recordLate(tx: Tx, { applicationId, dueOn }: { applicationId: string; dueOn: string }): Promise<void> {
  const cause = lateCause(await listChecks(tx, applicationId), dueOn);
  const changed = await tx('applications').where({ id: applicationId, late_cause: null }).update({ late_cause: cause });
  if (changed > 0) await recordAudit(tx, { event: 'application.overdue', actor: 'system', applicationId, details: { dueOn, cause } });
}
