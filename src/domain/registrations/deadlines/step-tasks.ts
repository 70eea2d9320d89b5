import type { Day } from '../../../lib/days.ts';
import type { Tx } from '../../../platform/database/types.ts';
import { closeTasksOf, openTask } from '../../tasks/actions.ts';
import type { TaskKind } from '../../tasks/types.ts';
import { findAuthority, superiorUnit, unitAt } from '../../units/queries.ts';
import type { Application } from '../types.ts';
import type { DeadlineStep, Look } from './types.ts';

export interface StepTasks {
  readonly application: Application;
  readonly look: Look;
  readonly today: Day;
  readonly lateDueOn: Day | undefined;
}

/** Opens the tasks of the steps that are taken now, at the unit that works on the file and the one above it, and drops what they replace. */
export async function openStepTasks(tx: Tx, { application, look, today, lateDueOn }: StepTasks): Promise<void> {
  const { take, undone, isBroken } = look;
  const wanted = take.flatMap(taskOf);
  if (isBroken && !wanted.includes('apology')) wanted.push('apology');
  const places = wanted.length > 0 ? await placesOf(tx, application, today) : undefined;
  for (const kind of undone.flatMap(taskOf)) await drop(tx, application.id, kind);
  if (take.some((step) => step !== 'half-time')) await drop(tx, application.id, 'half-time');
  if (take.includes('late')) await drop(tx, application.id, 'due-soon');
  for (const kind of places ? wanted : []) {
    const unitId = kind === 'overdue' ? places?.above : places?.unit;
    const dueOn = kind === 'apology' ? today : kind === 'overdue' ? lateDueOn : application.dueOn;
    if (unitId) await openTask(tx, { kind, unitId, applicationId: application.id, dueOn });
  }
}

function taskOf(step: DeadlineStep): TaskKind[] {
  return step === 'late' ? [] : [step];
}

async function drop(tx: Tx, applicationId: string, kind: TaskKind): Promise<void> {
  await closeTasksOf(tx, { applicationId, kind, outcome: 'time-passed', state: 'dropped' });
}

/** Who works on the file today, and who stands above. What came to no office is the authority's. */
async function placesOf(tx: Tx, { unitId }: Application, today: Day): Promise<{ unit: string; above: string } | undefined> {
  const unit = (unitId ? await unitAt(tx, { unitId, day: today }) : undefined) ?? (await findAuthority(tx, today));
  if (!unit) return undefined;
  const above = await superiorUnit(tx, { unitId: unit.id, day: today });
  return { unit: unit.id, above: (above ?? unit).id };
}
