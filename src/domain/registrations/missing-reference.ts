import type { Tx } from '../../platform/database/types.ts';
import { addJob } from '../../platform/jobs/queue.ts';
import { recordAudit } from '../audit/actions.ts';
import { rulesById } from '../rule-sets/index.ts';
import { dueOf } from './receive.ts';
import type { Application } from './types.ts';

/**
 * The immigration register has neither face nor fingers of this foreigner: the limit is the long one, counted from the same receipt, and
 * the captures are enrolled there (law.md 3.5). A citizen without a reference is a matter for the officer who decides.
 */
export async function noteMissingReference(tx: Tx, application: Application): Promise<void> {
  if (application.procedure !== 'foreigner-level-2' || !application.ruleSet || !application.receivedAt) {
    await tx('held_captures').where({ application_id: application.id }).del();
    return;
  }
  const limitCase = 'foreigner-without-reference';
  if (application.limitCase === limitCase) return;
  const dueOn = await dueOf(tx, { application, rules: rulesById(application.ruleSet), limitCase, receivedAt: application.receivedAt });
  await tx('applications').where({ id: application.id }).update({ limit_case: limitCase, due_on: dueOn, printed_due_on: dueOn });
  await recordAudit(tx, {
    event: 'application.limit-changed',
    actor: 'system',
    applicationId: application.id,
    details: { limitCase, dueOn },
  });
  await addJob(tx, 'enrol-captures', { applicationId: application.id }, { jobKey: `enrol:${application.id}` });
}
