import { type SmsProps, smsView } from '../../../views/pages/sign-in/sms.tsx';
import { findPerson } from '../../domain/accounts/queries.ts';
import { sendSmsCode } from '../../domain/credentials/factors/sms.ts';
import { maskPhone } from '../../lib/numbers.ts';
import type { Place } from '../../domain/sign-ins/place.ts';
import { submitFactor } from '../../domain/sign-ins/submit-factor.ts';
import { noFields, page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { codeForm } from './codes.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';
import { proceed, settle, submissionOf } from './proceed.ts';
import { choicesOf, questionOf } from './question.ts';

/** A text message, the restricted fallback: the first code goes out when the page is opened by choice, another only by a button. */
export function smsRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/sms', who, handle: (visit) => ask(parts, visit, 'first') }),
    route({ method: 'POST', path: '/sign-in/:uid/sms/resend', who, form: noFields, handle: (visit) => ask(parts, visit, 'again') }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/sms',
      who,
      form: codeForm,
      invalid: (visit) => show(parts, visit, { error: { kind: 'wrong' } }),
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

type Shown = Pick<SmsProps, 'error' | 'resent'>;

async function ask(parts: SignInParts, visit: Visit<Ground, unknown>, which: 'first' | 'again'): Promise<Reply> {
  const { place } = visit.who;
  if (!place) return expired();
  const { accountId } = place.sitting;
  if (!accountId || !choicesOf(place).includes('sms')) return proceed(parts, visit, visit.who);
  const sent = await sendSmsCode(parts.deps, {
    accountId,
    sitting: visit.who.view.uid,
    address: visit.address,
    onlyFirst: which === 'first',
  });
  const isSent = sent.outcome === 'sent' || sent.outcome === 'already-sent';
  return placed(parts, visit, { place, ...(isSent ? { resent: which === 'again' } : { error: { kind: 'not-sent' } }) });
}

async function show(parts: SignInParts, visit: Visit<Ground, unknown>, shown: Shown): Promise<Reply> {
  const { place } = visit.who;
  return place ? placed(parts, visit, { place, ...shown }) : expired();
}

async function placed(parts: SignInParts, visit: Visit<Ground, unknown>, { place, ...shown }: Shown & { place: Place }): Promise<Reply> {
  const ground = visit.who;
  const person = await findPerson(parts.deps.db, place.sitting.accountId ?? '');
  const maskedPhone = maskPhone(person?.phone ?? '');
  return page(
    smsView,
    {
      ...questionOf(ground, place, visit.lang),
      action: addressOf(ground, 'sms'),
      resendAction: addressOf(ground, 'sms/resend'),
      maskedPhone,
      ...shown,
    },
    { ...leading(ground), status: shown.error ? 422 : 200 },
  );
}

async function submit(parts: SignInParts, visit: Visit<Ground, { code: string }>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return expired();
  const { accountId } = place.sitting;
  if (!accountId || !choicesOf(place).includes('sms')) return proceed(parts, visit, ground);
  if (visit.form.code.trim() === '') return placed(parts, visit, { place, error: { kind: 'missing' } });
  const outcome = await submitFactor(parts.deps, {
    ...submissionOf(visit, place),
    kind: 'sms',
    response: visit.form.code,
  });
  return settle(parts, visit, { outcome, show: (error) => placed(parts, visit, { place, error }) });
}
