import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Secrets } from '../secrets.ts';
import { cookieName, cookiePairs } from './cookies.ts';
import type { SetCookie } from './types.ts';
import { sameText } from '../same-text.ts';

export interface FormTokens {
  /** The token for the forms of a page; `cookie` when the browser holds none yet. */
  issue(cookies: string | undefined): { readonly token: string; readonly cookie?: SetCookie };
  /** Whether `token` belongs to a cookie of this browser. Compared in constant time. */
  matches(cookies: string | undefined, token: string): boolean;
}

const seedShape = /^[A-Za-z0-9_-]{22}$/;
const mostSeeds = 16;

/**
 * Tokens of the forms of one door: an HMAC over a random cookie, so a page of another site knows neither.
 * The cookie's name ends at random: two tabs that open their first page at the same moment each get one, and both forms work.
 */
export function createFormTokens(door: { readonly name: string; readonly secure: boolean }, secrets: Secrets): FormTokens {
  const base = `dd-${door.name}-form-`;
  const prefix = cookieName(base, '/', door.secure);
  const macOf = (seed: string): string => secrets.mac('form-token', `${door.name} ${seed}`);
  const seedsIn = (cookies: string | undefined): string[] =>
    cookiePairs(cookies)
      .flatMap(([name, value]) => (name.startsWith(prefix) && seedShape.test(value) ? [value] : []))
      .slice(0, mostSeeds);
  return {
    issue(cookies) {
      const [held] = seedsIn(cookies);
      if (held) return { token: macOf(held) };
      const seed = randomBytes(16).toString('base64url');
      return { token: macOf(seed), cookie: { name: base + randomBytes(3).toString('hex'), value: seed } };
    },
    matches(cookies, token) {
      return seedsIn(cookies).some((seed) => sameText(macOf(seed), token));
    },
  };
}

/**
 * What the browser itself says about where a request comes from. A client that says nothing is judged by its token alone;
 * `Origin: null` is refused, which is why pages say `Referrer-Policy: same-origin` and not `no-referrer` (Chromium then sends null).
 */
export function comesFromHere(headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === origin;
}
