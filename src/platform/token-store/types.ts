/** JSON payload of the protocol library, as it stores and expects it back. */
export type Payload = Record<string, unknown>;

/** An artifact with everything that decides whether it still works, read in one round trip. */
export interface Bundle {
  readonly now: Date;
  /** Row of the calling or owning client, as it stands in `relying_parties`. */
  readonly party: Row | null;
  readonly artifact: StoredArtifact | null;
  readonly grant: Payload | null;
  readonly event: EventRow | null;
  readonly account: AccountStanding | null;
  /** Pairwise subject of the account in the sector of the artifact's client. */
  readonly sub: string | null;
  /** Row of the artifact's client when it is another one than the caller. */
  readonly owner: Row | null;
  /** False when the session, the consent or the client of the artifact no longer stands. */
  readonly stands: boolean;
}

export type Row = Readonly<Record<string, unknown>>;

export interface StoredArtifact {
  readonly model: string;
  readonly payload: Payload;
  /** Seconds since it was consumed, by the database's clock; absent while it is unused. */
  readonly consumedFor: number | null;
}

export interface AccountStanding {
  readonly id: string;
  readonly state: string;
  readonly held: boolean;
  readonly level: 1 | 2 | null;
  readonly subject_kind: 'citizen' | 'foreigner' | 'organization';
}

/** Row of `authorization_events`. */
export interface EventRow {
  readonly grant_id: string;
  readonly account_id: string;
  readonly client_id: string;
  readonly session_uid: string | null;
  readonly acr: string;
  readonly amr: readonly string[];
  readonly authn_level: number;
  readonly account_level: number | null;
  /** ISO 8601. */
  readonly auth_time: string;
  readonly offline: boolean;
  readonly rule_set: string;
}

/** Everything an authorization request needs to know at its start. */
export interface Opening {
  readonly now: Date;
  readonly party: Row | null;
  readonly session: SessionRow | null;
  readonly account: AccountStanding | null;
  readonly consent: { readonly id: string; readonly scopes: readonly string[]; readonly claims: readonly string[] } | null;
  readonly sub: string | null;
}

export interface SessionRow {
  readonly uid: string;
  readonly account_id: string | null;
  readonly factors: readonly StoredFactor[];
  readonly authorizations: Readonly<Record<string, Payload>>;
  readonly payload: Payload;
  /** ISO 8601, like the other times of this row. */
  readonly started_at: string;
  readonly last_used_at: string;
  readonly expires_at: string;
  /** True when the cookie was the one before the last rotation. */
  readonly by_previous: boolean;
}

/** A passed factor as JSON. */
export interface StoredFactor {
  readonly kind: string;
  readonly credentialId?: string;
  readonly passedAt: string;
  readonly deviceBound?: boolean;
  /** The sitting in which it was passed. */
  readonly sitting: string;
}
