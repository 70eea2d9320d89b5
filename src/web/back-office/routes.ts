import { noRightView, signedOutView } from '../../../views/pages/back-office/no-right.tsx';
import { findNumber, findPerson } from '../../domain/accounts/queries.ts';
import { recordRefusedDesk } from '../../domain/officers/actions.ts';
import type { DoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { maskName } from '../../lib/names.ts';
import { maskNumber } from '../../lib/numbers.ts';
import type { Deps } from '../../platform/deps.ts';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { callbackRoute } from '../first-party/callback.ts';
import { type Door, openDoor } from '../first-party/door.ts';
import { logOutRoute } from '../first-party/log-out.ts';
import { signedIn } from '../first-party/sign-in.ts';

/** What `app.ts` hands to this door. */
export interface BackOfficeParts {
  readonly deps: Deps;
  /** Reaches our own issuer through our own listener. */
  readonly fetch: typeof globalThis.fetch;
}

/** The officers' door: anybody may sign in, and until somebody is appointed everybody sees that they have no right. */
export function backOfficeRoutes({ deps, fetch }: BackOfficeParts): readonly Route[] {
  const door = openDoor('back-office', deps, fetch);
  return [
    callbackRoute(door),
    logOutRoute(door, '/log-out'),
    route({ method: 'GET', path: '/', who: signedIn(door), handle: (visit) => refuse(door, visit) }),
    route({ method: 'GET', path: '/signed-out', who: everybody, handle: async () => page(signedOutView, {}) }),
  ];
}

async function refuse({ deps }: Door, visit: Visit<DoorSession, unknown>): Promise<Reply> {
  const { accountId } = visit.who;
  const { issuer } = deps.settings;
  const [person, number] = await Promise.all([findPerson(deps.db, accountId), findNumber(deps.db, accountId)]);
  await recordRefusedDesk(deps, { accountId, requestId: visit.requestId });
  return page(
    noRightView,
    { maskedName: maskName(person?.fullName ?? ''), maskedNumber: maskNumber(number ?? ''), accountHref: `${issuer}/me` },
    // The log-out goes on to the provider's own page.
    { status: 403, formAction: [issuer] },
  );
}
