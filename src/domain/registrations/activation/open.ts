import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database/types.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { ActivationState } from '../types.ts';

export interface NewActivation {
  readonly accountId: string;
  readonly applicationId: string;
  /** The level that the account has from activation on. */
  readonly level: 1 | 2;
}

/**
 * Opens the activation of what was just granted, in the transaction of the grant; answers its id. The window itself starts with the first
 * delivery. One that is still open on the account is dropped: whoever raises an account that was never taken into use activates once.
 */
export async function openActivation(tx: Tx, { accountId, applicationId, level }: NewActivation): Promise<string> {
  await dropActivations(tx, accountId);
  const id = randomUUID();
  await tx.raw('insert into activations (id, account_id, application_id, level) values (?, ?, ?, ?)', [
    id,
    accountId,
    applicationId,
    level,
  ]);
  await recordAudit(tx, { event: 'activation.opened', actor: 'system', accountId, applicationId, details: { level } });
  return id;
}

/** Ends what is open on an account without its being taken into use. */
export async function dropActivations(tx: Tx, accountId: string): Promise<void> {
  await tx.raw(
    `update activations set state = ?, ended_at = app_now(), sitting_hash = null, contact_code_mac = null
     where account_id = ? and state in ('waiting', 'overdue')`,
    ['dropped' satisfies ActivationState, accountId],
  );
}
