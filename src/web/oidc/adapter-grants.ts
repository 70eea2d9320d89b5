import { randomBytes } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import { readArtifact, readBundle } from '../../platform/token-store/read.ts';
import type { Bundle, Payload } from '../../platform/token-store/types.ts';
import { consumeArtifact, issueCode, issueToken, redeemCode, type Refusal, type TokenWrite } from '../../platform/token-store/write.ts';
import { requestContext, withoutId } from './request-context.ts';
import { eventOf } from './assessment.ts';
import { memoryOf } from './memory.ts';

interface Upsert {
  readonly id: string;
  readonly payload: AdapterPayload;
  readonly ttl: number;
}

/** Seconds within which a second use is taken for a duplicate in flight, not for theft: it is refused and revokes nothing. */
const duplicateWindow = 5;

/** The bundle of a presented code or token, read at most once per request. */
export async function bundleOf(deps: Deps, value: string, models: readonly string[]): Promise<Bundle> {
  const ctx = requestContext();
  const known = ctx && memoryOf(ctx).bundle;
  if (known?.value === value) return known.read;
  const read = await readBundle(deps.db, value, { models });
  if (ctx) memoryOf(ctx).bundle = { value, read };
  return read;
}

/** A code or token that still stands; one of a dead session, account, client or consent is as if it had never been. */
export async function findToken(deps: Deps, model: string, id: string): Promise<AdapterPayload | undefined> {
  const models = model === 'AuthorizationCode' ? [model] : ['AccessToken', 'RefreshToken'];
  const { artifact, stands } = await bundleOf(deps, id, models);
  if (artifact?.model !== model || !stands) return undefined;
  if (artifact.consumedFor === null) return { ...artifact.payload, jti: id };
  if (requestContext()?.oidc.route === 'token' && artifact.consumedFor < duplicateWindow) {
    throw new errors.InvalidGrant('already used');
  }
  return { ...artifact.payload, jti: id, consumed: true };
}

export async function findGrant(deps: Deps, id: string): Promise<AdapterPayload | undefined> {
  const ctx = requestContext();
  const memory = ctx && memoryOf(ctx);
  const minted = memory?.grants.get(id);
  if (minted) return { ...minted.payload, jti: id };
  const bundle = memory?.bundle?.read;
  if (bundle?.event?.grant_id === id && bundle.grant) return { ...bundle.grant, jti: id };
  const stored = await readArtifact(deps.db, 'Grant', id);
  return stored && { ...stored.payload, jti: id };
}

/** Writes grant, event, subject and code together, and overwrites what the code says with the event that was really performed. */
export async function storeCode(deps: Deps, { id, payload, ttl }: Upsert): Promise<void> {
  const ctx = requestContext();
  const grant = ctx && memoryOf(ctx).grants.get(String(payload.grantId));
  if (!ctx || !grant) throw new errors.AccessDenied();
  const event = await eventOf(deps, ctx, payload);
  const authorization = (ctx.oidc.session?.authorizations ?? {})[event.client_id] as Payload | undefined;
  const refusal = await issueCode(deps.db, {
    event,
    grant,
    code: {
      id,
      ttl,
      payload: { ...withoutId(payload), acr: event.acr, amr: [...event.amr], authTime: Math.floor(Date.parse(event.auth_time) / 1000) },
    },
    sessionPatch: authorization ? { [event.client_id]: authorization } : {},
    sub: randomBytes(16).toString('base64url'),
  });
  if (refusal) throw refusedCode(refusal, ctx.oidc.prompts.has('none'));
  const memory = memoryOf(ctx);
  memory.writtenAuthorizations = {
    ...memory.writtenAuthorizations,
    ...(authorization ? { [event.client_id]: structuredClone(authorization) } : {}),
  };
}

/** Fixed texts only: the description reaches the party. */
function refusedCode(refusal: Refusal, silent: boolean): Error {
  if (refusal === 'client') return new errors.InvalidClient('client is not admitted');
  if (refusal === 'consent' && silent) return new errors.ConsentRequired();
  if (refusal === 'session' || refusal === 'level' || silent) return new errors.LoginRequired();
  return new errors.AccessDenied();
}

/** Stores a token; the tokens of a code together with the using up of the code, once the last of them is here. */
export async function storeToken(deps: Deps, model: string, { id, payload, ttl }: Upsert): Promise<void> {
  const token: TokenWrite = {
    id,
    model,
    ttl,
    payload: withoutId(payload),
    grantId: String(payload.grantId),
    accountId: String(payload.accountId),
    clientId: String(payload.clientId),
  };
  const ctx = requestContext();
  const redeeming = ctx && memoryOf(ctx).redeeming;
  if (!redeeming) {
    if (await issueToken(deps.db, token)) throw new errors.InvalidGrant('the grant no longer stands');
    return;
  }
  redeeming.tokens.push(token);
  if (model === 'AccessToken' && getsRefreshTokens(ctx.oidc.client)) return;
  delete memoryOf(ctx).redeeming;
  if (await redeemCode(deps.db, redeeming.code, redeeming.tokens)) throw new errors.InvalidGrant('already used or no longer valid');
}

/** Whether a code of this client brings a refresh token beside the access token. */
export function getsRefreshTokens(client: { grantTypeAllowed(type: string): boolean } | undefined): boolean {
  return client?.grantTypeAllowed('refresh_token') === true;
}

/** One use only. A code waits for its tokens, so that both are one write: whoever comes second is refused there. */
export async function consumeOneTime(deps: Deps, model: string, id: string): Promise<void> {
  const ctx = requestContext();
  if (ctx && model === 'AuthorizationCode') {
    memoryOf(ctx).redeeming = { code: id, tokens: [] };
    return;
  }
  const refusal = await consumeArtifact(deps.db, model, id);
  if (!refusal) return;
  if (model === 'PushedAuthorizationRequest') throw new errors.InvalidRequestUri('request_uri is invalid, expired, or was already used');
  throw new errors.InvalidGrant('already used or no longer valid');
}
