import type { AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { requestedBy } from '../../domain/consents/requested.ts';
import { covers } from '../../domain/consents/rules.ts';
import { heldFactors } from '../../domain/credentials/queries.ts';
import { type BoundSession, bindSitting } from '../../domain/sign-ins/actions.ts';
import { rankOf } from '../../domain/sign-ins/assurance.ts';
import { type Position, stepAt } from '../../domain/sign-ins/position.ts';
import { readRequest } from '../../domain/sign-ins/request.ts';
import { toStored } from '../../domain/sign-ins/sittings.ts';
import type { DoneStep, Step } from '../../domain/sign-ins/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { findFacts } from '../../platform/http/request/facts.ts';
import type { AccountStanding } from '../../platform/token-store/types.ts';
import type { AuthorizationEvent } from '../../platform/token-store/write.ts';
import { standingOf } from './account.ts';
import { findPartyOnce } from './adapter-clients.ts';
import { agreedTo, consentInForce } from './grants.ts';
import { memoryOf } from './memory.ts';

/** What one authorization request amounts to: computed once, from the factors at hand. */
export interface Assessment {
  readonly step: Step;
  readonly account: AccountStanding | undefined;
  readonly done: DoneStep | undefined;
}

/** The judgement of this request; the checks of the policy run in parallel and all read the same one. */
export function assess(deps: Deps, ctx: KoaContextWithOIDC): Promise<Assessment> {
  const memory = memoryOf(ctx);
  memory.assessment ??= judge(deps, ctx);
  return memory.assessment;
}

async function judge(deps: Deps, ctx: KoaContextWithOIDC): Promise<Assessment> {
  const position = await positionOf(deps, ctx);
  const { account } = position;
  const { limits } = deps.settings;
  let step = stepAt(position, limits);
  // Which factors are held matters only while more could be asked: the common case is spared the read.
  if (account && !isSettled(step, position)) step = stepAt({ ...position, held: await heldFactors(deps.db, account.id) }, limits);
  return { step, account, done: step.step === 'done' ? step : undefined };
}

/** Nothing that the person holds could change this step: it was answered silently, or what was wanted is reached. */
function isSettled(step: Step, { request, offerDeclined }: Position): boolean {
  if (step.step !== 'done') return false;
  return request.silent || offerDeclined || (rankOf(step.acr) ?? 0) >= request.requirement.wanted;
}

async function positionOf(deps: Deps, ctx: KoaContextWithOIDC): Promise<Position> {
  const party = await findPartyOnce(deps, String(ctx.oidc.client?.clientId));
  if (!party) throw new errors.InvalidClient('client is not admitted');
  const request = readRequest(ctx.oidc.params ?? {}, party);
  // Insisting on values that nobody knows cannot be helped by signing in: the party is told at once.
  if (!request) throw unmetRequirements();
  const { accountId } = ctx.oidc.session ?? {};
  const account = accountId ? await standingOf(deps, ctx, accountId) : undefined;
  const consent = account && (await consentInForce(deps, ctx));
  const missing = consent ? covers(consent, requestedBy(ctx.oidc.params ?? {}, party)) : undefined;
  return {
    request,
    consented: missing !== undefined && missing.scopes.length + missing.claims.length === 0,
    account,
    held: [],
    ...(await remembered(deps, ctx)),
  };
}

function unmetRequirements(): Error {
  const error = new errors.UnmetAuthenticationRequirements('none of the requested acr values is known');
  return Object.assign(error, { status: 303, statusCode: 303, expose: true });
}

type Remembered = Pick<Position, 'session' | 'factors' | 'sitting' | 'arrivedAt' | 'offerDeclined' | 'now'>;

/** Factors of the session and of this interaction; after a sign-in the sitting moves into the session first. */
async function remembered(deps: Deps, ctx: KoaContextWithOIDC): Promise<Remembered> {
  const { opening } = memoryOf(ctx);
  const sitting = (ctx.oidc.result as { login?: { sitting?: string } } | undefined)?.login?.sitting;
  const bound = sitting ? await bind(deps, ctx, sitting) : undefined;
  // Without a session and without a sitting nothing is judged by time.
  const now = bound?.now ?? new Date(opening?.now ?? 0);
  const before = opening?.session;
  const times = before ? { startedAt: new Date(before.started_at), lastUsedAt: new Date(before.last_used_at) } : undefined;
  return {
    session: times ?? (bound ? { startedAt: now, lastUsedAt: now } : undefined),
    factors: bound?.factors ?? before?.factors ?? [],
    sitting,
    arrivedAt: bound?.arrivedAt ?? now,
    offerDeclined: bound?.offerDeclined ?? false,
    now,
  };
}

async function bind(deps: Deps, ctx: KoaContextWithOIDC, sitting: string): Promise<BoundSession | undefined> {
  const session = ctx.oidc.session as unknown as { uid: string; jti: string; accountId: string };
  const facts = findFacts(ctx.req);
  return bindSitting(deps, {
    uid: sitting,
    sessionUid: session.uid,
    cookie: session.jti,
    presented: memoryOf(ctx).sessionCookie,
    accountId: session.accountId,
    address: facts?.address ?? '',
    userAgent: facts?.userAgent ?? '',
    requestId: facts?.requestId,
  });
}

/** The row that the code and all its tokens will be read from. */
export async function eventOf(deps: Deps, ctx: KoaContextWithOIDC, code: AdapterPayload): Promise<AuthorizationEvent> {
  const { done, account } = await assess(deps, ctx);
  const party = await findPartyOnce(deps, String(code.clientId));
  if (!done || !account || !party) throw new errors.AccessDenied();
  const agreed = await agreedTo(deps, ctx, party);
  const scopes = String(code.scope ?? '')
    .split(' ')
    .filter(Boolean);
  return {
    grant_id: String(code.grantId),
    account_id: account.id,
    client_id: String(code.clientId),
    session_uid: String(code.sessionUid),
    consent_id: agreed?.id ?? null,
    acr: done.acr,
    amr: done.amr,
    authn_level: done.authnLevel,
    account_level: account.level,
    auth_time: done.authTime.toISOString(),
    factors: done.factors.map((factor) => toStored(factor, '')).map(({ sitting: _sitting, ...factor }) => factor),
    scopes,
    claims: agreed?.claims ?? [],
    offline: scopes.includes('offline_access'),
    address: findFacts(ctx.req)?.address ?? '',
    user_agent: findFacts(ctx.req)?.userAgent ?? '',
  };
}
