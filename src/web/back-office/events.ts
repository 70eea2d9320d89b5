import { eventView, eventsView } from '../../../views/pages/back-office/events.tsx';
import { findOddEvent, listOddEvents } from '../../domain/life-events/queries.ts';
import { recordView } from '../../domain/officers/actions.ts';
import { isUuid } from '../../lib/uuid.ts';
import { problem, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn } from './desk.ts';

const perPage = 50;

/** What registers published and nobody here has a rule for: kept until somebody has looked. What one holds is on a page of its own. */
export function eventRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('registers.events');
  return [
    route({ method: 'GET', path: '/events', who, handle: (visit) => list(desk, visit) }),
    route({ method: 'GET', path: '/events/:id', who, handle: (visit) => show(desk, visit) }),
  ];
}

async function list(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId, query } = visit;
  const after = query.after !== undefined && isUuid(query.after) ? query.after : undefined;
  const found = await listOddEvents(deps.db, { limit: perPage + 1, after });
  const events = found.slice(0, perPage);
  const last = events.at(-1);
  await recordView(deps, { officerId: who.officer.id, what: 'event-list', requestId, details: { events: events.map(({ id }) => id) } });
  const nextHref = found.length > perPage && last ? `/events?after=${last.id}` : undefined;
  return deskPage(desk, visit, { view: eventsView, props: { events, nextHref } });
}

async function show(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId } = visit;
  const id = idIn(visit);
  const event = id && (await findOddEvent(deps.db, deps.secrets, id));
  if (!event) return problem('not-found');
  const { accountId } = event;
  await recordView(deps, { officerId: who.officer.id, what: 'event', accountId, requestId, details: { event: event.id } });
  return deskPage(desk, visit, { view: eventView, props: { event } });
}
