import { z } from 'zod';
import { type ProveSlipProps, proveSlipView } from '../../../../views/pages/activate/slip.tsx';
import { proveSlip } from '../../../domain/registrations/activation/slip-code.ts';
import { mayProve } from '../../../domain/registrations/activation/step.ts';
import type { Deps } from '../../../platform/deps.ts';
import { page, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { activationGate, type ActivationVisit, onward, othersThan } from './ground.ts';

const path = '/activate/slip';
const form = z.strictObject({ code: z.string().max(200).default('') });

/** The code on the slip of the counter. */
export function proveSlipRoutes({ deps }: ApplyParts): readonly Route[] {
  const who = activationGate(deps, (step) => mayProve(step, 'slip'));
  return [
    route({ method: 'GET', path, who, handle: async (visit) => show(visit) }),
    route({ method: 'POST', path, who, form, handle: (visit) => submit(deps, visit) }),
  ];
}

function show({ who }: ActivationVisit, error?: ProveSlipProps['error']): Reply {
  const { sitting } = who;
  return page(proveSlipView, { others: othersThan('slip', sitting), endsOn: sitting.endsOn, error }, { status: error ? 422 : 200 });
}

async function submit(deps: Deps, visit: ActivationVisit<z.infer<typeof form>>): Promise<Reply> {
  const { code } = visit.form;
  if (code.trim() === '') return show(visit, 'missing');
  const outcome = await proveSlip(deps, visit.who.sitting, code);
  return outcome === 'proved' ? onward() : show(visit, outcome);
}
