import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Shelf } from './shelf.ts';

export interface LogoutTokenRules {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  /** Marks of tokens already used. */
  readonly spent: Shelf<true>;
  /** Seconds. */
  readonly clockTolerance: number;
}

export type LogoutTokenProblem =
  | 'malformed'
  | 'signature'
  | 'type'
  | 'claims'
  | 'expired'
  | 'no-event'
  | 'nonce-present'
  | 'no-subject'
  | 'replayed';

export type LogoutTokenVerdict =
  | { readonly kind: 'valid'; readonly sub: string | undefined; readonly sid: string | undefined; readonly payload: JWTPayload }
  | { readonly kind: 'refused'; readonly why: LogoutTokenProblem };

const event = 'http://schemas.openid.net/event/backchannel-logout';
const oldest = '5 min';

/** Judges a log-out token step by step as OpenID Connect Back-Channel Logout 1.0 section 2.6 demands. Throws only when the keys cannot be fetched. */
export async function judgeLogoutToken(token: string, rules: LogoutTokenRules): Promise<LogoutTokenVerdict> {
  if (!hasRightType(token)) return { kind: 'refused', why: isSigned(token) ? 'type' : 'malformed' };
  const verified = await verify(token, rules);
  if (typeof verified === 'string') return { kind: 'refused', why: verified };
  const why = problemOf(verified) ?? spend(verified, rules);
  if (why) return { kind: 'refused', why };
  return { kind: 'valid', sub: textOf(verified.sub), sid: textOf(verified['sid']), payload: verified };
}

async function verify(
  token: string,
  { issuer, clientId, keys, clockTolerance }: LogoutTokenRules,
): Promise<JWTPayload | LogoutTokenProblem> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      // The algorithm registered for our ID tokens; never the one the token itself proposes.
      algorithms: ['ES256'],
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
      maxTokenAge: oldest,
      clockTolerance,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JWTClaimValidationFailed) return 'claims';
    if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) return 'signature';
    if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JWKSMultipleMatchingKeys) return 'signature';
    if (error instanceof errors.JOSEError && !keysFailed(error)) return 'malformed';
    throw error;
  }
}

/** The issuer did not answer with its keys: that says nothing about the token. */
function keysFailed({ code }: errors.JOSEError): boolean {
  return code === errors.JWKSTimeout.code || code === errors.JWKSInvalid.code || code === errors.JOSEError.code;
}

function problemOf(payload: JWTPayload): LogoutTokenProblem | undefined {
  const { events } = payload as { events?: Record<string, unknown> };
  const meant = typeof events === 'object' && events !== null ? events[event] : undefined;
  if (typeof meant !== 'object' || meant === null || Array.isArray(meant)) return 'no-event';
  // An ID token must never pass for a log-out token: one carries a nonce, the other may not.
  if ('nonce' in payload) return 'nonce-present';
  return textOf(payload.sub) === undefined && textOf(payload['sid']) === undefined ? 'no-subject' : undefined;
}

/** Marks the token as used; nothing waits between the look and the mark, so of two at once one is refused. */
function spend({ jti }: JWTPayload, { spent }: LogoutTokenRules): LogoutTokenProblem | undefined {
  const mark = textOf(jti);
  if (mark === undefined) return 'claims';
  if (spent.find(mark)) return 'replayed';
  spent.put(mark, true);
  return undefined;
}

function hasRightType(token: string): boolean {
  if (!isSigned(token)) return false;
  const { typ } = decodeProtectedHeader(token) as { typ?: unknown };
  return typeof typ === 'string' && typ.toLowerCase().replace(/^application\//, '') === 'logout+jwt';
}

/** Three parts with a readable header: neither encrypted nor something else. */
function isSigned(token: string): boolean {
  try {
    return token.split('.').length === 3 && typeof decodeProtectedHeader(token) === 'object';
  } catch {
    return false;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
