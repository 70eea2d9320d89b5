export type PartyState = 'admitted' | 'suspended';
export type PartyKind = 'own' | 'state' | 'private';

/** A service as it was admitted. Everything that decides about people comes from here, never from what the service sends. */
export interface RelyingParty {
  readonly clientId: string;
  readonly state: PartyState;
  readonly kind: PartyKind;
  readonly sector: string;
  readonly minAcr: string;
  readonly strictAcr: boolean;
  readonly phishingResistant: boolean;
  readonly acceptsActing: readonly string[];
  readonly requirePkce: boolean;
  readonly rotateRefresh: boolean;
  readonly offline: boolean;
  readonly claims: readonly string[];
  readonly name: Readonly<Record<'vi' | 'en', string>>;
  readonly purpose: Readonly<Record<'vi' | 'en', string>>;
  /** OIDC client metadata without secret. */
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly secretMac: string | undefined;
}
