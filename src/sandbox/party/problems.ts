import * as oidc from 'openid-client';
import { isProviderError, type PartyProblemKind } from '../../../views/pages/sandbox/party-shapes.ts';

/** What went wrong, for the page that explains it. */
export interface PartyProblem<P extends string = never> {
  /** `P`: kinds that only this party knows. */
  readonly kind: PartyProblemKind | P;
  /** The code as it came, for the developer. */
  readonly error: string;
  readonly description?: string | undefined;
}

/** Sorts what the library throws. Anything that is neither the provider's answer nor the network stays a surprise. */
export function problemOf(error: unknown): PartyProblem {
  if (error instanceof oidc.AuthorizationResponseError) {
    return { kind: kindOf(error.error), error: error.error, description: error.error_description };
  }
  if (error instanceof oidc.ResponseBodyError) return { kind: 'token-refused', error: error.error, description: error.error_description };
  if (error instanceof oidc.WWWAuthenticateChallengeError) return { kind: 'token-refused', error: `http_${error.status}` };
  if (isUnreachable(error)) return { kind: 'unreachable', error: codeOf(error) ?? 'no_answer' };
  // A wrong issuer (mix-up, RFC 9700 4.4), state, nonce, audience, signature: an answer that is not for us.
  if (error instanceof oidc.ClientError) return { kind: 'untrusted', error: error.code ?? 'OAUTH_INVALID', description: reasonOf(error) };
  throw error;
}

/** Codes of the library for an answer that is wrong; without a code, the connection failed before any answer. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof oidc.ClientError) {
    return error.code === undefined || ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'].includes(error.code);
  }
  return error instanceof TypeError && error.message === 'fetch failed';
}

function kindOf(error: string): PartyProblemKind {
  return isProviderError(error) ? error : 'other-error';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof oidc.ClientError ? error.code : undefined;
}

function reasonOf({ cause, message }: oidc.ClientError): string {
  return cause instanceof Error ? cause.message : message;
}
