import { z } from 'zod';
import { type LimitedDeskProps, limitedDeskView } from '../../../../views/pages/limited/desk.tsx';
import { limitedEndView } from '../../../../views/pages/limited/sign-in.tsx';
import { findNumber } from '../../../domain/accounts/queries.ts';
import { listConsents } from '../../../domain/consents/queries.ts';
import { listInbox } from '../../../domain/notifications/queries.ts';
import { listServiceNames } from '../../../domain/overviews/services.ts';
import { endAllOwnSessions, type Holder, withdrawOwnConsent } from '../../../domain/sign-ins/by-holder.ts';
import { endsHold } from '../../../domain/credentials/holds.ts';
import { findLimitedStanding, type LimitedStanding, recoverAtDesk } from '../../../domain/sign-ins/limited-desk.ts';
import { listSessions } from '../../../domain/sign-ins/sessions.ts';
import { maskNumber } from '../../../lib/numbers.ts';
import { noFields, page, problem, redirect, route } from '../../../platform/http/route.ts';
import type { Gate, Reply, Route, Visit } from '../../../platform/http/types.ts';
import { type Me, serviceName } from '../parts.ts';
import { attemptOf } from './sign-in.ts';
import { deskGate, endVisit, type LimitedVisit, passedFactors } from './visit.ts';

type Open = Extract<LimitedStanding, { desk: 'open' }>;

/** A person at the desk whose account really may not sign in. */
interface AtDesk {
  readonly visit: LimitedVisit;
  readonly standing: Open;
}

type DeskVisit<F = unknown> = Visit<AtDesk, F>;

const serviceForm = z.strictObject({ service: z.string().max(200) });
const codeForm = z.strictObject({ code: z.string().max(200).default('') });

/** Why, since when, who can lift it, messages; end sessions, withdraw consents, end a hold. Nothing else can come of it. */
export function limitedDeskRoutes(me: Me): readonly Route[] {
  const who = atDesk(me);
  return [
    route({ method: 'GET', path: '/me/limited/desk', who, handle: (visit) => show(me, visit) }),
    route({ method: 'POST', path: '/me/limited/end-all', who, form: noFields, handle: (visit) => endAll(me, visit) }),
    route({ method: 'POST', path: '/me/limited/withdraw', who, form: serviceForm, handle: (visit) => withdraw(me, visit) }),
    route({ method: 'POST', path: '/me/limited/recover', who, form: codeForm, handle: (visit) => recover(me, visit) }),
    route({
      method: 'POST',
      path: '/me/limited/leave',
      who: deskGate(me),
      form: noFields,
      handle: async () => redirect('/', { cookies: [endVisit] }),
    }),
  ];
}

function atDesk(me: Me): Gate<AtDesk> {
  const gate = deskGate(me);
  return {
    name: 'limited-desk-open',
    admit: async (call) => {
      const entry = await gate.admit(call);
      if ('refused' in entry) return entry;
      const standing = await findLimitedStanding(me.deps.db, entry.admitted.accountId);
      if (standing.desk === 'open') return { admitted: { visit: entry.admitted, standing } };
      return { refused: page(limitedEndView, { why: standing.desk === 'none' ? 'gone' : 'fine' }, { cookies: [endVisit] }) };
    },
  };
}

const shownMessages = 10;

async function show({ deps }: Me, visit: DeskVisit, recoverError?: LimitedDeskProps['recoverError']): Promise<Reply> {
  const { accountId } = visit.who.visit;
  const { subjectKind, grounds } = visit.who.standing;
  const [number, sessions, consents, messages] = await Promise.all([
    findNumber(deps.db, accountId),
    listSessions(deps.db, accountId),
    listConsents(deps.db, accountId),
    listInbox(deps.db, deps.secrets, { accountId, limit: shownMessages }),
  ]);
  const clientIds = consents.map(({ clientId }) => clientId);
  const names = await listServiceNames(deps.db, clientIds);
  const props: LimitedDeskProps = {
    maskedNumber: maskNumber(number ?? ''),
    subjectKind,
    grounds,
    openSessions: sessions.length,
    consents: clientIds.map((clientId) => ({ clientId, service: serviceName(names, clientId, visit.lang) })),
    messages,
    done: doneOf(visit.query.done),
    needsCode: !endsHold(passedFactors(visit.who.visit)),
    recoverError,
  };
  return page(limitedDeskView, props, { status: recoverError ? 422 : 200 });
}

function doneOf(code: string | undefined): LimitedDeskProps['done'] {
  return code === 'ended' || code === 'withdrawn' ? code : undefined;
}

function holderOf(visit: DeskVisit): Holder {
  return { accountId: visit.who.visit.accountId, requestId: visit.requestId, language: visit.lang };
}

async function endAll({ deps }: Me, visit: DeskVisit): Promise<Reply> {
  await endAllOwnSessions(deps, holderOf(visit));
  return redirect('/me/limited/desk?done=ended');
}

async function withdraw({ deps }: Me, visit: DeskVisit<{ service: string }>): Promise<Reply> {
  const isWithdrawn = await withdrawOwnConsent(deps, holderOf(visit), visit.form.service);
  return isWithdrawn ? redirect('/me/limited/desk?done=withdrawn') : problem('not-found');
}

async function recover(me: Me, visit: DeskVisit<{ code: string }>): Promise<Reply> {
  const { sitting } = visit.who.visit;
  if (!endsHold(passedFactors(visit.who.visit)) && visit.form.code.trim() === '') return show(me, visit, 'missing');
  const attempt = { ...attemptOf(visit, sitting), kind: 'recovery-code', response: visit.form.code } as const;
  const { outcome } = await recoverAtDesk(me.deps, holderOf(visit), { attempt, passed: passedFactors(visit.who.visit) });
  if (outcome === 'ended') return redirect('/me/limited/desk');
  return show(me, visit, outcome === 'held' ? 'held' : 'wrong');
}
