import type { Machine } from '../../lib/state-machine.ts';
import type { AccountEvent, AccountState } from './types.ts';

/**
 * The life of an account. Locked is one state however many grounds are open (`account_locks`): a further ground leads back into it, and
 * only the last one that closes leads out (D69:15, 30.1). A waiting account keeps its grounds until it is taken into use, and is locked then.
 * Death and repudiation have no way back.
 */
export const accountMachine: Machine<AccountState, AccountEvent> = {
  waiting: {
    activate: { to: 'active', audit: 'account.activated' },
    lock: { to: 'waiting', audit: 'account.ground-added' },
    unlock: { to: 'waiting', audit: 'account.ground-closed' },
    die: { to: 'dead', audit: 'account.died' },
    repudiate: { to: 'repudiated', audit: 'account.repudiated' },
  },
  active: {
    lock: { to: 'locked', audit: 'account.locked' },
    die: { to: 'dead', audit: 'account.died' },
    repudiate: { to: 'repudiated', audit: 'account.repudiated' },
  },
  locked: {
    lock: { to: 'locked', audit: 'account.ground-added' },
    unlock: { to: 'active', audit: 'account.unlocked' },
    die: { to: 'dead', audit: 'account.died' },
    repudiate: { to: 'repudiated', audit: 'account.repudiated' },
  },
  dead: {},
  repudiated: {},
};
