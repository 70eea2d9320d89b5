import { edgeOf, findEdge } from '../../lib/state-machine.ts';
import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { takeAccount } from './actions.ts';
import { accountMachine } from './machine.ts';

export interface TakingIntoUse {
  readonly accountId: string;
  /** The level that was granted. */
  readonly level: 1 | 2;
  readonly actor: Actor;
  readonly applicationId?: string;
  readonly requestId?: string;
}

/** `state-forbids`: dead, repudiated, or nothing would rise. */
export type TakenIntoUse = 'activated' | 'raised' | 'state-forbids' | 'unknown-account';

/** Takes what was granted into use: a waiting account becomes active, one that is in use rises. A lock stays what it is. */
export async function takeIntoUse(tx: Tx, taking: TakingIntoUse): Promise<TakenIntoUse> {
  const account = await takeAccount(tx, taking.accountId);
  if (!account) return 'unknown-account';
  const edge = findEdge(accountMachine, account.state, 'activate');
  const rises = ['active', 'locked'].includes(account.state) && (account.level ?? 2) < taking.level;
  if (!edge && !rises) return 'state-forbids';
  const activated = edge ? { state: edge.to, activated_at: tx.raw('app_now()') } : {};
  await tx('accounts')
    .where({ id: account.id })
    .update({ level: taking.level, ...activated });
  const { level, actor, applicationId, requestId } = taking;
  await recordAudit(tx, {
    event: edge?.audit ?? 'account.raised',
    actor,
    accountId: account.id,
    ...(applicationId ? { applicationId } : {}),
    ...(requestId ? { requestId } : {}),
    details: { level },
  });
  if (edge) await lockAtOnce(tx, taking);
  return edge ? 'activated' : 'raised';
}

/** A register may have said that the card is revoked while the account was waiting. */
async function lockAtOnce(tx: Tx, { accountId, actor }: TakingIntoUse): Promise<void> {
  const { rows } = await tx.raw('select ground from account_locks where account_id = ? and closed_at is null order by opened_at', [
    accountId,
  ]);
  if (rows.length === 0) return;
  const edge = edgeOf(accountMachine, 'active', 'lock');
  await tx('accounts').where({ id: accountId }).update({ state: edge.to });
  await recordAudit(tx, { event: edge.audit, actor, accountId, details: { ground: String(rows[0].ground) } });
}
