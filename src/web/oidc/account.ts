import type { Account, KoaContextWithOIDC } from 'oidc-provider';
import { findAccount as findAccountRow } from '../../domain/accounts/queries.ts';
import { claimsOf, loadClaimSource, supportedClaims } from '../../domain/claims/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { AccountStanding, EventRow } from '../../platform/token-store/types.ts';
import { requestContext } from './request-context.ts';
import { memoryOf } from './memory.ts';

/** The account for the library, or undefined when it is not usable: a locked, held, waiting or dead one gets nothing on any path. */
export async function findAccount(deps: Deps, ctx: KoaContextWithOIDC, accountId: string): Promise<Account | undefined> {
  const standing = await standingOf(deps, ctx, accountId);
  if (!standing || standing.state !== 'active' || standing.held) return undefined;
  return {
    accountId,
    claims: (use, _scope, claims) => claimsFor(deps, { ctx, accountId, standing, use, asked: Object.keys(claims ?? {}) }),
  };
}

/** State and level of the account, from what this request has read already where possible. */
export async function standingOf(deps: Deps, ctx: KoaContextWithOIDC, accountId: string): Promise<AccountStanding | undefined> {
  const memory = memoryOf(ctx);
  const known = [memory.bundle?.read.account, memory.opening?.account].find((account) => account?.id === accountId);
  if (known) return known;
  const asked = memory.accounts.get(accountId) ?? readStanding(deps, accountId);
  memory.accounts.set(accountId, asked);
  return asked;
}

async function readStanding(deps: Deps, accountId: string): Promise<AccountStanding | undefined> {
  const account = await findAccountRow(deps.db, accountId);
  return account && { id: account.id, state: account.state, held: account.held, level: account.level, subject_kind: account.subjectKind };
}

interface ClaimsAsked {
  readonly ctx: KoaContextWithOIDC;
  readonly accountId: string;
  readonly standing: AccountStanding;
  readonly use: string;
  readonly asked: readonly string[];
}

/** Facts about the authentication go into ID tokens; identity data only to userinfo, or where claims.id_token names it. */
async function claimsFor(deps: Deps, { ctx, accountId, standing, use, asked }: ClaimsAsked): Promise<{ sub: string }> {
  const event = memoryOf(ctx).bundle?.read.event;
  if (use === 'userinfo') return { sub: accountId, ...claimsOf(await loadClaimSource(deps.db, accountId)) };
  const facts = event ? eventClaims(event, standing) : {};
  // Most requests name only acr: that needs no look at the person.
  const identity: readonly string[] = supportedClaims;
  const named = asked.some((name) => identity.includes(name)) ? claimsOf(await loadClaimSource(deps.db, accountId), asked) : {};
  return { sub: accountId, ...named, ...facts };
}

/** The stored pairwise subject of the account at this client; own doors get the account id (subject_type public). */
export async function pairwiseIdentifier(
  deps: Deps,
  ctx: KoaContextWithOIDC | undefined,
  about: { accountId: string; clientId: string },
): Promise<string> {
  const memory = ctx && memoryOf(ctx);
  const { bundle, opening } = memory ?? {};
  const owner = bundle?.read.owner ?? bundle?.read.party;
  if (bundle?.read.sub && bundle.read.account?.id === about.accountId && owner?.client_id === about.clientId) return bundle.read.sub;
  if (opening?.sub && opening.session?.account_id === about.accountId && opening.party?.client_id === about.clientId) return opening.sub;
  const { rows } = await deps.db.raw(
    `select sub from pairwise_subjects ps join relying_parties rp using (sector) where rp.client_id = ? and ps.account_id = ?`,
    [about.clientId, about.accountId],
  );
  // A subject that no code was ever issued for has no sub here; nothing may compare equal to it.
  return (rows[0]?.sub as string | undefined) ?? 'unknown';
}

/** What this client calls the account: its own doors by the account id, everybody else by a pairwise subject. */
export async function subjectAt(
  deps: Deps,
  ctx: KoaContextWithOIDC,
  { accountId, client }: { accountId: string; client: { clientId: string; subjectType?: string | undefined } },
): Promise<string> {
  return client.subjectType === 'public' ? accountId : pairwiseIdentifier(deps, ctx, { accountId, clientId: client.clientId });
}

/** The event behind the token in hand, for introspection and access tokens. */
export function eventInHand(): EventRow | undefined {
  const ctx = requestContext();
  return (ctx && memoryOf(ctx).bundle?.read.event) ?? undefined;
}

/**
 * The facts about an authentication that its ID tokens carry. Fixed when the code was issued, but for one: no later token claims an
 * account level that the account has lost since.
 */
function eventClaims(event: EventRow, account: AccountStanding): Record<string, unknown> {
  const { account_level: issued, authn_level, rule_set } = event;
  const accountLevel = issued === null || account.level === null ? issued : Math.min(issued, account.level);
  return { account_level: accountLevel, authn_level, subject_kind: account.subject_kind, rule_set };
}
