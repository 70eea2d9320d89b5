import type { Route } from '../../platform/http/types.ts';
import { codeRoutes } from './codes.ts';
import { consentRoutes } from './consent.ts';
import { credentialRoutes } from './credentials.ts';
import type { SignInParts } from './ground.ts';
import { leavingRoutes } from './leave.ts';
import { passkeyRoutes } from './passkey.ts';
import { recoveryRoutes } from './recovery.ts';
import { replacedNumberRoutes } from './replaced-number.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { smsRoutes } from './sms.ts';

/** Every page between an authorization request and its answer. */
export function signInRoutes(parts: SignInParts): readonly Route[] {
  return [
    ...credentialRoutes(parts),
    ...secondFactorRoutes(parts),
    ...codeRoutes(parts),
    ...smsRoutes(parts),
    ...passkeyRoutes(parts),
    ...recoveryRoutes(parts),
    ...replacedNumberRoutes(parts),
    ...consentRoutes(parts),
    ...leavingRoutes(parts),
  ];
}
