import type { Route } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { proveContactRoutes } from './contact.ts';
import { proveDeviceRoutes } from './device.ts';
import { ownFactorRoutes } from './factor.ts';
import { finishRoutes } from './finish.ts';
import { proveSlipRoutes } from './slip.ts';
import { startActivationRoutes } from './start.ts';

/** Everything under /activate: proofs, an own factor, an own password, and the account is in use. */
export function activateRoutes(parts: ApplyParts): readonly Route[] {
  return [
    ...startActivationRoutes(parts),
    ...proveContactRoutes(parts),
    ...proveSlipRoutes(parts),
    ...proveDeviceRoutes(parts),
    ...ownFactorRoutes(parts),
    ...finishRoutes(parts),
  ];
}
