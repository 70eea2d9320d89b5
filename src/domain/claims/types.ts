/** What the claims of a person are made from: one row. */
export interface ClaimSource {
  readonly full_name: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly birth_date: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly nationality: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly email_verified_at: Date | null;
  readonly address: string | null;
  /** The number the account signs in with today. */
  readonly number: string | null;
  readonly updated_at: Date;
}

/** One claim: everything that speaks of claims (discovery, consent page, admission, userinfo) derives from such entries. */
export interface ClaimEntry {
  /** The scope that brings it. */
  readonly scope: 'profile' | 'identity' | 'email' | 'phone' | 'address';
  /** Undefined leaves the claim out: nothing is said that no register knows. */
  readonly value: (source: ClaimSource) => unknown;
}

export type ClaimFamily = Readonly<Record<string, ClaimEntry>>;
