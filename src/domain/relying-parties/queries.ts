import type { Db } from '../../platform/database/types.ts';
import type { PartyKind, PartyState, RelyingParty } from './types.ts';

/** The relying party of a client id, suspended ones too. */
export async function findParty(db: Db, clientId: string): Promise<RelyingParty | undefined> {
  const { rows } = await db.raw('select * from relying_parties where client_id = ?', [clientId]);
  return rows[0] && partyFromRow(rows[0]);
}

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
    requirePkce: row.require_pkce === true,
    rotateRefresh: row.rotate_refresh === true,
    offline: row.offline === true,
    claims: row.claims as string[],
    name: { vi: String(row.name_vi), en: String(row.name_en) },
    purpose: { vi: String(row.purpose_vi), en: String(row.purpose_en) },
    metadata: row.metadata as Record<string, unknown>,
    secretMac: (row.secret_mac as string | null) ?? undefined,
  };
}
