import { describe, expect, test } from 'vitest';
import { accountMachine } from '../../src/domain/accounts/machine.ts';
import type { AccountEvent, AccountState } from '../../src/domain/accounts/types.ts';
import { AppError } from '../../src/lib/errors.ts';
import { edgeOf, findEdge } from '../../src/lib/state-machine.ts';

const states: readonly AccountState[] = ['waiting', 'active', 'locked', 'dead', 'repudiated'];
const events: readonly AccountEvent[] = ['activate', 'lock', 'unlock', 'die', 'repudiate'];

/** The whole life of an account; what is not here must be impossible. */
const life: Readonly<Record<string, readonly [AccountState, string]>> = {
  'waiting activate': ['active', 'account.activated'],
  'waiting lock': ['waiting', 'account.ground-added'],
  'waiting unlock': ['waiting', 'account.ground-closed'],
  'waiting die': ['dead', 'account.died'],
  'waiting repudiate': ['repudiated', 'account.repudiated'],
  'active lock': ['locked', 'account.locked'],
  'active die': ['dead', 'account.died'],
  'active repudiate': ['repudiated', 'account.repudiated'],
  'locked lock': ['locked', 'account.ground-added'],
  'locked unlock': ['active', 'account.unlocked'],
  'locked die': ['dead', 'account.died'],
  'locked repudiate': ['repudiated', 'account.repudiated'],
};

describe.each(states)('a %s account', (state) => {
  test.each(events)('on %s', (event) => {
    const expected = life[`${state} ${event}`];
    if (expected) expect(edgeOf(accountMachine, state, event)).toEqual({ to: expected[0], audit: expected[1] });
    else {
      expect(findEdge(accountMachine, state, event)).toBeUndefined();
      expect(() => edgeOf(accountMachine, state, event)).toThrow(AppError);
    }
  });
});

test('nothing leads out of death and repudiation, and nothing leads to where no event is', () => {
  expect([accountMachine.dead, accountMachine.repudiated]).toEqual([{}, {}]);
  const targets = Object.values(accountMachine).flatMap((edges) => Object.values(edges).map((edge) => edge.to));
  expect(targets.every((state) => states.includes(state))).toBe(true);
});

test('names that every object has are no events', () => {
  expect(findEdge(accountMachine, 'active', 'constructor' as AccountEvent)).toBeUndefined();
});
