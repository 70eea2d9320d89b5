export type PartyState = 'admitted' | 'suspended';
export type PartyKind = 'own' | 'state' | 'private';
export type PartyProfile = 'standard';

/** A service as it was admitted. Everything that decides about people comes from here, never from what the service sends. */
export interface RelyingParty {
  readonly clientId: string;
  readonly state: PartyState;
  readonly kind: PartyKind;
  /** One per organization, given at admission; subjects are pairwise per sector. */
  readonly sector: string;
  readonly minAcr: string;
  readonly strictAcr: boolean;
  readonly phishingResistant: boolean;
  /** Relations under which somebody may act for a subject here; none by default. */
  readonly acceptsActing: readonly string[];
  readonly profile: PartyProfile;
  readonly requirePkce: boolean;
  readonly rotateRefresh: boolean;
  readonly offline: boolean;
  readonly claims: readonly string[];
  readonly name: Readonly<Record<'vi' | 'en', string>>;
  readonly purpose: Readonly<Record<'vi' | 'en', string>>;
  /** OIDC client metadata without secret. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Keyed hash of the client secret. */
  readonly secretMac: string | undefined;
  /** Made by the sandbox. */
  readonly sandbox: boolean;
}

/** A service that may be admitted as it stands: read and checked, not yet a row. */
export interface Admission extends Omit<RelyingParty, 'state' | 'secretMac' | 'sandbox'> {
  /** In clear; the row gets a keyed hash of it. */
  readonly secret: string | undefined;
}

/** In the sandbox loopback addresses and short secrets are taken, and what is left out has a default. */
export interface AdmissionMode {
  readonly sandbox: boolean;
}

export type ProblemCode =
  | 'unknown-field'
  | 'missing'
  | 'not-a-text'
  | 'not-a-flag'
  | 'not-a-number'
  | 'not-a-list'
  | 'not-allowed'
  | 'not-an-address'
  | 'not-keys'
  | 'not-beside-jwks'
  | 'not-used'
  | 'too-short';

/** Field and code: the field as it was written in the input. */
export type AdmissionProblem = `${string}: ${ProblemCode}`;
export type AdmissionAnswer = { readonly admission: Admission } | { readonly problems: readonly AdmissionProblem[] };
