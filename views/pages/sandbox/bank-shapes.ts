/** Members of a token or of an answer, as they came. */
export type BankClaims = Readonly<Record<string, unknown>>;

export const bankPurposes = ['open', 'balance', 'transfer'] as const;
export type BankPurpose = (typeof bankPurposes)[number];

/** What a developer wants to see beside a page of a signed-in customer. */
export interface BankEvidence {
  /** The authorization request as it was sent. */
  readonly asked: Readonly<Record<string, string>>;
  readonly idToken: { readonly raw: string; readonly header: BankClaims; readonly payload: BankClaims };
  readonly userinfo: BankClaims;
  /** Undefined when the provider did not answer. */
  readonly introspection: BankClaims | undefined;
  /** WWW-Authenticate with which the bank's interface asked for more, when this sign-in was a step-up. */
  readonly challenge: string | undefined;
}

/** What every page of a signed-in customer gets. */
export interface CustomerProps {
  readonly name: string | undefined;
  readonly evidence: BankEvidence;
}

export interface ShownEntry {
  readonly reference: string;
  readonly payee: string;
  /** Whole đồng. */
  readonly amount: number;
  readonly note: string;
  readonly at: Date;
}

/** Errors of an authorization response that have words of their own here (RFC 6749 4.1.2.1, OpenID Connect Core 3.1.2.6 and its unmet-requirements extension). */
const providerErrors = [
  'access_denied',
  'unmet_authentication_requirements',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
  'invalid_request',
  'invalid_scope',
  'unauthorized_client',
  'server_error',
  'temporarily_unavailable',
] as const;
export type ProviderErrorCode = (typeof providerErrors)[number];

export type BankProblemKind =
  | ProviderErrorCode
  /** An error code of the provider that has no words here. */
  | 'other-error'
  /** No open request of this browser fits: state, or a second use of the same answer. */
  | 'unknown-answer'
  /** Issuer, nonce, audience or signature are wrong: a mix-up or a forgery. */
  | 'untrusted'
  /** Code or token was refused by the provider. */
  | 'token-refused'
  | 'unreachable'
  | 'other-person'
  | 'session-over'
  | 'not-fresh'
  | 'order-unknown';

export function isProviderError(error: string): error is ProviderErrorCode {
  return (providerErrors as readonly string[]).includes(error);
}
