import { fileURLToPath } from 'node:url';
import type { JWKS } from 'oidc-provider';
import { layout } from '../views/layout.tsx';
import { errorView } from '../views/pages/error.tsx';
import { homeView } from '../views/pages/home.tsx';
import type { Registries } from './connectors/registries.ts';
import { listRegistryHealth } from './domain/registries/queries.ts';
import { type EndReason, endSession, leaveService } from './domain/sign-ins/sessions.ts';
import type { SendLogOut } from './domain/sign-ins/log-out-deliveries.ts';
import { inTransaction } from './platform/database/pool.ts';
import type { Deps } from './platform/deps.ts';
import { createDoor, createDoorRenderer, type DoorOptions } from './platform/http/kernel.ts';
import { everybody, page, route } from './platform/http/route.ts';
import type { Route } from './platform/http/types.ts';
import { ownIssuerFetch } from './platform/own-issuer.ts';
import { applyRoutes } from './web/apply/routes.ts';
import { backOfficeRoutes } from './web/back-office/routes.ts';
import { oidcRoutes } from './web/oidc/routes.ts';
import { createProviderRuntime } from './web/oidc/runtime.ts';
import { selfServiceRoutes } from './web/self-service/routes.ts';
import { signInRoutes } from './web/sign-in/routes.ts';

const read = ['GET', 'HEAD'];
const send = ['POST'];
/** What a page in a browser may ask of another origin is asked about first (CORS). */
const asked = ['OPTIONS'];

/** Paths of the protocol library with the methods it answers; everything else that is not ours is not found. */
const protocolPaths: DoorOptions['fallbackPaths'] = {
  '/auth': read,
  '/auth/:uid': read,
  '/token': [...send, ...asked],
  '/token/introspection': [...send, ...asked],
  '/token/revocation': [...send, ...asked],
  '/userinfo': [...read, ...send, ...asked],
  '/jwks': [...read, ...asked],
  '/request': [...send, ...asked],
  '/session/end': read,
  '/session/end/confirm': send,
  '/session/end/success': read,
  '/.well-known/openid-configuration': [...read, ...asked],
  '/.well-known/oauth-authorization-server': [...read, ...asked],
};

export interface HouseParts {
  readonly deps: Deps;
  /** Asked again before an officer's grant. */
  readonly registries: Registries;
  readonly jwks: JWKS;
  /** The single exit for outgoing calls. */
  readonly fetch: typeof globalThis.fetch;
  readonly trustedProxies: readonly string[];
  /** Port of our own provider door, for our own doors' calls to it. */
  readonly loopbackPort: number;
}

type Handler = ReturnType<ReturnType<typeof createDoor>['callback']>;

export interface House {
  /** Request handlers of the doors, for whatever listens. */
  readonly provider: Handler;
  readonly backOffice: Handler;
  exchangeKeys(jwks: JWKS): void;
  readonly sendLogOut: SendLogOut;
  /** A further door with the same layout, for the sandbox. */
  door(name: string, origin: string, routes: readonly Route[]): Handler;
}

/** Puts the house together: every room gets what it needs by hand. */
export function buildHouse(parts: HouseParts): House {
  const { deps } = parts;
  const { issuer, backOfficeOrigin } = deps.settings;
  const common = commonOptions(parts);
  const end = (reason: EndReason) => (uid: string) =>
    inTransaction(deps.db, async (tx) => void (await endSession(tx, { uid, reason, actor: 'system' })));
  const runtime = createProviderRuntime({
    deps,
    jwks: parts.jwks,
    fetch: parts.fetch,
    render: createDoorRenderer({ ...common, name: 'provider', origin: issuer }),
    endSession: end('log-out'),
    endForSomebodyElse: end('person-switch'),
    leaveService: (left) => inTransaction(deps.db, (tx) => leaveService(tx, left)),
  });
  const signIn = signInRoutes({ deps, interactions: runtime.interactions });
  const ownFetch = ownIssuerFetch(issuer, parts.loopbackPort);
  const selfService = selfServiceRoutes({ deps, fetch: ownFetch });
  const door = (name: string, origin: string, routes: readonly Route[], rest: Partial<DoorOptions> = {}): Handler =>
    createDoor({ ...common, ...rest, name, origin, routes }).callback();
  return {
    provider: door('provider', issuer, [home, ...oidcRoutes, ...signIn, ...selfService, ...applyRoutes({ deps })], {
      fallback: runtime.handle,
      fallbackPaths: protocolPaths,
    }),
    backOffice: door(
      'back-office',
      backOfficeOrigin,
      backOfficeRoutes({ deps, fetch: ownFetch, registries: parts.registries, registryLamps: () => listRegistryHealth(deps.db) }),
    ),
    exchangeKeys: runtime.exchange,
    sendLogOut: runtime.sendLogOut,
    door,
  };
}

const home: Route = route({ method: 'GET', path: '/', who: everybody, handle: async () => page(homeView, {}) });

function commonOptions({ deps, trustedProxies }: HouseParts): Omit<DoorOptions, 'name' | 'origin' | 'routes'> {
  return {
    layout,
    errorPage: errorView,
    secrets: deps.secrets,
    settings: deps.settings,
    log: deps.log,
    trustedProxies,
    assetsDir: fileURLToPath(new URL('../views/assets', import.meta.url)),
  };
}
