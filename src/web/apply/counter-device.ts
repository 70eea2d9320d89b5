import { deviceName } from '../../../views/device-words.ts';
import { counterDeviceEndView, counterDeviceView } from '../../../views/pages/apply/counter-device.tsx';
import { findCounterLink, offerByLink, sleepByLink } from '../../domain/registrations/sleeping/counter-link.ts';
import type { Deps } from '../../platform/deps.ts';
import { everybody, json, noFields, page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { webauthnAnswer } from '../../platform/http/webauthn-answer.ts';
import type { ApplyParts } from './parts.ts';

const path = '/apply/device';

/**
 * Where the code on the officer's screen leads the applicant's own telephone. Here and not at the desk, because a passkey belongs to the
 * origin at which people sign in (WebAuthn 5.1.3). Who holds the link need not be signed in: it opens one file's bed, once.
 */
export function counterDeviceRoutes({ deps }: ApplyParts): readonly Route[] {
  const who = everybody;
  return [
    route({ method: 'GET', path, who, handle: (visit) => show(deps, tokenIn(visit)) }),
    route({ method: 'GET', path: `${path}/done`, who, handle: async () => page(counterDeviceEndView, { end: 'done' }) }),
    route({
      method: 'POST',
      path: `${path}/options`,
      who,
      accepts: 'json',
      form: noFields,
      handle: (visit) => options(deps, tokenIn(visit)),
    }),
    route({ method: 'POST', path: `${path}/answer`, who, accepts: 'json', form: webauthnAnswer, handle: (visit) => answer(deps, visit) }),
  ];
}

function tokenIn({ query }: Pick<Visit<unknown, unknown>, 'query'>): string {
  return query.token ?? '';
}

async function show(deps: Deps, token: string): Promise<Reply> {
  const link = await findCounterLink(deps.db, token);
  if (!link) return page(counterDeviceEndView, { end: 'gone' }, { status: 410 });
  const { reference } = link;
  const query = `token=${encodeURIComponent(token)}`;
  return page(counterDeviceView, {
    reference,
    passkey: { optionsUrl: `${path}/options?${query}`, answerUrl: `${path}/answer?${query}` },
  });
}

async function options(deps: Deps, token: string): Promise<Reply> {
  const offered = await offerByLink(deps, token);
  return offered ? json(offered) : json({ error: 'expired' }, { status: 410 });
}

async function answer(deps: Deps, visit: Visit<unknown, Record<string, unknown>>): Promise<Reply> {
  const label = deviceName(visit.userAgent, visit.lang);
  const outcome = await sleepByLink(deps, tokenIn(visit), { response: visit.form, label });
  return outcome === 'asleep' ? json({ to: `${path}/done` }) : json({ error: outcome }, { status: outcome === 'expired' ? 410 : 422 });
}
