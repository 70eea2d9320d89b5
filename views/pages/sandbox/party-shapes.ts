/** Members of a token or of an answer, as they came. */
export type Claims = Readonly<Record<string, unknown>>;

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

export type PartyProblemKind =
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
  | 'session-over';

export function isProviderError(error: string): error is ProviderErrorCode {
  return (providerErrors as readonly string[]).includes(error);
}
