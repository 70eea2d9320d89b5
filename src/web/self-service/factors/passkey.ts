import { deviceName } from '../../../../views/device-words.ts';
import { addPasskeyView } from '../../../../views/pages/self-service/add-passkey.tsx';
import { findNumber, findPerson } from '../../../domain/accounts/queries.ts';
import { beginPasskeyRegistration, finishPasskeyRegistration } from '../../../domain/credentials/enrolment/passkey.ts';
import { maskNumber } from '../../../lib/numbers.ts';
import { json, noFields, page, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { webauthnAnswer } from '../../../platform/http/webauthn-answer.ts';
import { holderOf, type Me, type MyVisit, sittingOf } from '../parts.ts';

const path = '/me/factors/passkey';
const passkey = { optionsUrl: `${path}/options`, answerUrl: `${path}/answer` } as const;

/** A passkey is made by a script of the page: options, the device, the answer. */
export function passkeyRoutes(me: Me): readonly Route[] {
  const who = me.mayAdd;
  return [
    route({ method: 'GET', path, who, handle: async () => page(addPasskeyView, { passkey }) }),
    route({ method: 'POST', path: passkey.optionsUrl, who, accepts: 'json', form: noFields, handle: (visit) => options(me, visit) }),
    route({ method: 'POST', path: passkey.answerUrl, who, accepts: 'json', form: webauthnAnswer, handle: (visit) => finish(me, visit) }),
  ];
}

/** The names are stored on the device and shown by it: enough to know the account by, no number in full. */
async function options({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { accountId } = visit.who;
  const [number = '', person] = await Promise.all([findNumber(deps.db, accountId), findPerson(deps.db, accountId)]);
  const userName = maskNumber(number);
  const session = sittingOf(visit.who);
  return json(await beginPasskeyRegistration(deps, { accountId, session, userName, displayName: person?.fullName ?? userName }));
}

const statuses = { expired: 410, 'not-verified': 422, 'already-registered': 409, 'too-many': 409 } as const;

async function finish({ deps }: Me, visit: MyVisit<Record<string, unknown>>): Promise<Reply> {
  const answer = await finishPasskeyRegistration(deps, holderOf(visit), {
    session: sittingOf(visit.who),
    response: visit.form,
    label: deviceName(visit.userAgent, visit.lang),
  });
  if ('refused' in answer) return json({ error: answer.refused }, { status: statuses[answer.refused] });
  return json({ to: '/me/factors?done=passkey-added' });
}
