import { readDone } from '../../../views/done-code.ts';
import { consentsView, withdrawView } from '../../../views/pages/self-service/consents.tsx';
import { listConsents } from '../../domain/consents/queries.ts';
import { listServiceNames } from '../../domain/overviews/services.ts';
import { withdrawOwnConsent } from '../../domain/sign-ins/by-holder.ts';
import { offlineParties } from '../../domain/sign-ins/sessions.ts';
import { noFields, page, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { holderOf, type Me, type MyVisit, serviceName } from './parts.ts';

/** What each service may see, and taking it back. */
export function consentRoutes(me: Me): readonly Route[] {
  const who = me.signedIn;
  const path = '/me/consents/:service/withdraw';
  return [
    route({ method: 'GET', path: '/me/consents', who, handle: (visit) => list(me, visit) }),
    route({ method: 'GET', path, who, handle: (visit) => ask(me, visit) }),
    route({ method: 'POST', path, who, form: noFields, handle: (visit) => withdraw(me, visit) }),
  ];
}

async function list({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { accountId } = visit.who;
  const [consents, offline] = await Promise.all([listConsents(deps.db, accountId), offlineParties(deps.db, accountId)]);
  const clientIds = consents.map(({ clientId }) => clientId);
  const names = await listServiceNames(deps.db, clientIds);
  return page(consentsView, {
    consents: consents.map(({ clientId, claims, givenAt }) => ({
      clientId,
      claims,
      givenAt,
      service: serviceName(names, clientId, visit.lang),
      kind: names.get(clientId)?.kind ?? 'private',
      offline: offline.includes(clientId),
    })),
    done: readDone(visit.query.done),
  });
}

async function ask({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { service = '' } = visit.params;
  const consents = await listConsents(deps.db, visit.who.accountId);
  if (!consents.some(({ clientId }) => clientId === service)) return problem('not-found');
  const names = await listServiceNames(deps.db, [service]);
  const action = `/me/consents/${encodeURIComponent(service)}/withdraw`;
  return page(withdrawView, { service: serviceName(names, service, visit.lang), action });
}

async function withdraw({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const isWithdrawn = await withdrawOwnConsent(deps, holderOf(visit), visit.params.service ?? '');
  return isWithdrawn ? redirect('/me/consents?done=withdrawn') : problem('not-found');
}
