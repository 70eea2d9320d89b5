import { AppError } from '../../lib/errors.ts';
import type { SetCookie } from './types.ts';

/**
 * The name on the wire. Over https a cookie of the whole origin is `__Host-…`: no other host of the domain can set or shadow it
 * (RFC 6265bis 4.1.3.2), so a cookie under the plain name is never read in its place.
 */
export function cookieName(name: string, path: string, secure: boolean): string {
  return secure && path === '/' ? `__Host-${name}` : name;
}

/** Value of a Set-Cookie header: never readable by scripts, never sent with another site's POST. */
export function serializeCookie(cookie: SetCookie, secure: boolean): string {
  const path = cookie.path ?? '/';
  if (!/^[A-Za-z0-9_.-]+$/.test(cookie.name) || !/^\/[\w/.~%-]*$/.test(path)) {
    throw new AppError('unexpected', 'a cookie with an impossible name or path');
  }
  const parts = [
    `${cookieName(cookie.name, path, secure)}=${encodeURIComponent(cookie.value)}`,
    `Path=${path}`,
    'HttpOnly',
    'SameSite=Lax',
  ];
  if (secure) parts.push('Secure');
  if (cookie.maxAge !== undefined) parts.push(`Max-Age=${Math.max(0, Math.trunc(cookie.maxAge))}`);
  if (cookie.maxAge === 0) parts.push('Expires=Thu, 01 Jan 1970 00:00:00 GMT');
  return parts.join('; ');
}

/** Pairs of a Cookie header in the order sent: the most specific path comes first (RFC 6265 5.4). */
export function cookiePairs(header: string | undefined): [name: string, value: string][] {
  return (header ?? '').split(';').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]];
  });
}

export function readCookie(header: string | undefined, wireName: string): string | undefined {
  return cookiePairs(header).find(([name]) => name === wireName)?.[1];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
