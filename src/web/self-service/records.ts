import { historyView } from '../../../views/pages/self-service/history.tsx';
import { messagesView } from '../../../views/pages/self-service/messages.tsx';
import { listInbox } from '../../domain/notifications/queries.ts';
import { listSignIns } from '../../domain/overviews/sign-in-history.ts';
import { page, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import type { Me, MyVisit } from './parts.ts';

const perPage = 20;
const inboxLength = 50;

/** What happened: sign-ins, and what the person was told. */
export function recordRoutes(me: Me): readonly Route[] {
  const who = me.signedIn;
  return [
    route({ method: 'GET', path: '/me/history', who, handle: (visit) => history(me, visit) }),
    route({ method: 'GET', path: '/me/messages', who, handle: (visit) => messages(me, visit) }),
  ];
}

async function history({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { after } = visit.query;
  const { entries, next } = await listSignIns(deps.db, { accountId: visit.who.accountId, cursor: after, limit: perPage });
  return page(historyView, {
    entries,
    nextHref: next && `/me/history?after=${encodeURIComponent(next)}`,
    newestHref: after === undefined ? undefined : '/me/history',
  });
}

async function messages({ deps }: Me, visit: MyVisit): Promise<Reply> {
  return page(messagesView, { messages: await listInbox(deps.db, deps.secrets, { accountId: visit.who.accountId, limit: inboxLength }) });
}
