import { z } from 'zod';
import type { CodeError } from '../../../views/pages/sign-in/code-problem.ts';
import { recoveryCodeView } from '../../../views/pages/sign-in/recovery-code.tsx';
import { totpView } from '../../../views/pages/sign-in/totp.tsx';
import type { Place } from '../../domain/sign-ins/place.ts';
import { submitFactor } from '../../domain/sign-ins/submit-factor.ts';
import { page, route } from '../../platform/http/route.ts';
import type { Call, PageReply, Reply, Route, Visit } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';
import { proceed, settle, submissionOf } from './proceed.ts';
import { choicesOf, questionOf } from './question.ts';

export const codeForm = z.strictObject({ code: z.string().max(200).default('') });

type CodeKind = 'totp' | 'recovery-code';

interface Shown {
  readonly ground: Ground;
  readonly place: Place;
  readonly error?: CodeError | undefined;
}

/** One page a kind: what it is called, what it looks like. */
const pages: Readonly<Record<CodeKind, (call: Call, shown: Shown) => PageReply>> = {
  totp: (call, shown) => page(totpView, propsOf('totp', call, shown), optionsOf(shown)),
  'recovery-code': (call, shown) => page(recoveryCodeView, propsOf('recovery-code', call, shown), optionsOf(shown)),
};

function propsOf(kind: CodeKind, call: Call, { ground, place, error }: Shown) {
  return { ...questionOf(ground, place, call.lang), action: addressOf(ground, kind), error };
}

function optionsOf({ ground, error }: Shown) {
  return { ...leading(ground), status: error ? 422 : 200 };
}

/** Second factors that are a code: from an app, or from the list of ten. */
export function codeRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return (Object.keys(pages) as CodeKind[]).flatMap((kind) => [
    route({ method: 'GET', path: `/sign-in/:uid/${kind}`, who, handle: (visit) => ask(parts, kind, visit) }),
    route({
      method: 'POST',
      path: `/sign-in/:uid/${kind}`,
      who,
      form: codeForm,
      invalid: (visit) => ask(parts, kind, visit, { kind: 'wrong' }),
      handle: (visit) => submit(parts, kind, visit),
    }),
  ]);
}

/** Only while this factor is what the sign-in waits for: nothing here tells a stranger which factors exist. */
async function ask(parts: SignInParts, kind: CodeKind, visit: Visit<Ground, unknown>, error?: CodeError): Promise<Reply> {
  const { place } = visit.who;
  if (!place) return expired();
  if (!choicesOf(place).includes(kind)) return proceed(parts, visit, visit.who);
  return pages[kind](visit, { ground: visit.who, place, error });
}

async function submit(parts: SignInParts, kind: CodeKind, visit: Visit<Ground, { code: string }>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return expired();
  const { accountId } = place.sitting;
  if (!accountId || !choicesOf(place).includes(kind)) return proceed(parts, visit, ground);
  const show = (error: CodeError): Reply => pages[kind](visit, { ground, place, error });
  if (visit.form.code.trim() === '') return show({ kind: 'missing' });
  const outcome = await submitFactor(parts.deps, {
    ...submissionOf(visit, place),
    kind,
    response: visit.form.code,
  });
  return settle(parts, visit, { outcome, show });
}
