import { cookiePairs } from '../../platform/http/cookies.ts';
import type { PendingSignIn } from '../../platform/first-party-client.ts';
import type { Call, SetCookie } from '../../platform/http/types.ts';
import type { Door } from './door.ts';
import { dropCookie } from './drop-cookie.ts';
import { openSealed } from './sealed.ts';

/** Seconds: as long as an interaction at the provider. */
const life = 30 * 60;
/** Sign-ins begun and left open in one browser; with more, the old ones go: a request header has a limit. */
const mostOpen = 6;

/** One cookie for each sign-in under way, so that two tabs that begin at the same moment both arrive. */
function nameOf(door: Door, state: string): string {
  return `${door.cookie}-in-${state.slice(0, 8)}`;
}

function purposeOf(door: Door): string {
  return `pending-sign-in ${door.name}`;
}

/** Keeps what the browser must bring back with the answer: sealed, because the verifier proves that the code is ours. */
export function keepPending(door: Door, call: Call, pending: PendingSignIn): SetCookie[] {
  // Names come from outside: those of another shape are not ours to delete.
  const ours = new RegExp(`^(?:__Host-)?(${door.cookie}-in-[\\w-]{8})$`);
  const open = cookiePairs(call.headers.cookie).flatMap(([name]) => ours.exec(name)?.[1] ?? []);
  const old = open.length < mostOpen ? [] : open.map(dropCookie);
  const value = door.deps.secrets.seal(purposeOf(door), JSON.stringify(pending));
  return [...old, { name: nameOf(door, pending.state), value, maxAge: life }];
}

/** The sign-in that an answer belongs to; undefined when this browser did not begin it, or it has been answered. */
export function findPending(door: Door, call: Call): PendingSignIn | undefined {
  const { state } = call.query;
  if (!state || !/^[\w-]{16,128}$/.test(state)) return undefined;
  const sealed = call.cookie(nameOf(door, state));
  if (!sealed) return undefined;
  const pending = openSealed(door.deps, purposeOf(door), sealed) as PendingSignIn | undefined;
  return pending?.state === state ? pending : undefined;
}

export function dropPending(door: Door, state: string): SetCookie {
  return dropCookie(nameOf(door, state));
}
