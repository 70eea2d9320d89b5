import { ownSecret } from '../../domain/relying-parties/own-parties.ts';
import type { DoorName } from '../../domain/sign-ins/door-sessions.ts';
import type { Acr } from '../../domain/sign-ins/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { createFirstPartyClient, type FirstPartyClient } from '../../platform/first-party-client.ts';

/** A door of ours that signs people in at our own provider. */
export interface Door {
  readonly name: DoorName;
  readonly deps: Deps;
  readonly client: FirstPartyClient;
  /** Origin of the door, without a trailing slash. */
  readonly origin: string;
  readonly callbackPath: string;
  /** First page of the door. */
  readonly home: string;
  /** Name of the session cookie. All doors of localhost share one cookie jar, so the names differ. */
  readonly cookie: string;
  /** What the door always asks for. */
  readonly acr: Acr;
  /** Seconds: how old the factors may be when the door opens. */
  readonly maxAge?: number;
}

type Shape = Pick<Door, 'callbackPath' | 'home' | 'cookie' | 'acr' | 'maxAge'> & { readonly afterLogOut: string };

const shapes: Readonly<Record<DoorName, Shape>> = {
  'self-service': {
    callbackPath: '/me/callback',
    home: '/me',
    afterLogOut: '/',
    cookie: 'dd-me',
    acr: 'urn:dinhdanh:acr:level-1',
  },
  'back-office': {
    callbackPath: '/callback',
    home: '/',
    afterLogOut: '/signed-out',
    cookie: 'dd-desk',
    acr: 'urn:dinhdanh:acr:level-2',
    // Idle for 15 minutes means signing in again, not coming back silently (NIST SP 800-63B-4 2.3.3).
    maxAge: 15 * 60,
  },
};

/** `fetch` reaches our own issuer through our own listener. */
export function openDoor(name: DoorName, deps: Deps, fetch: typeof globalThis.fetch): Door {
  const { issuer, backOfficeOrigin } = deps.settings;
  const { afterLogOut, ...shape } = shapes[name];
  const origin = name === 'back-office' ? backOfficeOrigin : issuer;
  const client = createFirstPartyClient({
    issuer,
    clientId: name,
    clientSecret: ownSecret(deps, name),
    redirectUri: `${origin}${shape.callbackPath}`,
    postLogoutRedirectUri: `${origin}${afterLogOut}`,
    fetch,
  });
  return { name, deps, client, origin, ...shape };
}
