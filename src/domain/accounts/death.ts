import { findEdge } from '../../lib/state-machine.ts';
import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { takeAccount } from './actions.ts';
import { accountMachine } from './machine.ts';
import type { EndEverything } from './types.ts';

/** The holder has died: the account and the electronic card are locked for good (L-CC:34.1d). False when it had ended already. */
export async function endByDeath(
  tx: Tx,
  death: { readonly accountId: string; readonly actor: Actor },
  endEverything: EndEverything,
): Promise<boolean> {
  const { accountId, actor } = death;
  const account = await takeAccount(tx, accountId);
  const edge = account && findEdge(accountMachine, account.state, 'die');
  if (!edge) return false;
  await tx('accounts').where({ id: accountId }).update({ state: edge.to });
  await tx.raw('update electronic_identity_cards set ended_at = app_now() where account_id = ? and ended_at is null', [accountId]);
  await recordAudit(tx, { event: edge.audit, actor, accountId });
  await endEverything(tx, accountId, 'account');
  return true;
}
