import { createHash } from 'node:crypto';
import { scopeClaims } from '../claims/index.ts';
import type { RelyingParty } from './types.ts';

/** A relying party as the protocol library wants a client: metadata, and the admission attributes it must hand back to us. */
export function clientMetadata(party: RelyingParty): Record<string, unknown> {
  return {
    ...party.metadata,
    client_id: party.clientId,
    // The stored keyed hash: what a party presents is hashed before it is compared.
    ...(party.secretMac ? { client_secret: party.secretMac } : {}),
    scope: scopesOf(party).join(' '),
    // Own doors know people by account id; everybody else by a subject of their sector.
    ...(party.kind === 'own' ? { subject_type: 'public' } : { subject_type: 'pairwise', sector_identifier_uri: sectorUri(party.sector) }),
    ...attributesOf(party),
  };
}

/** The attributes that the library's hooks read from a client; everything else is read from the admission row. */
function attributesOf(party: RelyingParty): Record<string, unknown> {
  return {
    dd_kind: party.kind,
    dd_require_pkce: party.requirePkce,
    dd_rotate_refresh: party.rotateRefresh,
  };
}

/** The library derives a sector from an address; ours is an id given at admission, so it gets an address that nobody owns. */
function sectorUri(sector: string): string {
  return `https://${createHash('sha256').update(sector).digest('hex').slice(0, 40)}.sector.invalid/`;
}

function scopesOf(party: RelyingParty): string[] {
  const scopes = Object.entries(scopeClaims).filter(([, claims]) => claims.some((claim) => party.claims.includes(claim)));
  return ['openid', ...scopes.map(([scope]) => scope), ...(party.offline ? ['offline_access'] : [])];
}
