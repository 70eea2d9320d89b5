import { deadJobsView } from '../../../views/pages/back-office/dead-jobs.tsx';
import { undeliveredView } from '../../../views/pages/back-office/undelivered.tsx';
import type { RetrySaid } from '../../../views/components/retry-list.tsx';
import { findUndeliverable, listUndeliverable } from '../../domain/notifications/undeliverable.ts';
import { mayActAt, unitsReached } from '../../domain/officers/places.ts';
import { resendMessage, reviveJob } from '../../domain/officers/retries.ts';
import { isUuid } from '../../lib/uuid.ts';
import { noFields, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { listDeadJobs } from '../../platform/jobs/dead-jobs.ts';
import { type Desk, deskPage, type DeskVisit, idIn, refuse } from './desk.ts';

const perPage = 50;
const permission = 'messages.undeliverable';

/** What failed for good: messages about files of the own units, and jobs. */
export function failureRoutes(desk: Desk): readonly Route[] {
  const [messages, jobs] = [desk.officerWith(permission), desk.officerWith('jobs.dead')];
  return [
    route({ method: 'GET', path: '/undelivered', who: messages, handle: (visit) => listMessages(desk, visit) }),
    route({ method: 'POST', path: '/undelivered/:id/retry', who: messages, form: noFields, handle: (visit) => resend(desk, visit) }),
    route({ method: 'GET', path: '/jobs', who: jobs, handle: (visit) => listJobs(desk, visit) }),
    route({ method: 'POST', path: '/jobs/:id/retry', who: jobs, form: noFields, handle: (visit) => revive(desk, visit) }),
  ];
}

function saidIn({ query }: DeskVisit): RetrySaid | undefined {
  return query.said === 'retried' || query.said === 'not-retried' ? query.said : undefined;
}

async function listMessages(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { db } = desk.deps;
  const unitIds = await unitsReached(db, visit.who.officer, permission);
  const { after } = visit.query;
  const found = await listUndeliverable(db, { unitIds, limit: perPage + 1, ...(after && isUuid(after) ? { after } : {}) });
  const messages = found.slice(0, perPage);
  const last = messages.at(-1);
  const nextHref = found.length > perPage && last ? `/undelivered?after=${last.id}` : undefined;
  return deskPage(desk, visit, { view: undeliveredView, props: { messages, nextHref, said: saidIn(visit) } });
}

async function resend(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { deps } = desk;
  const { who, requestId } = visit;
  const id = idIn(visit);
  const message = id && (await findUndeliverable(deps.db, id));
  // Gone, because somebody was quicker, and of another unit look alike.
  const nothing = redirect('/undelivered?said=not-retried');
  if (!message || !message.applicationId || !message.unitId) return nothing;
  const { applicationId, unitId } = message;
  if (!(await mayActAt(deps.db, who.officer, { permission, unitId }))) {
    await refuse(desk, { who, call: visit, permission, applicationId });
    return nothing;
  }
  const isSent = await resendMessage(deps, { messageId: message.id, applicationId, officerId: who.officer.id, requestId });
  return isSent ? redirect('/undelivered?said=retried') : nothing;
}

async function listJobs(desk: Desk, visit: DeskVisit): Promise<Reply> {
  return deskPage(desk, visit, { view: deadJobsView, props: { jobs: await listDeadJobs(desk.deps.db), said: saidIn(visit) } });
}

async function revive(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { params, who, requestId } = visit;
  const isRevived = await reviveJob(desk.deps, { jobId: params.id ?? '', officerId: who.officer.id, requestId });
  return redirect(`/jobs?said=${isRevived ? 'retried' : 'not-retried'}`);
}
