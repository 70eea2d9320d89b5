import { deskHomeView } from '../../../views/pages/back-office/desk-home.tsx';
import { signedOutView } from '../../../views/pages/back-office/no-right.tsx';
import { unitsReached } from '../../domain/officers/places.ts';
import { holds } from '../../domain/officers/rights.ts';
import { countOpenFiles, type OpenFigures } from '../../domain/overviews/figures.ts';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Route } from '../../platform/http/types.ts';
import { callbackRoute } from '../first-party/callback.ts';
import { logOutRoute } from '../first-party/log-out.ts';
import { type BackOfficeParts, type Desk, deskPage, type DeskVisit, openDesk } from './desk.ts';
import { callRoutes } from './calls.ts';
import { eventRoutes } from './events.ts';
import { failureRoutes } from './failures.ts';
import { holidayRoutes } from './holidays.ts';
import { peopleRoutes } from './people.ts';
import { proofingRoutes } from './proofing.ts';
import { completingRoutes } from './completing.ts';
import { decisionRoutes } from './decisions.ts';
import { fileRoutes } from './files.ts';
import { letterRoute } from './letters.ts';
import { identityRoute } from './identities.ts';
import { rulesRoutes } from './rules.ts';
import { intakeRoutes } from './intake/intake.ts';
import { taskRoutes } from './tasks.ts';
import { worklistRoute } from './worklist.ts';

/** The officers' door. Each page says which permission opens it; whoever is no officer sees that they have no right here. */
export function backOfficeRoutes(parts: BackOfficeParts): readonly Route[] {
  const desk = openDesk(parts);
  return [
    callbackRoute(desk.door),
    logOutRoute(desk.door, '/log-out'),
    route({ method: 'GET', path: '/signed-out', who: everybody, handle: async () => page(signedOutView, {}) }),
    homeRoute(desk),
    ...intakeRoutes(desk),
    worklistRoute(desk),
    ...fileRoutes(desk),
    ...completingRoutes(desk),
    identityRoute(desk),
    ...decisionRoutes(desk),
    ...taskRoutes(desk),
    ...callRoutes(desk),
    ...peopleRoutes(desk),
    ...proofingRoutes(desk),
    ...holidayRoutes(desk),
    ...failureRoutes(desk),
    ...eventRoutes(desk),
    ...rulesRoutes(desk),
    letterRoute(desk),
  ];
}

function homeRoute(desk: Desk): Route {
  return route({
    method: 'GET',
    path: '/',
    who: desk.anyOfficer,
    handle: async (visit) => deskPage(desk, visit, { view: deskHomeView, props: { figures: await figuresFor(desk, visit) } }),
  });
}

/** Only for who decides: they answer for what is late. */
async function figuresFor({ deps }: Desk, { who }: DeskVisit): Promise<OpenFigures | undefined> {
  if (!holds(who.officer, 'file.decide')) return undefined;
  return countOpenFiles(deps.db, await unitsReached(deps.db, who.officer, 'file.decide'));
}
