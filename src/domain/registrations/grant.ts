import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { openTask } from '../tasks/actions.ts';
import { openActivation } from './activation/open.ts';
import { authorityFor } from './authority.ts';
import { recordDecision } from './decisions.ts';
import { issueElectronicCard } from './electronic-card.ts';
import { holdAccount, type Registered } from './grant-account.ts';
import { moveApplication } from './move.ts';
import { integratePapers } from './papers/integrate.ts';
import { procedures } from './procedures/index.ts';
import { settleTasks } from './settled-tasks.ts';
import { tellAbout } from './tell.ts';
import type { Application } from './types.ts';

export interface Grant {
  readonly application: Application;
  /** What the register says of the person: this is written, not what was typed. */
  readonly registered: Registered;
  readonly contacts: { readonly phone?: string; readonly email?: string };
  readonly officerId?: string | undefined;
  readonly requestId?: string | undefined;
}

export type GrantOutcome = { readonly kind: 'granted'; readonly accountId: string } | { readonly kind: 'account-exists' };

/**
 * Grants a file in one transaction: account made or raised from activation on, electronic card, confirmed papers, decision, notice. The
 * caller holds the file's row and has asked again what must be true now.
 */
export async function grantApplication(tx: Tx, deps: Deps, grant: Grant): Promise<GrantOutcome> {
  const { application, officerId, requestId } = grant;
  const { level } = procedures[application.procedure];
  const held = await holdAccount(tx, deps, grant);
  if (held.kind === 'account-exists') return held;
  const moved = await moveApplication(tx, {
    applicationId: application.id,
    event: 'grant',
    actor: officerId ? `officer:${officerId}` : 'system',
    requestId,
    details: { level },
    set: { decided_at: tx.raw('app_now()'), account_id: held.accountId },
  });
  // The account is written already: only throwing takes it back. Who calls has looked at the state under the same lock.
  if (moved.kind !== 'moved') throw new Error(`a grant from ${application.state} of ${application.procedure}`);
  const { drawn } = await recordDecision(tx, deps, { ...grant, outcome: 'grant' });
  await openActivation(tx, { accountId: held.accountId, applicationId: application.id, level });
  if (application.ruleSet) await issueElectronicCard(tx, { accountId: held.accountId, ruleSet: application.ruleSet });
  if (level === 2) await integratePapers(tx, deps, { application: moved.application, accountId: held.accountId });
  await settleTasks(tx, { applicationId: application.id, officerId, outcome: 'granted' });
  if (drawn) await openTask(tx, { kind: 'review-grant', unitId: await authorityFor(tx), applicationId: application.id });
  await tellAbout(tx, deps, { application: moved.application, kind: 'application-granted' });
  return { kind: 'granted', accountId: held.accountId };
}
