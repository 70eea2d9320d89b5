import { type SignInProblem, signInFailedView } from '../../../views/pages/sign-in-failed.tsx';
import { beginDoorSession, endDoorSession } from '../../domain/sign-ins/door-sessions.ts';
import type { PendingSignIn, SignedIn } from '../../platform/first-party-client.ts';
import { everybody, page, redirect, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route, SetCookie } from '../../platform/http/types.ts';
import type { Door } from './door.ts';
import { dropPending, findPending } from './pending.ts';
import { sessionAt } from './sign-in.ts';

/** Purpose under which the ID token of a door session is sealed: the hint of the log-out. */
export const idTokenPurpose = 'door-id-token';

/** Where the provider's answer arrives. Whatever it says, the browser ends on a page: nothing here begins the sign-in again. */
export function callbackRoute(door: Door): Route {
  return route({
    method: 'GET',
    path: door.callbackPath,
    who: everybody,
    handle: async (call) => {
      const pending = findPending(door, call);
      if (!pending) return strayAnswer(door, call);
      const cookies = [dropPending(door, pending.state)];
      const answer = await redeem(door, call, pending);
      return 'problem' in answer
        ? failed(door, answer.problem, { cookies, returnTo: pending.returnTo })
        : enter(door, call, { answer, pending, cookies });
    },
  });
}

/** The back button after signing in, or an answer that this browser never asked for (RFC 9700 4.7). */
async function strayAnswer(door: Door, call: Call): Promise<Reply> {
  return (await sessionAt(door, call)) ? redirect(door.home) : failed(door, 'stale');
}

async function enter(
  door: Door,
  call: Call,
  { answer, pending, cookies }: { answer: SignedIn; pending: PendingSignIn; cookies: readonly SetCookie[] },
): Promise<Reply> {
  const { db, secrets } = door.deps;
  const { idToken, ...facts } = answer;
  const before = call.cookie(door.cookie);
  const cookie = await beginDoorSession(db, { ...facts, door: door.name, sealedIdToken: secrets.seal(idTokenPurpose, idToken) });
  if (!cookie) return failed(door, 'ended', { cookies, returnTo: pending.returnTo });
  if (before) await endDoorSession(db, before);
  return redirect(pending.returnTo, { cookies: [...cookies, { name: door.cookie, value: cookie }] });
}

async function redeem(door: Door, call: Call, pending: PendingSignIn): Promise<SignedIn | { problem: SignInProblem }> {
  try {
    return await door.client.finish(new URL(call.raw.req.url ?? '', door.origin), pending);
  } catch (error) {
    const found = problemOf(error);
    if (!found) throw error;
    door.deps.log.info({ door: door.name, requestId: call.requestId, code: found.code }, 'sign-in at the door failed');
    return { problem: found.problem };
  }
}

const problems: Readonly<Record<string, SignInProblem>> = {
  access_denied: 'cancelled',
  unmet_authentication_requirements: 'level',
};

/** Errors the provider answered, and answers that do not fit the request. Undefined: our own fault. */
function problemOf(error: unknown): { code: string; problem: SignInProblem } | undefined {
  const { error: oauth, code } = error as { error?: unknown; code?: unknown };
  if (typeof oauth === 'string') return { code: oauth, problem: problems[oauth] ?? 'failed' };
  return typeof code === 'string' && code.startsWith('OAUTH_') ? { code, problem: 'failed' } : undefined;
}

function failed(door: Door, problem: SignInProblem, extras: { cookies?: readonly SetCookie[]; returnTo?: string } = {}): Reply {
  const { cookies = [], returnTo = door.home } = extras;
  return page(signInFailedView, { problem, againHref: returnTo, accountHref: accountOf(door) }, { status: 403, cookies });
}

/** From another door, self-service is where missing factors are added. */
function accountOf(door: Door): string | undefined {
  return door.name === 'self-service' ? undefined : `${door.deps.settings.issuer}/me`;
}
