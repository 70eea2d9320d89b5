import { z } from 'zod';
import { activatedView, finishActivationView, type OwnPasswordProps, ownPasswordView } from '../../../../views/pages/activate/finish.tsx';
import { overdueView, stuckView } from '../../../../views/pages/activate/over.tsx';
import { findNumber } from '../../../domain/accounts/queries.ts';
import { activateAccount } from '../../../domain/registrations/activation/activate.ts';
import type { ActivationStep } from '../../../domain/registrations/activation/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { noFields, page, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { activationGate, type ActivationVisit, onward } from './ground.ts';

/** Generous, so that "too long" is said in words. `username` is there for the browser's list of passwords. */
const text = z.string().max(1024).default('');
const form = z.strictObject({ password: text, repeat: text, username: z.string().max(60).optional() });

/** The own password or the last button, and the pages where an activation ends. */
export function finishRoutes({ deps }: ApplyParts): readonly Route[] {
  const at = (wanted: ActivationStep['step']) => activationGate(deps, ({ step }) => step === wanted);
  const done = activationGate(deps, (step) => step.step === 'closed' && step.why === 'done');
  return [
    route({ method: 'GET', path: '/activate/password', who: at('set-password'), handle: (visit) => show(deps, visit) }),
    route({
      method: 'POST',
      path: '/activate/password',
      who: at('set-password'),
      form,
      invalid: (visit) => show(deps, visit, 'too-long'),
      handle: (visit) => submit(deps, visit),
    }),
    route({
      method: 'GET',
      path: '/activate/finish',
      who: at('finish'),
      handle: async (visit) => page(finishActivationView, endsOnOf(visit)),
    }),
    route({ method: 'POST', path: '/activate/finish', who: at('finish'), form: noFields, handle: (visit) => finish(deps, visit) }),
    route({ method: 'GET', path: '/activate/stuck', who: at('stuck'), handle: async (visit) => page(stuckView, endsOnOf(visit)) }),
    route({
      method: 'GET',
      path: '/activate/overdue',
      who: at('overdue'),
      handle: async ({ who }) => page(overdueView, { endedOn: who.sitting.endsOn ?? '' }),
    }),
    route({
      method: 'GET',
      path: '/activate/done',
      who: done,
      handle: (visit) => showDone(deps, visit),
    }),
  ];
}

async function showDone({ db }: Deps, { who }: ActivationVisit): Promise<Reply> {
  const { level, accountId } = who.sitting;
  return page(activatedView, { level, username: (await findNumber(db, accountId)) ?? '' });
}

function endsOnOf({ who }: ActivationVisit): { endsOn: string | undefined } {
  return { endsOn: who.sitting.endsOn };
}

async function show({ db }: Deps, visit: ActivationVisit, error?: OwnPasswordProps['error']): Promise<Reply> {
  const { step, accountId, endsOn } = visit.who.sitting;
  const username = (await findNumber(db, accountId)) ?? '';
  const beside = step.step === 'set-password' && step.hasDevice;
  return page(ownPasswordView, { username, beside, endsOn, error }, { status: error ? 422 : 200 });
}

async function submit(deps: Deps, visit: ActivationVisit<z.infer<typeof form>>): Promise<Reply> {
  const { password, repeat } = visit.form;
  if (password === '') return show(deps, visit, 'missing');
  if (password !== repeat) return show(deps, visit, 'mismatch');
  const outcome = await activateAccount(deps, { cookie: visit.who.cookie, password, requestId: visit.requestId });
  return 'activated' in outcome || outcome.refused === 'not-ready' ? onward() : show(deps, visit, outcome.refused);
}

async function finish(deps: Deps, { who, requestId }: ActivationVisit): Promise<Reply> {
  await activateAccount(deps, { cookie: who.cookie, requestId });
  return onward();
}
