import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedKey, signingKeyMoves } from '../../src/platform/signing-keys/machine.ts';
import {
  dueTransitions,
  isPublished,
  planAdvance,
  planRevocation,
  planRotation,
  planStart,
  publishingOrder,
  readyAt,
  rotationDefaults,
} from '../../src/platform/signing-keys/rotation.ts';
import type { KeyPlan, SigningAlgorithm, SigningKey, SigningKeyMove, SigningKeyState } from '../../src/platform/signing-keys/types.ts';

const now = new Date('2026-11-24T10:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const limits = { publishAhead: 7200, signFor: 86_400, longestToken: 600, afterExpiry: 3600 };

function key(kid: string, alg: SigningAlgorithm, state: SigningKeyState, seconds = 0): SigningKey {
  return {
    kid,
    alg,
    state,
    publishedAt: ago(seconds),
    signingSince: state === 'next' ? null : ago(seconds),
    oldSince: state === 'old' || state === 'gone' ? ago(seconds) : null,
    goneAt: state === 'gone' || state === 'revoked' ? ago(seconds) : null,
  };
}

/** One signing and one next key for each algorithm, of the given ages in seconds. */
const set = (signing: number, next: number): SigningKey[] => [
  key('es', 'ES256', 'signing', signing),
  key('es-next', 'ES256', 'next', next),
  key('rs', 'RS256', 'signing', signing),
  key('rs-next', 'RS256', 'next', next),
];

/** What the actions do with a plan, without a database. */
function applied(keys: readonly SigningKey[], plan: KeyPlan, at: Date, serial: number): SigningKey[] {
  const moved = keys.map((one) =>
    plan.moves
      .filter(({ kid }) => kid === one.kid)
      .reduce((before, { move }): SigningKey => {
        const state = movedKey(before.state, move);
        if (state === 'signing') return { ...before, state, signingSince: at };
        return state === 'old' ? { ...before, state, oldSince: at } : { ...before, state, goneAt: at };
      }, one),
  );
  const fresh = plan.needs.map(
    ({ alg, state }, index): SigningKey => ({
      kid: `${alg} ${serial} ${index}`,
      alg,
      state,
      publishedAt: at,
      signingSince: state === 'signing' ? at : null,
      oldSince: null,
      goneAt: null,
    }),
  );
  return [...moved, ...fresh];
}

describe('the life of a key', () => {
  test.each<[SigningKeyState, SigningKeyMove, SigningKeyState]>([
    ['next', 'promote', 'signing'],
    ['signing', 'retire', 'old'],
    ['old', 'drop', 'gone'],
    ['next', 'revoke', 'revoked'],
    ['signing', 'revoke', 'revoked'],
    ['old', 'revoke', 'revoked'],
  ])('%s, %s → %s', (from, move, to) => {
    expect(movedKey(from, move)).toBe(to);
  });

  test('every other move throws', () => {
    const states = ['next', 'signing', 'old', 'gone', 'revoked'] as const;
    const moves = Object.keys(signingKeyMoves) as SigningKeyMove[];
    const legal = (state: SigningKeyState, move: SigningKeyMove): boolean =>
      (signingKeyMoves[move].from as readonly SigningKeyState[]).includes(state);
    const illegal = states.flatMap((state) => moves.filter((move) => !legal(state, move)).map((move) => [state, move] as const));
    expect(illegal).toHaveLength(states.length * moves.length - 6);
    for (const [state, move] of illegal) expect(() => movedKey(state, move)).toThrow(`cannot ${move}`);
  });
});

describe('what time makes due', () => {
  test.each<[string, readonly SigningKey[], readonly string[]]>([
    ['nothing while keys are fresh', set(3600, 3600), []],
    ['nothing one second before a key has signed long enough', set(86_399, 86_399), []],
    ['the change exactly at the limit', set(86_400, 86_400), ['es retire', 'es-next promote', 'rs retire', 'rs-next promote']],
    ['no change to a next key published less than 2 h', set(86_400, 7199), []],
    ['the change as soon as it is published 2 h', set(86_400, 7200), ['es retire', 'es-next promote', 'rs retire', 'rs-next promote']],
    ['no end of an old key while a token may live', [...set(0, 0), key('before', 'ES256', 'old', 4199)], []],
    ['its end 1 h after the longest token has expired', [...set(0, 0), key('before', 'ES256', 'old', 4200)], ['before drop']],
    ['nothing of what is gone', [...set(0, 0), key('before', 'ES256', 'gone', 999_999), key('stolen', 'RS256', 'revoked', 999_999)], []],
  ])('%s', (_, keys, moves) => {
    expect(dueTransitions(keys, now, limits).map(({ kid, move }) => `${kid} ${move}`)).toEqual(moves);
  });

  test('a change leaves a place for a new next key', () => {
    expect(planAdvance(set(86_400, 86_400), now, limits).needs).toEqual([
      { alg: 'ES256', state: 'next' },
      { alg: 'RS256', state: 'next' },
    ]);
  });

  test('the limits in use are those of the specification', () => {
    expect(rotationDefaults).toMatchObject({ publishAhead: 7200, longestToken: 600, afterExpiry: 3600 });
  });
});

describe('an operator', () => {
  test('begins with four keys', () => {
    expect(planStart([])).toEqual({
      moves: [],
      needs: [
        { alg: 'ES256', state: 'signing' },
        { alg: 'ES256', state: 'next' },
        { alg: 'RS256', state: 'signing' },
        { alg: 'RS256', state: 'next' },
      ],
    });
    expect(planStart(set(999_999, 0))).toEqual({ moves: [], needs: [] });
  });

  test('cannot rotate before parties had time to fetch the next keys, and is told when', () => {
    const keys = set(3600, 7199);
    expect(planRotation(keys, now, { limits, force: false })).toEqual({ refused: 'too-early', readyAt: new Date(now.getTime() + 1000) });
    const moves = [
      { kid: 'es', move: 'retire' },
      { kid: 'es-next', move: 'promote' },
      { kid: 'rs', move: 'retire' },
      { kid: 'rs-next', move: 'promote' },
    ];
    expect(planRotation(keys, now, { limits, force: true })).toMatchObject({ plan: { moves } });
    expect(planRotation(set(3600, 7200), now, { limits, force: false })).toMatchObject({ plan: { moves } });
  });

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a signing key: the next one takes over at once', 'es', ['es revoke', 'es-next promote'], ['ES256 next']],
    ['a next key: another is made', 'rs-next', ['rs-next revoke'], ['RS256 next']],
    ['an old key: nothing else changes', 'before', ['before revoke'], []],
  ])('revokes %s', (_, kid, moves, needs) => {
    const answer = planRevocation([...set(60, 60), key('before', 'ES256', 'old', 60)], kid);
    if (!('plan' in answer)) throw new Error(answer.refused);
    expect(answer.plan.moves.map((move) => `${move.kid} ${move.move}`)).toEqual(moves);
    expect(answer.plan.needs.map((need) => `${need.alg} ${need.state}`)).toEqual(needs);
  });

  test('cannot revoke what is not published or not known', () => {
    const keys = [...set(60, 60), key('before', 'ES256', 'gone', 60), key('stolen', 'ES256', 'revoked', 60)];
    expect(planRevocation(keys, 'before')).toEqual({ refused: 'not-published' });
    expect(planRevocation(keys, 'stolen')).toEqual({ refused: 'not-published' });
    expect(planRevocation(keys, 'nobody')).toEqual({ refused: 'unknown' });
  });
});

test('the library sees signing keys first, then next, then old ones', () => {
  const keys = [key('c', 'ES256', 'old'), key('d', 'RS256', 'gone'), ...set(0, 0).toReversed(), key('e', 'RS256', 'revoked')];
  expect(publishingOrder(keys).map(({ kid }) => kid)).toEqual(['es', 'rs', 'es-next', 'rs-next', 'c']);
});

const step = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 100_000 }) }),
  fc.record({ kind: fc.constant('rotate' as const) }),
);

test('whatever the order of waiting and rotating: one key of each algorithm signs, after 2 h in public, and stays until its tokens are dead', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let at = now;
      let keys = applied([], planStart([]), at, 0);
      const first = new Set(keys.map(({ kid }) => kid));
      for (const [serial, one] of steps.entries()) {
        if (one.kind === 'wait') at = new Date(at.getTime() + one.seconds * 1000);
        const rotation = one.kind === 'rotate' ? planRotation(keys, at, { limits, force: false }) : undefined;
        const plan = rotation && 'plan' in rotation ? rotation.plan : planAdvance(keys, at, limits);
        keys = applied(keys, plan, at, serial + 1);
        for (const alg of ['ES256', 'RS256']) {
          expect(keys.filter((candidate) => candidate.alg === alg && candidate.state === 'signing')).toHaveLength(1);
          expect(keys.filter((candidate) => candidate.alg === alg && candidate.state === 'next')).toHaveLength(1);
        }
        for (const held of keys) {
          const began = held.signingSince?.getTime() ?? Number.POSITIVE_INFINITY;
          if (!first.has(held.kid) && began < Number.POSITIVE_INFINITY)
            expect(began).toBeGreaterThanOrEqual(readyAt(held, limits).getTime());
          if (held.oldSince && !isPublished(held)) expect((at.getTime() - held.oldSince.getTime()) / 1000).toBeGreaterThanOrEqual(4200);
        }
      }
    }),
  );
});
