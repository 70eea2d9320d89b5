import { z } from 'zod';
import { accountNotActiveView } from '../../../views/pages/sign-in/account-not-active.tsx';
import { heldView } from '../../../views/pages/sign-in/held.tsx';
import { switchPersonView } from '../../../views/pages/sign-in/switch-person.tsx';
import { unreachableView } from '../../../views/pages/sign-in/unreachable.tsx';
import { findNumber } from '../../domain/accounts/queries.ts';
import { acrOf } from '../../domain/sign-ins/assurance.ts';
import { switchPerson } from '../../domain/sign-ins/switch-person.ts';
import { maskNumber } from '../../lib/numbers.ts';
import { noFields, page, redirect, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, serviceOf, type SignInParts } from './ground.ts';
import { proceed } from './proceed.ts';

const decision = z.strictObject({ decision: z.enum(['continue', 'switch']) });

/** Ways out of a sign-in: cancel, a level that cannot be reached, an account that may not sign in, somebody else at the screen. */
export function leavingRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  const back =
    (error: 'access_denied' | 'unmet_authentication_requirements') =>
    async (visit: Call): Promise<Reply> =>
      redirect(await parts.interactions.refuse(visit, error));
  return [
    route({ method: 'POST', path: '/sign-in/:uid/cancel', who, form: noFields, handle: back('access_denied') }),
    route({ method: 'GET', path: '/sign-in/:uid/unreachable', who, handle: (visit) => unreachablePage(parts, visit, visit.who) }),
    route({ method: 'POST', path: '/sign-in/:uid/unreachable', who, form: noFields, handle: back('unmet_authentication_requirements') }),
    route({ method: 'GET', path: '/sign-in/:uid/not-active', who, handle: async (visit) => notActivePage(visit, visit.who) }),
    route({ method: 'GET', path: '/sign-in/:uid/held', who, handle: async (visit) => reportedPage(visit, visit.who) }),
    route({ method: 'GET', path: '/sign-in/:uid/switch', who, handle: (visit) => switchPage(parts, visit, visit.who) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/switch',
      who,
      form: decision,
      handle: (visit) => (visit.form.decision === 'switch' ? somebodyElse(parts, visit, visit.who) : samePerson(parts, visit, visit.who)),
    }),
  ];
}

async function unreachablePage(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  const { place } = ground;
  if (!place) return expired();
  const { step, position } = place;
  if (step.step !== 'unreachable') return proceed(parts, call, ground);
  return page(
    unreachableView,
    {
      returnAction: addressOf(ground, 'unreachable'),
      service: serviceOf(ground, call.lang),
      holds: step.holds,
      wants: step.wants,
      because: step.because,
      subjectKind: position.account?.subject_kind === 'foreigner' ? 'foreigner' : 'citizen',
    },
    leading(ground),
  );
}

/** Says nothing about the ground: whoever knows a password must not learn why an account is locked. */
function notActivePage(call: Call, ground: Ground): Reply {
  return page(
    accountNotActiveView,
    { returnAction: addressOf(ground, 'cancel'), serviceName: serviceOf(ground, call.lang).name },
    leading(ground),
  );
}

function reportedPage(call: Call, ground: Ground): Reply {
  return page(
    heldView,
    {
      recoveryHref: addressOf(ground, 'recovery'),
      cancelAction: addressOf(ground, 'cancel'),
      serviceName: serviceOf(ground, call.lang).name,
    },
    leading(ground),
  );
}

async function switchPage(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  const number = ground.view.accountId && (await findNumber(parts.deps.db, ground.view.accountId));
  if (!number) return samePerson(parts, call, ground);
  return page(
    switchPersonView,
    {
      service: serviceOf(ground, call.lang),
      wants: acrOf(ground.request.requirement.wanted),
      maskedNumber: maskNumber(number),
      action: addressOf(ground, 'switch'),
      cancelAction: addressOf(ground, 'cancel'),
    },
    leading(ground),
  );
}

/** Goes on as the person of the session; a request that only asked to choose is answered by the choice. */
async function samePerson(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  if (ground.view.expectsAnother) return redirect(await parts.interactions.refuse(call, 'login_required'));
  return goOn(parts, call, ground);
}

async function goOn(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  if (ground.view.prompt !== 'select_account') return redirect(addressOf(ground));
  return redirect(await parts.interactions.finish(call, { select_account: {} }));
}

/** Ends the session of whoever was here, tells its services, and starts with nobody. */
async function somebodyElse(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  const { accountId, sessionUid, uid } = ground.view;
  // First, because an interaction whose session has ended can no longer be read.
  await parts.interactions.forgetSession(call);
  await switchPerson(parts.deps, { uid, ...(accountId && sessionUid ? { accountId, sessionUid } : {}), requestId: call.requestId });
  // A consent page is about the person who left: nobody after them may see or answer it, so the request ends here.
  if (ground.view.prompt === 'consent') return redirect(await parts.interactions.refuse(call, 'access_denied'));
  return goOn(parts, call, ground);
}
