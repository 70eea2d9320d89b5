import { z } from 'zod';
import { askCallerView, beginCallView, callEndView, type CallProblem } from '../../../views/pages/back-office/calls.tsx';
import { answerCall, beginCall, callMinutes, findCall } from '../../domain/registrations/hotline/calls.ts';
import { reopenByCall } from '../../domain/registrations/hotline/reopen.ts';
import { noFields, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn } from './desk.ts';

const numberForm = z.strictObject({ number: z.string().max(100) });
const answerForm = z.strictObject({ answer1: z.string().max(200), answer2: z.string().max(200), answer3: z.string().max(200) });

/** The hotline: a number, three questions, and one thing that can be done. A call belongs to the officer who took it. */
export function callRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('activation.reopen');
  return [
    route({ method: 'GET', path: '/calls', who, handle: (visit) => showBegin(desk, visit) }),
    route({ method: 'POST', path: '/calls', who, form: numberForm, handle: (visit) => begin(desk, visit) }),
    route({ method: 'GET', path: '/calls/:id', who, handle: (visit) => showCall(desk, visit) }),
    route({ method: 'POST', path: '/calls/:id', who, form: answerForm, handle: (visit) => answer(desk, visit) }),
    route({ method: 'POST', path: '/calls/:id/reopen', who, form: noFields, handle: (visit) => reopen(desk, visit) }),
  ];
}

async function showBegin(desk: Desk, visit: DeskVisit, refusal?: CallProblem): Promise<Reply> {
  return deskPage(desk, visit, { view: beginCallView, props: { problem: refusal }, ...(refusal ? { status: 422 } : {}) });
}

async function begin(desk: Desk, visit: DeskVisit<z.infer<typeof numberForm>>): Promise<Reply> {
  const { form, who, requestId } = visit;
  const begun = await beginCall(desk.deps, desk, { number: form.number, officer: who.officer, requestId });
  return begun.kind === 'asked' ? redirect(`/calls/${begun.callId}`) : showBegin(desk, visit, begun.kind);
}

async function showCall(desk: Desk, visit: DeskVisit, said: { silent?: boolean; nothingToOpen?: boolean } = {}): Promise<Reply> {
  const callId = idIn(visit);
  const call = callId && (await findCall(desk.deps.db, { callId, officerId: visit.who.officer.id }));
  if (!call) return problem('not-found');
  const { id, questions, stage } = call;
  if (stage !== 'asked') {
    return deskPage(desk, visit, { view: callEndView, props: { callId: id, stage, nothingToOpen: said.nothingToOpen ?? false } });
  }
  const refusal = said.silent ? ({ problem: 'registry-silent' } as const) : {};
  return deskPage(desk, visit, {
    view: askCallerView,
    props: { callId: id, questions, minutes: callMinutes, ...refusal },
    ...(said.silent ? { status: 503 } : {}),
  });
}

async function answer(desk: Desk, visit: DeskVisit<z.infer<typeof answerForm>>): Promise<Reply> {
  const { form, who, requestId } = visit;
  const callId = idIn(visit);
  if (!callId || !(await findCall(desk.deps.db, { callId, officerId: who.officer.id }))) return problem('not-found');
  const said = [form.answer1, form.answer2, form.answer3];
  const answered = await answerCall(desk.deps, desk, { callId, officer: who.officer, said, requestId });
  if (answered.kind === 'registry-silent') return showCall(desk, visit, { silent: true });
  if (answered.kind === 'held') return showBegin(desk, visit, 'held');
  return redirect(`/calls/${callId}`);
}

async function reopen(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { officer } = visit.who;
  const callId = idIn(visit);
  if (!callId || !(await findCall(desk.deps.db, { callId, officerId: officer.id }))) return problem('not-found');
  const reopened = await reopenByCall(desk.deps, { callId, officer });
  return reopened.kind === 'nothing-to-open' ? showCall(desk, visit, { nothingToOpen: true }) : redirect(`/calls/${callId}`);
}
