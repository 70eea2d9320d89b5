import type { Route } from '../../platform/http/types.ts';
import { counterDeviceRoutes } from './counter-device.ts';
import { checkRoutes } from './draft/check.ts';
import { activateRoutes } from './activate/routes.ts';
import { codeRoutes } from './draft/code.ts';
import { contactsRoutes } from './draft/contacts.ts';
import { detailsRoutes } from './draft/details.ts';
import { documentRoutes } from './draft/document.ts';
import { faceRoutes } from './draft/face.ts';
import { phoneInUseRoutes } from './draft/phone-in-use.ts';
import { startRoutes } from './draft/start.ts';
import { fileRoutes } from './file/file.ts';
import { letterRoute } from './file/letter.ts';
import { statusRoutes } from './file/status.ts';
import { supplementRoutes } from './file/supplement.ts';
import { guideRoutes } from './guide.ts';
import { notByMeRoutes } from './not-me.ts';
import { offlineRoute } from './offline.ts';
import type { ApplyParts } from './parts.ts';
import { proofRoute } from './proof.ts';

/** Everything under /apply and /activate: applying, following an application, stopping one, taking what was granted into use. */
export function applyRoutes(parts: ApplyParts): readonly Route[] {
  return [
    ...startRoutes(parts),
    ...documentRoutes(parts),
    ...detailsRoutes(parts),
    ...contactsRoutes(parts),
    ...codeRoutes(parts),
    ...phoneInUseRoutes(parts),
    ...faceRoutes(parts),
    ...checkRoutes(parts),
    ...statusRoutes(parts),
    ...fileRoutes(parts),
    ...supplementRoutes(parts),
    letterRoute(parts),
    proofRoute(parts),
    ...guideRoutes(parts),
    ...notByMeRoutes(parts),
    ...counterDeviceRoutes(parts),
    ...activateRoutes(parts),
    offlineRoute,
  ];
}
