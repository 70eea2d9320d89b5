import { numberReplacedView } from '../../../views/pages/sign-in/number-replaced.tsx';
import { findReplacement } from '../../domain/accounts/queries.ts';
import { maskNumber } from '../../lib/numbers.ts';
import { noFields, page, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, serviceOf, type SignInParts } from './ground.ts';
import { proceed } from './proceed.ts';
import { wantsOf } from './question.ts';

/** Said after the first factor to whoever signed in with a number that was replaced, and the sign-in goes on (law.md N6). */
export function replacedNumberRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/replaced', who, handle: (visit) => explain(parts, visit) }),
    route({
      method: 'POST',
      path: '/sign-in/:uid/replaced',
      who,
      form: noFields,
      handle: (visit) => proceed(parts, visit, visit.who),
    }),
  ];
}

/** Only for somebody who has passed a factor: before that, no number differs from another. */
async function explain(parts: SignInParts, visit: Visit<Ground, unknown>): Promise<Reply> {
  const ground = visit.who;
  const { place } = ground;
  if (!place) return expired();
  const { accountId, factors } = place.sitting;
  const number = accountId && factors.length > 0 ? await findReplacement(parts.deps.db, accountId) : undefined;
  if (!number) return proceed(parts, visit, ground);
  return page(
    numberReplacedView,
    {
      service: serviceOf(ground, visit.lang),
      wants: wantsOf(ground, place),
      maskedNumber: maskNumber(number),
      action: addressOf(ground, 'replaced'),
      cancelAction: addressOf(ground, 'cancel'),
    },
    leading(ground),
  );
}
