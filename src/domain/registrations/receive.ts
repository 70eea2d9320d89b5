import { dayOf } from '../../lib/days.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Actor } from '../audit/types.ts';
import { rulesById, rulesOn } from '../rule-sets/index.ts';
import type { CheckName, LimitCase, RuleSet } from '../rule-sets/types.ts';
import { findUnit, holdCalendar } from '../units/queries.ts';
import { askChecks } from './ask-check.ts';
import { askCardSystem } from './card/ask-card-system.ts';
import { dueDay, limitStart } from './deadlines/rules.ts';
import { moveApplication } from './move.ts';
import { queuePapers } from './papers/queue.ts';
import { procedures } from './procedures/index.ts';
import { tellAbout } from './tell.ts';
import type { Application, ApplicationEvent } from './types.ts';

export interface Receipt {
  readonly application: Application;
  /** `complete`: what was missing has come; the limit begins anew, the first receipt stays on the record (D69:13). */
  readonly event: 'receive' | 'complete';
  readonly now: Date;
  readonly actor: Actor;
  readonly requestId?: string | undefined;
  /** Checks whose answer stays. */
  readonly answered?: readonly CheckName[];
}

/** Takes a full file in: from now on the limit runs, and every register the rule set names is asked. Answers the file. */
export async function receiveApplication(tx: Tx, receipt: Receipt): Promise<Application> {
  const { application, event, now } = receipt;
  const rules = application.ruleSet ? rulesById(application.ruleSet) : rulesOn(dayOf(now));
  const limitCase = application.limitCase ?? procedures[application.procedure].usualLimit;
  const dueOn = await dueOf(tx, { application, rules, limitCase, receivedAt: now });
  const received = await step(tx, receipt, event, {
    rule_set: rules.id,
    limit_case: limitCase,
    received_at: now,
    first_received_at: application.firstReceivedAt ?? now,
    due_on: dueOn,
    printed_due_on: dueOn,
  });
  // A completed supplement is another round.
  const { answered = [] } = receipt;
  const names = rules.procedures[received.procedure].checks.value.filter((name) => !answered.includes(name));
  await askChecks(tx, received.id, names);
  await queuePapers(tx, received);
  if (received.procedure === 'citizen-level-2-with-card') await askCardSystem(tx, received.id);
  if (received.procedure === 'foreigner-level-2') await step(tx, receipt, 'forward');
  return step(tx, receipt, 'check');
}

/** Receives a sent file and tells the applicant until when it will be decided. */
export async function takeIn(tx: Tx, deps: Deps, taking: Omit<Receipt, 'event'>): Promise<Application> {
  const application = await receiveApplication(tx, { ...taking, event: 'receive' });
  if (application.dueOn) await tellAbout(tx, deps, { kind: 'application-received', application, dueOn: application.dueOn });
  return application;
}

/** The last day for a file of this case, counted from an instant. */
export async function dueOf(
  tx: Tx,
  {
    application,
    rules,
    limitCase,
    receivedAt,
  }: {
    application: Pick<Application, 'procedure' | 'channel' | 'unitId'>;
    rules: RuleSet;
    limitCase: LimitCase;
    receivedAt: Date;
  },
): Promise<string> {
  const office = application.unitId ? await findUnit(tx, application.unitId) : undefined;
  return dueDay(await holdCalendar(tx), limitStart({ application: { ...application, limitCase, receivedAt }, rules, office }));
}

async function step(
  tx: Tx,
  { application, actor, requestId }: Receipt,
  event: ApplicationEvent,
  set: Readonly<Record<string, unknown>> = {},
): Promise<Application> {
  const moved = await moveApplication(tx, { applicationId: application.id, event, actor, requestId, set });
  if (moved.kind !== 'moved') throw new Error(`a file in ${application.state} cannot ${event}: ${moved.kind}`);
  return moved.application;
}
