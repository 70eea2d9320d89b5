import type { Db } from '../../platform/database/types.ts';
import { readParty } from '../../platform/token-store/read.ts';
import type { PartyKind, PartyProfile, PartyState, RelyingParty } from './types.ts';

/** The relying party of a client id, suspended ones too. */
export async function findParty(db: Db, clientId: string): Promise<RelyingParty | undefined> {
  const row = await readParty(db, clientId);
  return row && partyFromRow(row);
}

/** Every relying party, by client id. */
export async function listParties(db: Db): Promise<RelyingParty[]> {
  const rows = await db('relying_parties').orderBy('client_id');
  return rows.map(partyFromRow);
}

/** Row ↔ type; also of a row that was read as JSON inside a wider question. */
export function partyFromRow(row: Readonly<Record<string, unknown>>): RelyingParty {
  return {
    clientId: String(row.client_id),
    state: row.state as PartyState,
    kind: row.kind as PartyKind,
    sector: String(row.sector),
    minAcr: String(row.min_acr),
    strictAcr: row.strict_acr === true,
    phishingResistant: row.phishing_resistant === true,
    acceptsActing: row.accepts_acting as string[],
    profile: row.profile as PartyProfile,
    requirePkce: row.require_pkce === true,
    rotateRefresh: row.rotate_refresh === true,
    offline: row.offline === true,
    claims: row.claims as string[],
    name: { vi: String(row.name_vi), en: String(row.name_en) },
    purpose: { vi: String(row.purpose_vi), en: String(row.purpose_en) },
    metadata: row.metadata as Record<string, unknown>,
    secretMac: (row.secret_mac as string | null) ?? undefined,
    sandbox: row.sandbox === true,
  };
}
