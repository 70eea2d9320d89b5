import { offeredAcrValues, rankOf } from '../../domain/sign-ins/assurance.ts';
import { type DoorSession, useDoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { ownPath } from '../../platform/http/language.ts';
import { problem, redirect } from '../../platform/http/route.ts';
import type { Call, Gate, Reply } from '../../platform/http/types.ts';
import type { Door } from './door.ts';
import { keepPending } from './pending.ts';

export interface Demand {
  /** Absent: what the door always asks for. */
  readonly acr?: string;
  /** Seconds. */
  readonly maxAge?: number;
  readonly prompt?: 'login';
  /** Path to go on to; absent: the page that was asked for. */
  readonly returnTo?: string;
}

/** Whoever is signed in at this door; everybody else is sent to sign in and comes back to the same page. */
export function signedIn(door: Door): Gate<DoorSession> {
  return {
    name: `signed-in ${door.name}`,
    admit: async (call) => {
      const session = await sessionAt(door, call);
      return session ? { admitted: session } : { refused: await beginSignIn(door, call) };
    },
  };
}

/** The session of this door that the browser holds, marked as used. */
export async function sessionAt(door: Door, call: Call): Promise<DoorSession | undefined> {
  const cookie = call.cookie(door.cookie);
  return cookie ? useDoorSession(door.deps.db, door.name, cookie) : undefined;
}

/** Sends the browser to the provider as any service would. A script gets a refusal: it cannot sign anybody in. */
export async function beginSignIn(door: Door, call: Call, demand: Demand = {}): Promise<Reply> {
  if (isFromScript(call)) return problem('forbidden', { status: 401 });
  const maxAge = demand.maxAge ?? door.maxAge;
  const { url, pending } = await door.client.begin({
    acrs: offeredAcrValues.filter((acr) => (rankOf(acr) ?? 0) >= (rankOf(demand.acr ?? door.acr) ?? 0)),
    lang: call.lang,
    returnTo: demand.returnTo ?? pageOf(door, call),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(demand.prompt ? { prompt: demand.prompt } : {}),
  });
  return redirect(url, { cookies: keepPending(door, call, pending) });
}

/** Sent by a script of one of our pages. */
export function isFromScript(call: Call): boolean {
  return call.headers['content-type']?.includes('json') === true;
}

/** The page to come back to: after a form the page that held it, because what was typed is gone. Only paths of this door. */
export function pageOf(door: Door, call: Call): string {
  const { referer } = call.headers;
  const from =
    call.method === 'GET' ? call.raw.req.url : referer?.startsWith(`${door.origin}/`) ? referer.slice(door.origin.length) : undefined;
  const path = ownPath(from, door.origin);
  return path && path !== door.callbackPath && !path.startsWith(`${door.callbackPath}?`) ? path : door.home;
}
