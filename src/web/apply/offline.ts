import { offlineView } from '../../../views/pages/offline.tsx';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Route } from '../../platform/http/types.ts';

/** What the installed app keeps for when there is no network: the one page that a device stores. */
export const offlineRoute: Route = route({ method: 'GET', path: '/offline', who: everybody, handle: async () => page(offlineView, {}) });
