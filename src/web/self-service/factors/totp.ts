import { z } from 'zod';
import { type AddTotpProps, addTotpView } from '../../../../views/pages/self-service/add-totp.tsx';
import { findNumber } from '../../../domain/accounts/queries.ts';
import { beginTotpEnrolment, confirmTotpEnrolment, type TotpOffer } from '../../../domain/credentials/enrolment/totp.ts';
import { heldFactors, mustAppStay } from '../../../domain/credentials/queries.ts';
import { maskNumber } from '../../../lib/numbers.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { openSealed } from '../../first-party/sealed.ts';
import { holderOf, type Me, type MyVisit, sittingOf } from '../parts.ts';
import { qrPicture } from '../../first-party/qr.ts';
import { kept } from './list.ts';

const path = '/me/factors/totp';
const purpose = 'totp-page';
const form = z.strictObject({ code: z.string().max(200).default(''), offer: z.string().max(2000) });

/** A code app: the secret is shown, and enrolled when its first code comes back. */
export function totpRoutes(me: Me): readonly Route[] {
  return [
    route({ method: 'GET', path, who: me.mayAdd, handle: (visit) => ask(me, visit) }),
    route({ method: 'POST', path, who: me.mayAdd, form, handle: (visit) => confirm(me, visit) }),
  ];
}

/** Said before an app is set up, when it could not take the place of the one there is. */
async function ask(me: Me, visit: MyVisit): Promise<Reply> {
  const { db } = me.deps;
  const held = await heldFactors(db, visit.who.accountId);
  return held.includes('totp') && (await mustAppStay(db, visit.who.accountId)) ? kept('recently-recovered') : offerNew(me, visit);
}

async function offerNew(me: Me, visit: MyVisit, error?: AddTotpProps['error']): Promise<Reply> {
  const { accountId } = visit.who;
  const label = maskNumber((await findNumber(me.deps.db, accountId)) ?? '');
  const offer = await beginTotpEnrolment(me.deps, { accountId, session: sittingOf(visit.who), label });
  return show(me, { offer: { ...offer, label }, error });
}

interface Shown {
  readonly offer: TotpOffer & { readonly label: string };
  readonly error?: AddTotpProps['error'];
}

/** The page carries its own secret, sealed, so that a mistyped code shows the same picture again. */
function show({ deps }: Me, { offer, error }: Shown): Reply {
  return page(
    addTotpView,
    {
      action: path,
      qr: qrPicture(offer.uri),
      secret: offer.secret.match(/.{1,4}/g)?.join(' ') ?? '',
      accountLabel: offer.label,
      hidden: { offer: deps.secrets.seal(purpose, JSON.stringify(offer)) },
      error,
    },
    { status: error ? 422 : 200 },
  );
}

async function confirm(me: Me, visit: MyVisit<z.infer<typeof form>>): Promise<Reply> {
  const { code } = visit.form;
  const offer = openSealed(me.deps, purpose, visit.form.offer) as Shown['offer'] | undefined;
  if (!offer) return offerNew(me, visit, 'expired');
  if (code.trim() === '') return show(me, { offer, error: 'missing' });
  const answer = await confirmTotpEnrolment(me.deps, holderOf(visit), { session: sittingOf(visit.who), code });
  if ('enrolled' in answer) return redirect('/me/factors?done=totp-added');
  if (answer.refused === 'recently-recovered') return kept(answer.refused);
  return answer.refused === 'expired' ? offerNew(me, visit, 'expired') : show(me, { offer, error: 'wrong' });
}
