import { endDoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { everybody, noFields, redirect, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route, SetCookie } from '../../platform/http/types.ts';
import { idTokenPurpose } from './callback.ts';
import type { Door } from './door.ts';
import { dropCookie } from './drop-cookie.ts';
import { sessionAt } from './sign-in.ts';

/** Ends the session of the door, then asks the provider to end the one behind it (RP-Initiated Logout 1.0). */
export function logOutRoute(door: Door, path: string): Route {
  return route({ method: 'POST', path, who: everybody, form: noFields, handle: (call) => logOut(door, call) });
}

async function logOut(door: Door, call: Call): Promise<Reply> {
  const session = await sessionAt(door, call);
  const cookie = call.cookie(door.cookie);
  if (cookie) await endDoorSession(door.deps.db, cookie);
  if (!session) return redirect(door.home, { cookies: [forget(door)] });
  const idToken = door.deps.secrets.unseal(idTokenPurpose, session.sealedIdToken);
  return redirect(door.client.logOutUrl(idToken), { cookies: [forget(door)] });
}

export function forget(door: Door): SetCookie {
  return dropCookie(door.cookie);
}
