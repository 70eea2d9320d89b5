import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { announce } from './enrolment/announce.ts';
import { forgetAllDevices } from './devices.ts';
import type { Change, PassedFactor } from './types.ts';

/**
 * "This wasn't me": nobody signs in until recovery, however long it takes, and no device is known any more. Ending the sessions is the
 * caller's part of the same transaction. False when the account was held already.
 */
export async function holdAccount(tx: Tx, deps: Deps, change: Change): Promise<boolean> {
  const { rowCount } = await tx.raw('update accounts set held = true where id = ? and not held', [change.accountId]);
  if (rowCount !== 1) return false;
  await forgetAllDevices(tx, change.accountId);
  await announce(tx, deps, { change, event: 'account.held', details: {}, notice: { kind: 'hold-started' } });
  return true;
}

/** A recovery code and one more factor, both passed in this sitting: what ends a hold. */
export function endsHold(passed: readonly PassedFactor[]): boolean {
  return passed.some(({ kind }) => kind === 'recovery-code') && passed.some(({ kind }) => kind !== 'recovery-code');
}

/** Ends the hold of somebody who recovered; false when the factors do not suffice or nothing was held. */
export async function endHoldByRecovery(
  tx: Tx,
  deps: Deps,
  { change, passed }: { change: Change; passed: readonly PassedFactor[] },
): Promise<boolean> {
  if (!endsHold(passed)) return false;
  const { rowCount } = await tx.raw('update accounts set held = false where id = ? and held', [change.accountId]);
  if (rowCount !== 1) return false;
  const factors = passed.map(({ kind }) => kind);
  await announce(tx, deps, { change, event: 'account.hold-ended', details: { factors }, notice: { kind: 'hold-ended' } });
  return true;
}
