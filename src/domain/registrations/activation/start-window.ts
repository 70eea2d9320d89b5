import { type Day, dayOf } from '../../../lib/days.ts';
import { databaseNow } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { rulesById, rulesOn } from '../../rule-sets/index.ts';
import type { RuleSetId } from '../../rule-sets/types.ts';
import { loadCalendar } from '../../units/queries.ts';
import { readContacts } from '../queries.ts';
import { windowEnd } from './window.ts';

interface Started {
  readonly id: string;
  readonly application_id: string;
  readonly account_id: string;
  readonly rule_set: RuleSetId | null;
  readonly language: 'vi' | 'en';
}

/**
 * Starts the window with a delivery of the result on any channel; only the first one counts (D69:14.1). In the transaction that records the
 * delivery. False when it runs already, or nothing waits.
 */
export async function startWindow(tx: Tx, { applicationId, deliveredAt }: { applicationId: string; deliveredAt: Date }): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: Started[] }>(
    `select v.id, v.application_id, v.account_id, p.rule_set, p.language from activations v join applications p on p.id = v.application_id
     where v.application_id = ? and v.state = 'waiting' and v.ends_on is null for update of v`,
    [applicationId],
  );
  const waiting = rows[0];
  if (!waiting) return false;
  const endsOn = await endFrom(tx, waiting, deliveredAt);
  await tx('activations').where({ id: waiting.id }).update({ delivered_at: deliveredAt, ends_on: endsOn });
  await recordAudit(tx, {
    event: 'activation.window-started',
    actor: 'system',
    accountId: waiting.account_id,
    applicationId,
    details: { endsOn },
  });
  return true;
}

/** The rules of the receipt say how long, the calendar of now when. */
async function endFrom(tx: Tx, { rule_set: ruleSet }: Started, from: Date): Promise<Day> {
  const rules = ruleSet ? rulesById(ruleSet) : rulesOn(dayOf(from));
  return windowEnd(from, rules.activation.value.days, await loadCalendar(tx));
}

export type Reopened = { readonly reopened: Day } | { readonly refused: 'not-overdue' };

/**
 * Opens a window that is over anew, from today: all the hotline can do, after it verified the caller. It shows no code, proves nothing and
 * changes no contact.
 */
export async function reopenActivation(
  tx: Tx,
  deps: Pick<Deps, 'secrets'>,
  { activationId, officerId }: { activationId: string; officerId: string },
): Promise<Reopened> {
  const now = await databaseNow(tx);
  const { rows } = await tx.raw<{ rows: Started[] }>(
    `select v.id, v.application_id, v.account_id, p.rule_set, p.language from activations v join applications p on p.id = v.application_id
     where v.id = ? and (v.state = 'overdue' or v.state = 'waiting' and v.ends_on < ?) for update of v`,
    [activationId, dayOf(now)],
  );
  const over = rows[0];
  if (!over) return { refused: 'not-overdue' };
  const endsOn = await endFrom(tx, over, now);
  await tx('activations')
    .where({ id: activationId })
    .update({ state: 'waiting', ends_on: endsOn, reminded: 0, reopened_at: now, reopened_by: officerId });
  const { account_id: accountId, application_id: applicationId, language } = over;
  await recordAudit(tx, { event: 'activation.reopened', actor: `officer:${officerId}`, accountId, applicationId, details: { endsOn } });
  const to = await readContacts(tx, deps.secrets, applicationId);
  await tellApplicant(tx, deps, { kind: 'activation-reopened', applicationId, language, to, endsOn });
  return { reopened: endsOn };
}
