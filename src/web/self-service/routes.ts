import type { Route } from '../../platform/http/types.ts';
import { callbackRoute } from '../first-party/callback.ts';
import { logOutRoute } from '../first-party/log-out.ts';
import { confirmRoutes } from './confirm.ts';
import { consentRoutes } from './consents.ts';
import { factorListRoutes } from './factors/list.ts';
import { passkeyRoutes } from './factors/passkey.ts';
import { passwordRoutes } from './factors/password.ts';
import { recoveryCodeRoutes } from './factors/recovery-codes.ts';
import { totpRoutes } from './factors/totp.ts';
import { limitedDeskRoutes } from './limited/desk.ts';
import { limitedSignInRoutes } from './limited/sign-in.ts';
import { notMeRoutes } from './not-me.ts';
import { openSelfService, type SelfServiceParts } from './parts.ts';
import { profileRoute } from './profile.ts';
import { recordRoutes } from './records.ts';
import { sessionRoutes } from './sessions.ts';

/** Everything under /me, and the link "this wasn't me". */
export function selfServiceRoutes(parts: SelfServiceParts): readonly Route[] {
  const me = openSelfService(parts);
  return [
    callbackRoute(me.door),
    logOutRoute(me.door, '/me/log-out'),
    profileRoute(me),
    ...totpRoutes(me),
    ...passkeyRoutes(me),
    ...passwordRoutes(me),
    ...recoveryCodeRoutes(me),
    ...factorListRoutes(me),
    ...confirmRoutes(me),
    ...sessionRoutes(me),
    ...consentRoutes(me),
    ...recordRoutes(me),
    ...notMeRoutes(me),
    ...limitedSignInRoutes(me),
    ...limitedDeskRoutes(me),
  ];
}
