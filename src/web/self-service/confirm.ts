import { z } from 'zod';
import { type ConfirmIdentityProps, confirmIdentityView } from '../../../views/pages/self-service/confirm-identity.tsx';
import { attemptFactor } from '../../domain/credentials/actions.ts';
import { sendSmsCode } from '../../domain/credentials/factors/sms.ts';
import { heldFactors } from '../../domain/credentials/queries.ts';
import { addToDoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { ownPath } from '../../platform/http/language.ts';
import { page, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { beginSignIn } from '../first-party/sign-in.ts';
import { deviceTokenOf, type Me, type MyVisit, sittingOf } from './parts.ts';

const ways = ['totp', 'sms'] as const;
type Way = (typeof ways)[number];

const form = z.strictObject({ code: z.string().max(200).default(''), way: z.enum(ways), to: z.string().max(200) });

/** RFC 8176 values that a second code adds to a session opened by a password. */
const amrOf = { totp: 'otp', sms: 'sms' } as const satisfies Record<Way, string>;

/** A second factor before a change of factors, for accounts whose level no acr can ask two factors of. */
export function confirmRoutes(me: Me): readonly Route[] {
  const who = me.signedIn;
  return [
    route({ method: 'GET', path: '/me/confirm', who, handle: (visit) => ask(me, visit) }),
    route({ method: 'POST', path: '/me/confirm', who, form, handle: (visit) => submit(me, visit) }),
    route({
      method: 'GET',
      path: '/me/confirm/again',
      who,
      handle: (visit) => beginSignIn(me.door, visit, { prompt: 'login', maxAge: 0, returnTo: targetOf(me, visit.query.to) }),
    }),
  ];
}

/** Only pages on which factors are changed are worth a second factor. */
function targetOf({ door }: Me, to: string | undefined): string {
  const path = ownPath(to, door.origin);
  return path?.startsWith('/me/factors') ? path : '/me/factors';
}

async function ask(me: Me, visit: MyVisit): Promise<Reply> {
  const to = targetOf(me, visit.query.to);
  if (visit.who.amr.includes('mfa')) return redirect(to);
  const held = await heldFactors(me.deps.db, visit.who.accountId);
  const kinds = ways.filter((way) => held.includes(way));
  const kind = kinds.find((way) => way === visit.query.way) ?? kinds[0];
  const sent = kind === 'sms' ? await sendCode(me, visit) : undefined;
  return show(visit, { to, kind, kinds, hasPasskey: held.includes('passkey'), error: sent === 'held' ? { kind: 'not-sent' } : undefined });
}

async function sendCode({ deps }: Me, visit: MyVisit): Promise<string> {
  const { accountId } = visit.who;
  const { outcome } = await sendSmsCode(deps, { accountId, sitting: sittingOf(visit.who), address: visit.address, onlyFirst: true });
  return outcome;
}

interface Shown {
  readonly to: string;
  readonly kind: Way | undefined;
  readonly kinds: readonly Way[];
  readonly hasPasskey: boolean;
  readonly error: ConfirmIdentityProps['error'];
}

function show(visit: MyVisit, { to, kind, kinds, hasPasskey, error }: Shown): Reply {
  const query = `to=${encodeURIComponent(to)}`;
  const other = kinds.find((way) => way !== kind);
  return page(
    confirmIdentityView,
    {
      action: '/me/confirm',
      kind,
      passkeyHref: hasPasskey ? `/me/confirm/again?${query}` : undefined,
      otherHref: other && `/me/confirm?${query}&way=${other}`,
      hidden: { to },
      error,
    },
    { status: error && visit.method === 'POST' ? 422 : 200 },
  );
}

async function submit(me: Me, visit: MyVisit<z.infer<typeof form>>): Promise<Reply> {
  const { deps } = me;
  const { code, way } = visit.form;
  const { accountId, amr } = visit.who;
  const to = targetOf(me, visit.form.to);
  const held = await heldFactors(deps.db, accountId);
  const kinds = ways.filter((one) => held.includes(one));
  const again = (error: ConfirmIdentityProps['error']): Reply =>
    show(visit, { to, kind: way, kinds, hasPasskey: held.includes('passkey'), error });
  if (code.trim() === '') return again({ kind: 'missing' });
  const tried = await attemptFactor(deps, {
    accountId,
    kind: way,
    response: code,
    sitting: sittingOf(visit.who),
    purpose: 'self-service',
    deviceToken: deviceTokenOf(visit),
    address: visit.address,
    requestId: visit.requestId,
  });
  if (tried.outcome === 'held') return again({ kind: 'held', until: tried.until });
  if (tried.outcome !== 'passed') return again({ kind: 'wrong' });
  // Only a password can stand before this page: a passkey is two factors by itself, a recovery code never comes here.
  if (amr.includes('pwd')) await addToDoorSession(deps.db, visit.who, [...new Set([...amr, amrOf[way], 'mfa'])]);
  return redirect(to);
}
