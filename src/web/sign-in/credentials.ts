import { z } from 'zod';
import { type CredentialsError, credentialsView } from '../../../views/pages/sign-in/credentials.tsx';
import { maskNumber } from '../../lib/numbers.ts';
import { findNumber } from '../../domain/accounts/queries.ts';
import type { Place } from '../../domain/sign-ins/place.ts';
import { submitByNumber } from '../../domain/sign-ins/submit-factor.ts';
import { page, redirect, route } from '../../platform/http/route.ts';
import type { Call, FieldProblem, Reply, Route, Visit } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, serviceOf, type SignInParts } from './ground.ts';
import { endpointsOf } from './passkey.ts';
import { pageOf, proceed, settle, submissionOf } from './proceed.ts';
import { wantsOf } from './question.ts';

/** Generous: a password may hold 128 letters of four bytes, a number anything a phone keyboard produces. */
const form = z.strictObject({ username: z.string().max(200).optional(), password: z.string().max(1024).default('') });
type Credentials = z.infer<typeof form>;

/** Number and password on one page, always; which second factors exist is shown only after the right password. */
export function credentialRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid', who, handle: (visit) => start(parts, visit, visit.who) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/password',
      who,
      form,
      invalid: (visit, problems) => tooLong(parts, visit, problems),
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

async function start(parts: SignInParts, call: Call, ground: Ground): Promise<Reply> {
  if (ground.view.prompt === 'consent') return redirect(addressOf(ground, 'consent'));
  if (ground.view.prompt === 'select_account' || ground.view.expectsAnother) return redirect(addressOf(ground, 'switch'));
  const { place } = ground;
  if (!place) return expired();
  return pageOf(place) === 'start' ? credentialsPage(parts, call, { ground, place }) : proceed(parts, call, ground);
}

async function submit(parts: SignInParts, visit: Visit<Ground, Credentials>): Promise<Reply> {
  const { who: ground, form: sent } = visit;
  const { place } = ground;
  if (!place) return expired();
  const known = place.sitting.accountId !== undefined;
  const missing = missingFields(sent, known);
  const show = (error: CredentialsError): Promise<Reply> =>
    credentialsPage(parts, visit, { ground, place, error, username: sent.username });
  if (missing.length > 0) return show({ kind: 'missing', fields: missing });
  const outcome = await submitByNumber(parts.deps, {
    ...submissionOf(visit, place),
    username: sent.username ?? '',
    kind: 'password',
    response: sent.password,
  });
  return settle(parts, visit, { outcome, show });
}

function missingFields(sent: Credentials, known: boolean): ('username' | 'password')[] {
  const missing: ('username' | 'password')[] = [];
  if (!known && !sent.username?.trim()) missing.push('username');
  if (sent.password === '') missing.push('password');
  return missing;
}

/** Longer than any number or password can be: wrong, and not worth a hash. */
async function tooLong(parts: SignInParts, visit: Visit<Ground, unknown>, problems: readonly FieldProblem[]): Promise<Reply> {
  const { place } = visit.who;
  if (!place) return expired();
  const isOurs = problems.every(({ field }) => field === 'username' || field === 'password');
  return credentialsPage(parts, visit, {
    ground: visit.who,
    place,
    error: isOurs ? { kind: 'wrong' } : { kind: 'missing', fields: ['username', 'password'] },
  });
}

interface Shown {
  readonly ground: Ground;
  readonly place: Place;
  readonly error?: CredentialsError;
  readonly username?: string | undefined;
}

async function credentialsPage(parts: SignInParts, call: Call, shown: Shown): Promise<Reply> {
  const { ground, place, error } = shown;
  const { accountId } = place.sitting;
  const hint = ground.view.params.login_hint;
  const number = accountId && (await findNumber(parts.deps.db, accountId));
  return page(
    credentialsView,
    {
      action: addressOf(ground, 'password'),
      cancelAction: addressOf(ground, 'cancel'),
      recoveryHref: addressOf(ground, 'recovery'),
      service: serviceOf(ground, call.lang),
      wants: wantsOf(ground, place),
      passkey: endpointsOf(ground),
      username: shown.username ?? (typeof hint === 'string' ? hint.slice(0, 40) : undefined),
      person: number ? { maskedNumber: maskNumber(number), switchHref: addressOf(ground, 'switch') } : undefined,
      error,
    },
    { ...leading(ground), status: error ? 422 : 200 },
  );
}
