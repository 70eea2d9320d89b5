import { z } from 'zod';
import { type RecoveryProps, recoveryView } from '../../../views/pages/sign-in/recovery.tsx';
import type { Place } from '../../domain/sign-ins/place.ts';
import { submitByNumber } from '../../domain/sign-ins/submit-factor.ts';
import { page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';
import { settle, submissionOf } from './proceed.ts';
import { questionOf } from './question.ts';

const form = z.strictObject({ username: z.string().max(200).optional(), code: z.string().max(200).default('') });
type Sent = z.infer<typeof form>;

/** For whoever cannot use the password: a recovery code as the first factor. It opens nothing but adding a new one. */
export function recoveryRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/recovery', who, handle: (visit) => ask(visit) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/recovery',
      who,
      form,
      invalid: (visit) => ask(visit, { kind: 'wrong' }),
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

async function ask(visit: Visit<Ground, unknown>, error?: RecoveryProps['error']): Promise<Reply> {
  const { place } = visit.who;
  return place ? shown(visit, { place, error }) : expired();
}

function shown(
  visit: Visit<Ground, unknown>,
  { place, error, username }: { place: Place; error?: RecoveryProps['error']; username?: string | undefined },
): Reply {
  const ground = visit.who;
  const { otherHref: _other, ...question } = questionOf(ground, place, visit.lang);
  return page(
    recoveryView,
    {
      ...question,
      action: addressOf(ground, 'recovery'),
      startHref: addressOf(ground),
      known: place.sitting.accountId !== undefined,
      username,
      error,
    },
    { ...leading(ground), status: error ? 422 : 200 },
  );
}

async function submit(parts: SignInParts, visit: Visit<Ground, Sent>): Promise<Reply> {
  const { who: ground, form: sent } = visit;
  const { place } = ground;
  if (!place) return expired();
  const show = (error: RecoveryProps['error']): Reply => shown(visit, { place, error, username: sent.username });
  if (!place.sitting.accountId && !sent.username?.trim()) return show({ kind: 'missing-number' });
  if (sent.code.trim() === '') return show({ kind: 'missing' });
  const outcome = await submitByNumber(parts.deps, {
    ...submissionOf(visit, place),
    username: sent.username ?? '',
    kind: 'recovery-code',
    response: sent.code,
  });
  return settle(parts, visit, { outcome, show });
}
