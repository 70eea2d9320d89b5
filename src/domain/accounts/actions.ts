import { randomUUID } from 'node:crypto';
import { type Edge, findEdge } from '../../lib/state-machine.ts';
import type { Tx } from '../../platform/database/types.ts';
import { endGrantsAboveLevelOne } from '../../platform/token-store/end-grants.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import { accountMachine } from './machine.ts';
import { accountFromRow } from './queries.ts';
import type { Account, AccountState, EndEverything, LockChange } from './types.ts';

export type LockOutcome = 'locked' | 'already-open' | 'state-forbids' | 'unknown-account';
export type UnlockOutcome = 'unlocked' | 'still-locked' | 'not-open' | 'state-forbids' | 'unknown-account';
export type LowerOutcome = 'lowered' | 'not-level-2' | 'unknown-account';

/** Opens a ground of lock; the account is locked from this transaction on, and what it had issued ends in the same one. */
export async function lockAccount(tx: Tx, change: LockChange, endEverything: EndEverything): Promise<LockOutcome> {
  const account = await takeAccount(tx, change.accountId);
  if (!account) return 'unknown-account';
  const edge = findEdge(accountMachine, account.state, 'lock');
  if (!edge) return 'state-forbids';
  const { rows } = await tx.raw(
    `insert into account_locks (id, account_id, ground, rule_set) values (?, ?, ?, rule_set_on(app_now()))
     on conflict (account_id, ground) where closed_at is null do nothing returning id`,
    [randomUUID(), account.id, change.ground],
  );
  if (rows.length === 0) return 'already-open';
  await follow(tx, { account, edge, change });
  await endEverything(tx, account.id, 'account');
  return 'locked';
}

/** Closes a ground of lock; the account unlocks by itself when no ground remains (D69:30.1). What the lock ended does not come back. */
export async function unlockAccount(tx: Tx, change: LockChange): Promise<UnlockOutcome> {
  const account = await takeAccount(tx, change.accountId);
  if (!account) return 'unknown-account';
  const edge = findEdge(accountMachine, account.state, 'unlock');
  if (!edge) return 'state-forbids';
  const closed = await tx.raw('update account_locks set closed_at = app_now() where account_id = ? and ground = ? and closed_at is null', [
    account.id,
    change.ground,
  ]);
  if (closed.rowCount === 0) return 'not-open';
  const { rows } = await tx.raw('select 1 from account_locks where account_id = ? and closed_at is null limit 1', [account.id]);
  const isLast = rows.length === 0;
  if (isLast) await follow(tx, { account, edge, change });
  else await recordChange(tx, 'account.ground-closed', change);
  return isLast ? 'unlocked' : 'still-locked';
}

/** Lowers an account to level 1 and ends every grant whose acr says more than that; a later rise does not bring them back. */
export async function lowerLevel(tx: Tx, lowered: { accountId: string; actor: Actor; requestId?: string }): Promise<LowerOutcome> {
  const account = await takeAccount(tx, lowered.accountId);
  if (!account) return 'unknown-account';
  if (account.level !== 2) return 'not-level-2';
  await tx('accounts').where({ id: account.id }).update({ level: 1 });
  await endGrantsAboveLevelOne(tx, account.id);
  const { actor, requestId } = lowered;
  await recordAudit(tx, { event: 'account.lowered', actor, accountId: account.id, ...(requestId ? { requestId } : {}) });
  return 'lowered';
}

/** Whoever issues holds the row FOR SHARE until the token is written, so nothing slips between the state and what it kills. */
export async function takeAccount(tx: Tx, id: string): Promise<Account | undefined> {
  const row = await tx('accounts').where({ id }).forNoKeyUpdate().first();
  return row && accountFromRow(row);
}

async function follow(tx: Tx, step: { account: Account; edge: Edge<AccountState>; change: LockChange }): Promise<void> {
  const { account, edge, change } = step;
  await tx('accounts').where({ id: account.id }).update({ state: edge.to });
  await recordChange(tx, edge.audit, change);
}

async function recordChange(tx: Tx, event: Edge<AccountState>['audit'], change: LockChange): Promise<void> {
  await recordAudit(tx, {
    event,
    actor: change.actor,
    accountId: change.accountId,
    ...(change.requestId ? { requestId: change.requestId } : {}),
    details: { ground: change.ground },
  });
}
