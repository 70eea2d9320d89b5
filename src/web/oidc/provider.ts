import { timingSafeEqual } from 'node:crypto';
import type { Configuration, JWKS } from 'oidc-provider';
import { Provider } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import { insertOnce } from '../../platform/token-store/write.ts';
import { eventInHand, findAccount, pairwiseIdentifier } from './account.ts';
import { type AdapterHands, createAdapter } from './adapter.ts';
import { requestContext } from './request-context.ts';
import { bundleOf, getsRefreshTokens } from './adapter-grants.ts';
import { assertClientAssertion } from './client-assertions.ts';
import { staticConfiguration } from './configuration.ts';
import { watchEvents } from './events.ts';
import { grantForRequest } from './grants.ts';
import { logOutPage, loggedOutPage, protocolErrorPage } from './pages.ts';
import type { RenderPage } from '../../platform/http/reply/pages.ts';
import { createPolicy } from './policy.ts';
import { addSteps } from './steps.ts';
import { assertClaimsParameter } from './storable.ts';
import { openInteraction } from './interactions.ts';

/** Everything a Provider is built from; built again at each change of the signing keys. */
export interface ProviderParts extends AdapterHands {
  readonly jwks: JWKS;
  /** Renders a page of ours on the library's context, with layout and headers of the door. */
  readonly render: RenderPage;
  /** The only exit for outgoing calls. */
  readonly fetch: typeof globalThis.fetch;
  /** Ends the session of the person before, when somebody else signs in in the same browser. */
  readonly endForSomebodyElse: (sessionUid: string) => Promise<void>;
  /** Leaves one service of a session: its tokens end and it is told, by the queue instead of while the person waits. */
  readonly leaveService: (about: { clientId: string; accountId: string; sid: string; sessionUid: string }) => Promise<void>;
}

/** One OpenID Provider for one set of keys. */
export function buildProvider(parts: ProviderParts): Provider {
  const { deps } = parts;
  const provider = new Provider(deps.settings.issuer, configurationOf(parts));
  provider.proxy = true;
  overrideModels(provider, parts);
  watchEvents(provider, deps);
  addSteps(provider, parts);
  return provider;
}

function configurationOf(parts: ProviderParts): Configuration {
  const { deps, render } = parts;
  const fixed = staticConfiguration(deps.settings);
  return {
    ...fixed,
    adapter: createAdapter(parts),
    assertJwtClientAuthClaimsAndHeader: assertClientAssertion,
    cookies: { ...fixed.cookies, keys: [deps.secrets.mac('cookie-signing', 'v1')] },
    extraTokenClaims: (_ctx, token) => accessTokenClaims(deps, token as unknown as { grantId?: string }),
    features: features(parts),
    fetch: parts.fetch,
    findAccount: (ctx, id) => findAccount(deps, ctx, id),
    interactions: { policy: createPolicy(deps), url: (ctx, interaction) => openInteraction(deps, ctx, interaction) },
    issueRefreshToken: async (_ctx, client) => getsRefreshTokens(client),
    jwks: parts.jwks,
    loadExistingGrant: (ctx) => grantForRequest(deps, ctx),
    pairwiseIdentifier: (ctx, accountId, client) => pairwiseIdentifier(deps, ctx, { accountId, clientId: client.clientId }),
    renderError: (ctx, out, error) => protocolErrorPage(render, { ctx, out, error }),
    rotateRefreshToken: (ctx) => ctx.oidc.client?.dd_rotate_refresh === true,
  };
}

function features(parts: ProviderParts): NonNullable<Configuration['features']> {
  const { deps, render } = parts;
  return {
    backchannelLogout: { enabled: true },
    claimsParameter: { enabled: true, assertClaimsParameter: (_ctx, claims) => assertClaimsParameter(claims) },
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    introspection: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) =>
        mayIntrospect(deps, client.clientId, token as unknown as { jti: string; kind: string; clientId: string }),
    },
    pushedAuthorizationRequests: { enabled: true },
    resourceIndicators: { enabled: false },
    revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => logOutPage(deps, render, { ctx, form }),
      postLogoutSuccessSource: (ctx) => loggedOutPage(render, ctx),
    },
    userinfo: { enabled: true },
  };
}

/** Only the party a token was issued to learns about it, and only while account, client, grant, session and consent stand. */
async function mayIntrospect(deps: Deps, caller: string, token: { jti: string; kind: string; clientId: string }): Promise<boolean> {
  if (token.clientId !== caller) return false;
  const { stands } = await bundleOf(deps, token.jti, ['AccessToken', 'RefreshToken']);
  return stands;
}

/** RFC 9470 section 6: the resource server decides from what introspection says about the authentication. */
async function accessTokenClaims(deps: Deps, token: { grantId?: string }): Promise<Record<string, unknown>> {
  const event = eventInHand() ?? (await findEvent(deps, token.grantId));
  return event ? { acr: event.acr, amr: event.amr, auth_time: Math.floor(Date.parse(event.auth_time) / 1000) } : {};
}

async function findEvent(
  deps: Deps,
  grantId: string | undefined,
): Promise<{ acr: string; amr: readonly string[]; auth_time: string } | undefined> {
  if (!grantId) return undefined;
  const { rows } = await deps.db.raw('select acr, amr, auth_time from authorization_events where grant_id = ?', [grantId]);
  return rows[0] && { ...rows[0], auth_time: rows[0].auth_time.toISOString() };
}

/** Methods of the library's models whose default answers are wrong for us (security.md section 2). */
function overrideModels(provider: Provider, { deps, leaveService }: ProviderParts): void {
  const clients = provider.Client.prototype as unknown as {
    clientId: string;
    clientSecret?: string;
    compareClientSecret(secret: string): boolean;
    backchannelLogout(sub: string, sid: string): Promise<void>;
    deliverLogout(sub: string, sid: string): Promise<void>;
  };
  // The stored secret is a keyed hash, so what is presented is hashed before it is compared.
  clients.compareClientSecret = function compare(this: typeof clients, secret: string) {
    return this.clientSecret !== undefined && sameText(this.clientSecret, deps.secrets.mac('client-secret', secret));
  };
  clients.deliverLogout = clients.backchannelLogout;
  clients.backchannelLogout = async function queue(this: typeof clients, accountId: string, sid: string) {
    const { session, params } = requestContext()?.oidc ?? {};
    // Ending the whole session queues a notice for every service in the transaction of the end itself.
    if (session && !params?.logout) await leaveService({ clientId: this.clientId, accountId, sid, sessionUid: String(session.uid) });
  };
  const replay = provider.ReplayDetection as unknown as { unique(iss: string, jti: string, exp: number): Promise<boolean> };
  replay.unique = async (iss, jti, exp) => {
    const ttl = Math.max(1, exp - Math.floor(Date.now() / 1000)) + 60;
    return insertOnce(deps.db, 'ReplayDetection', { id: `${iss}\n${jti}`, payload: {}, ttl });
  };
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
