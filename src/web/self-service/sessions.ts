import { z } from 'zod';
import { readDone } from '../../../views/done-code.ts';
import { endAllView, endedView } from '../../../views/pages/self-service/end-all.tsx';
import { sessionsView, type ShownSession } from '../../../views/pages/self-service/sessions.tsx';
import { listDevices } from '../../domain/credentials/devices.ts';
import type { FactorKind } from '../../domain/credentials/types.ts';
import { listServiceNames, type ServiceName } from '../../domain/overviews/services.ts';
import { endAllOwnSessions, endOwnSession, forgetOwnDevice } from '../../domain/sign-ins/by-holder.ts';
import { listSessions, offlineParties, type SessionSummary } from '../../domain/sign-ins/sessions.ts';
import { everybody, noFields, page, problem, redirect, route } from '../../platform/http/route.ts';
import type { Lang, Reply, Route, SetCookie } from '../../platform/http/types.ts';
import { forget } from '../first-party/log-out.ts';
import { holderOf, type Me, type MyVisit, serviceName } from './parts.ts';

const sessionForm = z.strictObject({ session: z.string().max(100) });
const deviceForm = z.strictObject({ device: z.uuid() });

/** Devices and sessions: end one, end all, make a device unknown. */
export function sessionRoutes(me: Me): readonly Route[] {
  const who = me.signedIn;
  return [
    route({ method: 'GET', path: '/me/sessions', who, handle: (visit) => list(me, visit) }),
    route({ method: 'POST', path: '/me/sessions/end', who, form: sessionForm, handle: (visit) => endOne(me, visit) }),
    route({ method: 'GET', path: '/me/sessions/end-all', who, handle: (visit) => askEndAll(me, visit) }),
    route({ method: 'POST', path: '/me/sessions/end-all', who, form: noFields, handle: (visit) => endAll(me, visit) }),
    route({ method: 'POST', path: '/me/devices/forget', who, form: deviceForm, handle: (visit) => forgetOne(me, visit) }),
    route({ method: 'GET', path: '/me/ended', who: everybody, handle: async () => page(endedView, {}) }),
  ];
}

async function list({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { accountId, sessionUid } = visit.who;
  const [sessions, devices] = await Promise.all([listSessions(deps.db, accountId), listDevices(deps.db, accountId)]);
  const names = await listServiceNames(deps.db, [...new Set(sessions.flatMap(({ clientIds }) => clientIds))]);
  return page(sessionsView, {
    sessions: sessions.map((session) => shown(session, { here: sessionUid, names, lang: visit.lang })),
    devices: devices.map(({ id, userAgent, firstSeenAt, lastSeenAt }) => ({ id, userAgent, since: firstSeenAt, lastSeenAt })),
    done: readDone(visit.query.done),
  });
}

function shown(
  session: SessionSummary,
  { here, names, lang }: { here: string; names: ReadonlyMap<string, ServiceName>; lang: Lang },
): ShownSession {
  const { uid, startedAt, lastUsedAt, address, userAgent, clientIds, factors } = session;
  return {
    uid,
    isHere: uid === here,
    startedAt,
    lastUsedAt,
    address,
    userAgent,
    services: clientIds.map((id) => serviceName(names, id, lang)),
    factors: factors.map(({ kind }) => kind as FactorKind),
  };
}

async function endOne(me: Me, visit: MyVisit<{ session: string }>): Promise<Reply> {
  const uid = visit.form.session;
  const found = (await listSessions(me.deps.db, visit.who.accountId)).find((session) => session.uid === uid);
  if (!found || !(await endOwnSession(me.deps, holderOf(visit), { uid, device: found.userAgent }))) return problem('not-found');
  const wasHere = uid === visit.who.sessionUid;
  return wasHere ? redirect('/', { cookies: [forget(me.door)] }) : redirect('/me/sessions?done=session-ended');
}

async function askEndAll({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const offline = await offlineParties(deps.db, visit.who.accountId);
  const names = await listServiceNames(deps.db, offline);
  return page(endAllView, { offlineServices: offline.map((id) => serviceName(names, id, visit.lang)) });
}

async function endAll(me: Me, visit: MyVisit): Promise<Reply> {
  await endAllOwnSessions(me.deps, holderOf(visit));
  const cookies: SetCookie[] = [forget(me.door)];
  return redirect('/me/ended', { cookies });
}

async function forgetOne({ deps }: Me, visit: MyVisit<{ device: string }>): Promise<Reply> {
  const isForgotten = await forgetOwnDevice(deps, holderOf(visit), visit.form.device);
  return isForgotten ? redirect('/me/sessions?done=device-forgotten') : problem('not-found');
}
