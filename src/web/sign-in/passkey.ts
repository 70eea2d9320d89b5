import { passkeyView } from '../../../views/pages/sign-in/passkey.tsx';
import { beginPasskeyAssertion } from '../../domain/credentials/factors/passkey.ts';
import type { Place } from '../../domain/sign-ins/place.ts';
import { submitFactor } from '../../domain/sign-ins/submit-factor.ts';
import { json, noFields, page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { webauthnAnswer } from '../../platform/http/webauthn-answer.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';
import { afterFactor, proceed, submissionOf } from './proceed.ts';
import { choicesOf, questionOf } from './question.ts';

/** A passkey: alone on the first page, without a number, or as the second factor. */
export function passkeyRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/passkey', who, handle: (visit) => ask(parts, visit) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/passkey/options',
      who,
      accepts: 'json',
      form: noFields,
      handle: (visit) => options(parts, visit),
    }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/passkey/answer',
      who,
      accepts: 'json',
      form: webauthnAnswer,
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

async function ask(parts: SignInParts, visit: Visit<Ground, unknown>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return expired();
  if (!choicesOf(place).includes('passkey')) return proceed(parts, visit, ground);
  return page(passkeyView, { ...questionOf(ground, place, visit.lang), passkey: endpointsOf(ground) }, leading(ground));
}

export function endpointsOf(ground: Ground): { optionsUrl: string; answerUrl: string } {
  return { optionsUrl: addressOf(ground, 'passkey/options'), answerUrl: addressOf(ground, 'passkey/answer') };
}

/** Before a first factor no credential is named, so that nobody learns from here who has one. */
async function options(parts: SignInParts, visit: Visit<Ground, unknown>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return json({ error: 'expired' }, { status: 410 });
  const accountId = hasPassed(place) ? place.sitting.accountId : undefined;
  return json(await beginPasskeyAssertion(parts.deps, { sitting: ground.view.uid, ...(accountId ? { accountId } : {}) }));
}

function hasPassed({ sitting }: Place): boolean {
  return sitting.factors.length > 0;
}

async function submit(parts: SignInParts, visit: Visit<Ground, Record<string, unknown>>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return json({ error: 'expired' }, { status: 410 });
  const outcome = await submitFactor(parts.deps, {
    ...submissionOf(visit, place),
    kind: 'passkey',
    response: visit.form,
  });
  if (outcome.outcome === 'held') return json({ error: 'held' }, { status: 429 });
  if (outcome.outcome === 'wrong' || outcome.outcome === 'unavailable') return json({ error: 'failed' }, { status: 422 });
  const next = await afterFactor(parts, visit, { ground, outcome });
  return next.kind === 'redirect' ? json({ to: next.to }, { cookies: next.cookies ?? [] }) : json({ to: addressOf(ground) });
}
