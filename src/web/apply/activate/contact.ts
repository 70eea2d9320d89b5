import { z } from 'zod';
import { type ProveContactProps, proveContactView } from '../../../../views/pages/activate/contact.tsx';
import { proveContact, sendActivationCode } from '../../../domain/registrations/activation/contact-code.ts';
import { mayProve } from '../../../domain/registrations/activation/step.ts';
import type { Deps } from '../../../platform/deps.ts';
import { noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { activationGate, type ActivationVisit, onward, othersThan } from './ground.ts';

const path = '/activate/contact';
const form = z.strictObject({ code: z.string().max(200).default('') });

/** A code to the contact that was confirmed in the file; opening the page sends nothing. */
export function proveContactRoutes({ deps }: ApplyParts): readonly Route[] {
  const who = activationGate(deps, (step) => mayProve(step, 'contact'));
  return [
    route({ method: 'GET', path, who, handle: async (visit) => show(visit) }),
    route({ method: 'POST', path, who, form, handle: (visit) => submit(deps, visit) }),
    route({ method: 'POST', path: `${path}/send`, who, form: noFields, handle: (visit) => send(deps, visit) }),
  ];
}

function show({ who }: ActivationVisit, error?: ProveContactProps['error']): Reply {
  const { sitting } = who;
  return page(
    proveContactView,
    {
      kind: sitting.facts.hasPhone ? 'phone' : 'email',
      isOut: sitting.codeIsOut,
      others: othersThan('contact', sitting),
      endsOn: sitting.endsOn,
      error,
    },
    { status: error ? 422 : 200 },
  );
}

async function send(deps: Deps, visit: ActivationVisit): Promise<Reply> {
  const { outcome } = await sendActivationCode(deps, visit.who.sitting, visit.address);
  return outcome === 'held' ? show(visit, 'not-sent') : redirect(path);
}

async function submit(deps: Deps, visit: ActivationVisit<z.infer<typeof form>>): Promise<Reply> {
  const { code } = visit.form;
  if (code.trim() === '') return show(visit, 'missing');
  const outcome = await proveContact(deps, visit.who.sitting, code);
  return outcome === 'proved' ? onward() : show(visit, outcome);
}
