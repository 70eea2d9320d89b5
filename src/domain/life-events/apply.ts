import type { FeedRegister } from '../../connectors/registry-events.ts';
import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { lockAccount, takeAccount, unlockAccount } from '../accounts/actions.ts';
import { endByDeath } from '../accounts/death.ts';
import { replaceNumber } from '../accounts/number-replacement.ts';
import { changePerson } from '../accounts/person-data.ts';
import { findAccount } from '../accounts/queries.ts';
import type { LockGround } from '../accounts/types.ts';
import { sendNotice } from '../notifications/actions.ts';
import { dropActivations } from '../registrations/activation/open.ts';
import { authorityFor } from '../registrations/authority.ts';
import { hearOfPaper } from '../registrations/papers/hear.ts';
import { findLanguageOf } from '../registrations/queries.ts';
import { queueLogOutEverywhere } from '../sign-ins/log-out-deliveries.ts';
import { endForLock } from '../sign-ins/sessions.ts';
import { openTask } from '../tasks/actions.ts';
import type { Effect } from './types.ts';

const actor = 'system';

export interface ToApply {
  readonly register: FeedRegister;
  readonly accountId: string;
  readonly effect: Effect;
}

type Sealing = Pick<Deps, 'secrets'>;

/** Lets an effect happen to an account; true when something is different now. */
export async function applyEffect(tx: Tx, deps: Sealing, { register, accountId, effect }: ToApply): Promise<boolean> {
  switch (effect.do) {
    case 'change-person':
      return changePerson(tx, { accountId, change: effect.change, actor });
    case 'replace-number':
      return takeNumber(tx, deps, { accountId, newNumber: effect.newNumber });
    case 'lock':
      return lock(tx, deps, { accountId, ground: effect.ground });
    case 'unlock':
      return ['unlocked', 'still-locked'].includes(await unlockAccount(tx, { accountId, ground: effect.ground, actor }));
    case 'change-paper':
      return hearOfPaper(tx, deps, { accountId, register, number: effect.number, status: effect.status });
    case 'die':
      return die(tx, accountId);
    case 'open-task':
      return askOfficers(tx, accountId, effect.kind);
  }
}

/**
 * Locks, and tells the holder in the same transaction, once for each ground that opens: they learn it from us and not at the door of a
 * service. An account that waits is not in use yet; whoever activates it is told then.
 */
async function lock(tx: Tx, deps: Sealing, { accountId, ground }: { accountId: string; ground: LockGround }): Promise<boolean> {
  if ((await lockAccount(tx, { accountId, ground, actor }, endForLock)) !== 'locked') return false;
  if ((await findAccount(tx, accountId))?.state === 'locked') {
    const language = await findLanguageOf(tx, accountId);
    await sendNotice(tx, deps, { kind: 'account-locked', accountId, ground, ...(language ? { language } : {}) });
  }
  return true;
}

/** The death of somebody whose account never ended by it needs nobody. */
async function askOfficers(tx: Tx, accountId: string, kind: 'death-cancelled' | 'naturalised'): Promise<boolean> {
  const account = await takeAccount(tx, accountId);
  if (kind === 'death-cancelled' && account?.state !== 'dead') return false;
  return openTask(tx, { kind, unitId: await authorityFor(tx), accountId });
}

/** Two accounts cannot have one number: this one is locked until officers have looked at both (law.md 7.2). */
async function takeNumber(tx: Tx, deps: Sealing, { accountId, newNumber }: { accountId: string; newNumber: string }): Promise<boolean> {
  const replaced = await replaceNumber(tx, { accountId, newNumber, actor });
  if (replaced === 'replaced') await unlockAccount(tx, { accountId, ground: 'number-replaced', actor });
  if (replaced !== 'taken') return replaced === 'replaced';
  await lock(tx, deps, { accountId, ground: 'number-replaced' });
  return openTask(tx, { kind: 'number-conflict', unitId: await authorityFor(tx), accountId });
}

async function die(tx: Tx, accountId: string): Promise<boolean> {
  if (!(await endByDeath(tx, { accountId, actor }, endForLock))) return false;
  await dropActivations(tx, accountId);
  await queueLogOutEverywhere(tx, { accountId, reason: 'account' });
  return true;
}
