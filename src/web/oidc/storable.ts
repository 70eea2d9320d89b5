import { errors } from 'oidc-provider';
import { assertCleanText } from '../../platform/http/request/fields.ts';

/**
 * Refuses NUL and lone surrogates in what will be stored: PostgreSQL takes neither. The query was checked at the door; escapes inside JSON
 * and the body of a pushed request were not.
 */
export function assertStorable(value: unknown): void {
  try {
    assertCleanText(value);
  } catch (cause) {
    throw new errors.InvalidRequest('a parameter holds characters that cannot be stored', undefined, { cause });
  }
}

/** A `claims` parameter: clean, and each member null or an object (OpenID Connect Core 5.5.1). */
export function assertClaimsParameter(claims: { readonly userinfo?: object | undefined; readonly id_token?: object | undefined }): void {
  assertStorable(claims);
  const members = [claims.userinfo, claims.id_token].flatMap((part) => Object.values(part ?? {}) as unknown[]);
  const isMember = (value: unknown): boolean => value === null || (typeof value === 'object' && !Array.isArray(value));
  if (!members.every(isMember)) throw new errors.InvalidRequest('members of claims must be null or objects');
}

/** Parameters of a pushed request, which the library hands over as an unsigned JWT. */
export function assertStorableRequest(jwt: unknown): void {
  const [, payload = ''] = String(jwt).split('.');
  assertStorable(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}
