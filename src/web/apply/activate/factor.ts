import { z } from 'zod';
import { deviceName } from '../../../../views/device-words.ts';
import { chooseFactorView, type OwnFactor } from '../../../../views/pages/activate/factor.tsx';
import { type OwnTotpProps, ownPasskeyView, ownTotpView } from '../../../../views/pages/activate/own-device.tsx';
import {
  choosePasskey,
  chooseText,
  chooseTotp,
  offerOwnPasskey,
  offerOwnTotp,
} from '../../../domain/registrations/activation/own-factor.ts';
import type { Deps } from '../../../platform/deps.ts';
import { json, noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { webauthnAnswer } from '../../../platform/http/webauthn-answer.ts';
import { qrPicture } from '../../first-party/qr.ts';
import { openSealed } from '../../first-party/sealed.ts';
import type { ApplyParts } from '../parts.ts';
import { activationGate, type ActivationVisit, onward } from './ground.ts';

const path = '/activate/factor';
const passkey = { optionsUrl: `${path}/passkey/options`, answerUrl: `${path}/passkey/answer` } as const;
const choice = z.strictObject({ factor: z.enum(['passkey', 'totp', 'text']).optional() });
const typed = z.strictObject({ code: z.string().max(200).default(''), offer: z.string().max(2000) });
const purpose = 'activation-totp';

/** What stands beside the password from now on: chosen after the proofs, good once the account is taken into use. */
export function ownFactorRoutes({ deps }: ApplyParts): readonly Route[] {
  const who = activationGate(deps, ({ step }) => step === 'choose-factor');
  return [
    route({ method: 'GET', path, who, handle: async (visit) => ask(visit) }),
    route({ method: 'POST', path, who, form: choice, handle: (visit) => choose(deps, visit) }),
    route({ method: 'GET', path: `${path}/totp`, who, handle: (visit) => offerNew(deps, visit) }),
    route({ method: 'POST', path: `${path}/totp`, who, form: typed, handle: (visit) => confirm(deps, visit) }),
    route({
      method: 'GET',
      path: `${path}/passkey`,
      who,
      handle: async (visit) => page(ownPasskeyView, { passkey, endsOn: visit.who.sitting.endsOn }),
    }),
    route({ method: 'POST', path: passkey.optionsUrl, who, accepts: 'json', form: noFields, handle: (visit) => options(deps, visit) }),
    route({ method: 'POST', path: passkey.answerUrl, who, accepts: 'json', form: webauthnAnswer, handle: (visit) => answer(deps, visit) }),
  ];
}

function ask({ who }: ActivationVisit, error?: 'missing'): Reply {
  const { step, endsOn } = who.sitting;
  const text: OwnFactor[] = step.step === 'choose-factor' && step.mayUseText ? ['text'] : [];
  return page(chooseFactorView, { choices: ['passkey', 'totp', ...text], endsOn, error }, { status: error ? 422 : 200 });
}

async function choose(deps: Deps, visit: ActivationVisit<z.infer<typeof choice>>): Promise<Reply> {
  const { factor } = visit.form;
  if (!factor) return ask(visit, 'missing');
  if (factor !== 'text') return redirect(`${path}/${factor}`);
  return (await chooseText(deps, visit.who.sitting)) ? onward() : ask(visit, 'missing');
}

type Offer = NonNullable<Awaited<ReturnType<typeof offerOwnTotp>>>;

async function offerNew(deps: Deps, visit: ActivationVisit, error?: OwnTotpProps['error']): Promise<Reply> {
  const offer = await offerOwnTotp(deps, visit.who.sitting);
  return offer ? show(deps, visit, { offer, error }) : onward();
}

/** The page carries its own secret, sealed, so that a mistyped code shows the same picture again. */
function show(deps: Deps, { who }: ActivationVisit, { offer, error }: { offer: Offer; error?: OwnTotpProps['error'] }): Reply {
  return page(
    ownTotpView,
    {
      qr: qrPicture(offer.uri),
      secret: offer.secret.match(/.{1,4}/g)?.join(' ') ?? '',
      accountLabel: offer.label,
      hidden: { offer: deps.secrets.seal(purpose, JSON.stringify(offer)) },
      endsOn: who.sitting.endsOn,
      error,
    },
    { status: error ? 422 : 200 },
  );
}

async function confirm(deps: Deps, visit: ActivationVisit<z.infer<typeof typed>>): Promise<Reply> {
  const { code } = visit.form;
  const offer = openSealed(deps, purpose, visit.form.offer) as Offer | undefined;
  if (!offer) return offerNew(deps, visit, 'expired');
  if (code.trim() === '') return show(deps, visit, { offer, error: 'missing' });
  const outcome = await chooseTotp(deps, visit.who.sitting, code);
  if (outcome === 'asleep') return onward();
  return outcome === 'expired' ? offerNew(deps, visit, 'expired') : show(deps, visit, { offer, error: 'wrong' });
}

async function options(deps: Deps, { who }: ActivationVisit): Promise<Reply> {
  const asked = await offerOwnPasskey(deps, who.sitting);
  return asked ? json(asked) : json({ error: 'expired' }, { status: 410 });
}

async function answer(deps: Deps, visit: ActivationVisit<Record<string, unknown>>): Promise<Reply> {
  const label = deviceName(visit.userAgent, visit.lang);
  const outcome = await choosePasskey(deps, visit.who.sitting, { response: visit.form, label });
  return outcome === 'asleep' ? json({ to: '/activate' }) : json({ error: outcome }, { status: outcome === 'expired' ? 410 : 422 });
}
