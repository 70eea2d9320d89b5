import { deviceCookieName } from '../../domain/credentials/device-cookie.ts';
import type { Holder } from '../../domain/sign-ins/by-holder.ts';
import type { DoorSession } from '../../domain/sign-ins/door-sessions.ts';
import type { ServiceName } from '../../domain/overviews/services.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Call, Gate, Lang, Visit } from '../../platform/http/types.ts';
import { type Door, openDoor } from '../first-party/door.ts';
import { freshlySignedIn } from '../first-party/fresh.ts';
import { signedIn } from '../first-party/sign-in.ts';

/** What `app.ts` hands to this door. */
export interface SelfServiceParts {
  readonly deps: Deps;
  /** Reaches our own issuer through our own listener. */
  readonly fetch: typeof globalThis.fetch;
}

/** The door with its gates. */
export interface Me extends SelfServiceParts {
  readonly door: Door;
  readonly signedIn: Gate<DoorSession>;
  /** For adding a factor: also open after a recovery code, which is what such a code is for. */
  readonly mayAdd: Gate<DoorSession>;
  /** For every other change of factors. */
  readonly mayChange: Gate<DoorSession>;
}

export type MyVisit<F = unknown> = Visit<DoorSession, F>;

export function openSelfService(parts: SelfServiceParts): Me {
  const door = openDoor('self-service', parts.deps, parts.fetch);
  return {
    ...parts,
    door,
    signedIn: signedIn(door),
    mayAdd: freshlySignedIn(door, { confirmPath, recovery: 'passes' }),
    mayChange: freshlySignedIn(door, { confirmPath, recovery: { leadsTo: '/me/factors' } }),
  };
}

export const confirmPath = (to: string): string => `/me/confirm?to=${encodeURIComponent(to)}`;

/** Who asks, for an action: the account of the door session, never one that a form names. */
export function holderOf(visit: MyVisit): Holder {
  const { accountId, sessionUid } = visit.who;
  return { accountId, sessionUid, requestId: visit.requestId, language: visit.lang };
}

/** Name of this door session wherever challenges are bound to it. */
export function sittingOf({ id }: Pick<DoorSession, 'id'>): string {
  return id.toString('hex');
}

/** What a service is called; one whose admission is gone keeps its id, so that nothing is hidden. */
export function serviceName(names: ReadonlyMap<string, ServiceName>, clientId: string, lang: Lang): string {
  return names.get(clientId)?.[lang] ?? clientId;
}

/** Device cookie: failures on a known device are counted apart. */
export function deviceTokenOf(call: Call): string | undefined {
  return call.cookie(deviceCookieName);
}
