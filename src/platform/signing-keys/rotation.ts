import { movedKey } from './machine.ts';
import type { KeyNeed, KeyPlan, RotationLimits, SigningAlgorithm, SigningKey, SigningKeyState } from './types.ts';

export const signingAlgorithms: readonly SigningAlgorithm[] = ['ES256', 'RS256'];

export const rotationDefaults: RotationLimits = {
  publishAhead: 2 * 3600,
  signFor: 90 * 86_400,
  longestToken: 10 * 60,
  afterExpiry: 3600,
};

type Move = KeyPlan['moves'][number];

/** What time alone makes due: the change of keys that have signed long enough, and the end of old ones. A moment exactly at a limit counts as after it. */
export function dueTransitions(keys: readonly SigningKey[], now: Date, limits: RotationLimits): Move[] {
  return [
    ...keys.filter((key) => mayDrop(key, now, limits)).map(({ kid }): Move => ({ kid, move: 'drop' })),
    ...dueChanges(keys, now, limits),
  ];
}

/** Nothing is dropped that a token still alive could have been signed with. */
function mayDrop({ state, oldSince }: SigningKey, now: Date, limits: RotationLimits): boolean {
  return state === 'old' && oldSince !== null && secondsSince(oldSince, now) >= limits.longestToken + limits.afterExpiry;
}

function dueChanges(keys: readonly SigningKey[], now: Date, limits: RotationLimits): Move[] {
  return signingAlgorithms.flatMap((alg) => {
    const signing = one(keys, alg, 'signing');
    const next = one(keys, alg, 'next');
    if (!next || readyAt(next, limits) > now) return [];
    const tired = !signing?.signingSince || secondsSince(signing.signingSince, now) >= limits.signFor;
    return tired ? change(signing, next) : [];
  });
}

/** When a next key may begin to sign. */
export function readyAt(next: SigningKey, limits: RotationLimits): Date {
  return new Date(next.publishedAt.getTime() + limits.publishAhead * 1000);
}

/** What is missing of one signing and one next key for each algorithm. */
export function planStart(keys: readonly SigningKey[]): KeyPlan {
  return completed(keys, []);
}

/** All that time makes due, and the keys that must be made so that each algorithm has one that signs and one that is next. */
export function planAdvance(keys: readonly SigningKey[], now: Date, limits: RotationLimits): KeyPlan {
  return completed(keys, dueTransitions(keys, now, limits));
}

/** The change of every signing key now, or the time from which it can be had without `force`. */
export function planRotation(
  keys: readonly SigningKey[],
  now: Date,
  { limits, force }: { limits: RotationLimits; force: boolean },
): { readonly plan: KeyPlan } | { readonly refused: 'too-early'; readonly readyAt: Date } {
  const nexts = signingAlgorithms.flatMap((alg) => one(keys, alg, 'next') ?? []);
  const latest = new Date(Math.max(...nexts.map((next) => readyAt(next, limits).getTime()), 0));
  if (!force && latest > now) return { refused: 'too-early', readyAt: latest };
  return {
    plan: completed(
      keys,
      nexts.flatMap((next) => change(one(keys, next.alg, 'signing'), next)),
    ),
  };
}

/** The end of one key at once. When it was signing, the next one takes over however short it has been published: a stolen key is worse. */
export function planRevocation(
  keys: readonly SigningKey[],
  kid: string,
): { readonly plan: KeyPlan } | { readonly refused: 'unknown' | 'not-published' } {
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) return { refused: 'unknown' };
  if (!isPublished(key)) return { refused: 'not-published' };
  const next = key.state === 'signing' ? one(keys, key.alg, 'next') : undefined;
  return { plan: completed(keys, [{ kid, move: 'revoke' }, ...(next ? change(undefined, next) : [])]) };
}

/** In `/jwks`. */
export function isPublished({ state }: Pick<SigningKey, 'state'>): boolean {
  return state === 'next' || state === 'signing' || state === 'old';
}

/** The order in which the library must see keys: it signs with the first of an algorithm. */
export function publishingOrder<K extends Pick<SigningKey, 'state' | 'alg'>>(keys: readonly K[]): K[] {
  const rank: readonly SigningKeyState[] = ['signing', 'next', 'old'];
  const place = ({ state, alg }: K): number => rank.indexOf(state) * signingAlgorithms.length + signingAlgorithms.indexOf(alg);
  return keys.filter(isPublished).toSorted((a, b) => place(a) - place(b));
}

function change(signing: SigningKey | undefined, next: SigningKey): Move[] {
  // The one before steps back first: at no moment do two keys of an algorithm sign.
  return [...(signing ? [{ kid: signing.kid, move: 'retire' } as const] : []), { kid: next.kid, move: 'promote' }];
}

function completed(keys: readonly SigningKey[], moves: readonly Move[]): KeyPlan {
  const after = keys.map((key) =>
    moves.filter(({ kid }) => kid === key.kid).reduce((moving, { move }) => ({ ...moving, state: movedKey(moving.state, move) }), key),
  );
  const needs = signingAlgorithms.flatMap((alg) =>
    (['signing', 'next'] as const).flatMap((state): KeyNeed[] => (one(after, alg, state) ? [] : [{ alg, state }])),
  );
  return { moves, needs };
}

function one(keys: readonly SigningKey[], alg: SigningAlgorithm, state: SigningKeyState): SigningKey | undefined {
  return keys.find((key) => key.alg === alg && key.state === state);
}

function secondsSince(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 1000;
}
