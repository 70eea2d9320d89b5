import { z } from 'zod';
import { secondFactorView, type SecondFactorKind } from '../../../views/pages/sign-in/second-factor.tsx';
import { stepUpOfferView } from '../../../views/pages/sign-in/step-up-offer.tsx';
import type { FactorKind } from '../../domain/credentials/types.ts';
import type { Place } from '../../domain/sign-ins/place.ts';
import { declineOffer } from '../../domain/sign-ins/sittings.ts';
import { page, redirect, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';
import { pageOfChoices, proceed } from './proceed.ts';
import { choicesOf, questionOf } from './question.ts';

const askable = ['totp', 'passkey', 'sms', 'recovery-code'] as const satisfies readonly SecondFactorKind[];
const choice = z.strictObject({ factor: z.enum(askable).optional() });
const decision = z.strictObject({ decision: z.enum(['strengthen', 'continue']) });

/** The choice among the factors a person holds, and the offer to go on without one more. */
export function secondFactorRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/second-factor', who, handle: (visit) => choicePage(parts, visit, visit.who) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/second-factor',
      who,
      form: choice,
      invalid: (visit) => choicePage(parts, visit, visit.who, 'missing'),
      handle: async (visit) =>
        visit.form.factor ? redirect(addressOf(visit.who, visit.form.factor)) : choicePage(parts, visit, visit.who, 'missing'),
    }),
    route({ method: 'GET', path: '/sign-in/:uid/step-up', who, handle: (visit) => offerPage(parts, visit, visit.who) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/step-up',
      who,
      form: decision,
      handle: async (visit) => {
        if (visit.form.decision === 'continue') {
          await declineOffer(parts.deps.db, visit.who.view.uid);
          return proceed(parts, visit, visit.who);
        }
        const { place } = visit.who;
        return place ? redirect(addressOf(visit.who, pageOfChoices(secondFactors(place)))) : expired();
      },
    }),
  ];
}

async function choicePage(parts: SignInParts, call: Call, ground: Ground, error?: 'missing'): Promise<Reply> {
  const { place } = ground;
  if (!place) return expired();
  const choices = secondFactors(place);
  if (choices.length === 0) return proceed(parts, call, ground);
  const { otherHref: _other, ...question } = questionOf(ground, place, call.lang);
  return page(
    secondFactorView,
    { ...question, action: addressOf(ground, 'second-factor'), choices, why: whyOf(place), error },
    { ...leading(ground), status: error ? 422 : 200 },
  );
}

function whyOf({ step }: Place): 'required' | 'offered' | 'fresh' {
  return step.step === 'second-factor' ? step.why : 'fresh';
}

/** Of the factors that help, those that have a page here. */
export function secondFactors(place: Place): SecondFactorKind[] {
  return choicesOf(place).filter((kind): kind is SecondFactorKind => (askable as readonly FactorKind[]).includes(kind));
}

async function offerPage(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  const { place } = ground;
  if (!place) return expired();
  const { step } = place;
  if (step.step !== 'second-factor' || step.why !== 'offered') return proceed(parts, call, ground);
  const { otherHref: _other, ...question } = questionOf(ground, place, call.lang);
  return page(stepUpOfferView, { ...question, action: addressOf(ground, 'step-up'), reached: step.reached }, leading(ground));
}
