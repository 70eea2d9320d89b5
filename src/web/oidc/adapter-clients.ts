import type { AdapterPayload } from 'oidc-provider';
import { clientMetadata } from '../../domain/relying-parties/client-metadata.ts';
import { partyFromRow } from '../../domain/relying-parties/queries.ts';
import type { RelyingParty } from '../../domain/relying-parties/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { readBundle, readParty } from '../../platform/token-store/read.ts';
import type { Row } from '../../platform/token-store/types.ts';
import { requestContext } from './request-context.ts';
import { memoryOf } from './memory.ts';

/** The client as the library wants it; a suspended one does not exist for it. */
export async function findClient(deps: Deps, clientId: string): Promise<AdapterPayload | undefined> {
  const party = await findPartyOnce(deps, clientId);
  return party && party.state === 'admitted' ? clientMetadata(party) : undefined;
}

/** The relying party, read at most once per request; on the token routes together with the artifact that was presented. */
export async function findPartyOnce(deps: Deps, clientId: string): Promise<RelyingParty | undefined> {
  // No id has one, and PostgreSQL does not take it in a comparison either.
  if (clientId.includes('\0')) return undefined;
  const ctx = requestContext();
  if (!ctx) {
    const row = await readParty(deps.db, clientId);
    return row && partyFromRow(row);
  }
  const memory = memoryOf(ctx);
  let row: Row | undefined | null = memory.parties.get(clientId);
  if (!row && memory.opening?.party?.client_id === clientId) row = memory.opening.party;
  if (!row && memory.bundle?.read.owner?.client_id === clientId) row = memory.bundle.read.owner;
  if (!row) row = (await readWithPresented(deps, clientId)) ?? (await readParty(deps.db, clientId));
  if (!row) return undefined;
  memory.parties.set(clientId, row);
  return partyFromRow(row);
}

/** On token, introspection and revocation the request carries the artifact beside the client: one read answers both. */
async function readWithPresented(deps: Deps, clientId: string): Promise<Row | null | undefined> {
  const ctx = requestContext();
  const presented = ctx && presentedArtifact(ctx.oidc.route, ctx.oidc.body ?? {});
  if (!ctx || !presented || memoryOf(ctx).bundle) return undefined;
  const read = await readBundle(deps.db, presented.value, { models: presented.models, clientId });
  memoryOf(ctx).bundle = { value: presented.value, read };
  return read.party;
}

function presentedArtifact(route: string, body: Record<string, unknown>): { value: string; models: string[] } | undefined {
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  if (route === 'token') {
    const code = body.grant_type === 'authorization_code' ? text(body.code) : undefined;
    if (code) return { value: code, models: ['AuthorizationCode'] };
    const refresh = body.grant_type === 'refresh_token' ? text(body.refresh_token) : undefined;
    return refresh ? { value: refresh, models: ['RefreshToken'] } : undefined;
  }
  if (route !== 'introspection' && route !== 'revocation') return undefined;
  const token = text(body.token);
  return token ? { value: token, models: ['AccessToken', 'RefreshToken'] } : undefined;
}
