import { randomBytes } from 'node:crypto';
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';
import { notAdmittedClaims, requestedBy } from '../../domain/consents/requested.ts';
import { standingConsent } from '../../domain/consents/queries.ts';
import type { RelyingParty } from '../../domain/relying-parties/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { findPartyOnce } from './adapter-clients.ts';
import { memoryOf, type StandingConsent } from './memory.ts';

/** What the person clicked, kept in the interaction's result. */
export interface ConsentResult {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly claims: readonly string[];
}

/**
 * One new grant per authorization (never shared between sessions, since log-out revokes it). Own doors need no consent, a state
 * service has what its standing consent covers, a private one only what was clicked for this very request (law.md 6.4).
 */
export async function grantForRequest(deps: Deps, ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { client, session } = ctx.oidc;
  const party = client && (await findPartyOnce(deps, client.clientId));
  if (!client || !party || !session?.accountId) return undefined;
  const agreed = await agreedTo(deps, ctx, party);
  if (!agreed) return undefined;
  const grant = new ctx.oidc.provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  (grant as unknown as { jti: string }).jti = randomBytes(18).toString('base64url');
  const scopes = agreed.scopes.filter((scope) => scope !== 'openid');
  grant.addOIDCScope(['openid', ...scopes].join(' '));
  if (agreed.claims.length > 0) grant.addOIDCClaims([...agreed.claims]);
  // Rejected, so that no consent page asks for them again.
  const refused = notAdmittedClaims(ctx.oidc.params ?? {}, party);
  if (refused.length > 0) grant.rejectOIDCClaims(refused);
  await grant.save();
  return grant;
}

type Agreed = ConsentResult | { readonly id: null; readonly scopes: readonly string[]; readonly claims: readonly string[] };

/** The standing consent of this account at this client, from the opening read where it already told. */
export function consentInForce(deps: Deps, ctx: KoaContextWithOIDC): Promise<StandingConsent | undefined> {
  const memory = memoryOf(ctx);
  memory.consent ??= (async () => {
    const { opening } = memory;
    const { accountId } = ctx.oidc.session ?? {};
    const clientId = ctx.oidc.client?.clientId;
    if (!accountId || !clientId) return undefined;
    if (opening?.session?.account_id === accountId && opening.party?.client_id === clientId) return opening.consent ?? undefined;
    return standingConsent(deps.db, accountId, clientId);
  })();
  return memory.consent;
}

/** Scopes and claims that stand for this request, with the consent row they rest on. */
export async function agreedTo(deps: Deps, ctx: KoaContextWithOIDC, party: RelyingParty): Promise<Agreed | undefined> {
  const asked = requestedBy(ctx.oidc.params ?? {}, party);
  const clicked = clickedConsent(ctx);
  if (clicked) return clicked;
  if (party.kind === 'own') return { id: null, ...asked };
  if (party.kind !== 'state' || ctx.oidc.prompts.has('consent')) return undefined;
  const standing = await consentInForce(deps, ctx);
  if (!standing) return undefined;
  return {
    id: standing.id,
    scopes: asked.scopes.filter((scope) => standing.scopes.includes(scope)),
    claims: asked.claims.filter((claim) => standing.claims.includes(claim)),
  };
}

function clickedConsent(ctx: KoaContextWithOIDC): ConsentResult | undefined {
  const { consent } = (ctx.oidc.result ?? {}) as { consent?: Partial<ConsentResult> };
  return consent?.id && consent.scopes && consent.claims ? (consent as ConsentResult) : undefined;
}
