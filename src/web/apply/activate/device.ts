import { z } from 'zod';
import { type ProveDeviceProps, proveDeviceView } from '../../../../views/pages/activate/device.tsx';
import { askForPasskey, proveByPasskey, proveByTotp } from '../../../domain/registrations/activation/device-proof.ts';
import { mayProve } from '../../../domain/registrations/activation/step.ts';
import type { Deps } from '../../../platform/deps.ts';
import { json, noFields, page, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { webauthnAnswer } from '../../../platform/http/webauthn-answer.ts';
import type { ApplyParts } from '../parts.ts';
import { activationGate, type ActivationVisit, onward, othersThan } from './ground.ts';

const path = '/activate/device';
const passkey = { optionsUrl: `${path}/options`, answerUrl: `${path}/answer` } as const;
const form = z.strictObject({ code: z.string().max(200).default('') });

/** The passkey or code app that the person enrolled at the counter. */
export function proveDeviceRoutes({ deps }: ApplyParts): readonly Route[] {
  const who = activationGate(deps, (step) => mayProve(step, 'device'));
  return [
    route({ method: 'GET', path, who, handle: async (visit) => show(visit) }),
    route({ method: 'POST', path, who, form, handle: (visit) => submit(deps, visit) }),
    route({ method: 'POST', path: passkey.optionsUrl, who, accepts: 'json', form: noFields, handle: (visit) => options(deps, visit) }),
    route({ method: 'POST', path: passkey.answerUrl, who, accepts: 'json', form: webauthnAnswer, handle: (visit) => answer(deps, visit) }),
  ];
}

function show({ who }: ActivationVisit, error?: ProveDeviceProps['error']): Reply {
  const { sitting } = who;
  const { counterDevices: devices } = sitting;
  return page(
    proveDeviceView,
    {
      totp: devices.includes('totp'),
      passkey: devices.includes('passkey') ? passkey : undefined,
      others: othersThan('device', sitting),
      endsOn: sitting.endsOn,
      error,
    },
    { status: error ? 422 : 200 },
  );
}

async function submit(deps: Deps, visit: ActivationVisit<z.infer<typeof form>>): Promise<Reply> {
  const { code } = visit.form;
  if (code.trim() === '') return show(visit, 'missing');
  const outcome = await proveByTotp(deps, visit.who.sitting, code);
  return outcome === 'proved' ? onward() : show(visit, outcome);
}

async function options(deps: Deps, { who }: ActivationVisit): Promise<Reply> {
  const asked = await askForPasskey(deps, who.sitting);
  return asked ? json(asked) : json({ error: 'expired' }, { status: 410 });
}

async function answer(deps: Deps, visit: ActivationVisit<Record<string, unknown>>): Promise<Reply> {
  const outcome = await proveByPasskey(deps, visit.who.sitting, visit.form);
  return outcome === 'proved' ? json({ to: '/activate' }) : json({ error: 'failed' }, { status: 422 });
}
