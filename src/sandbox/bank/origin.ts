import { randomBytes } from 'node:crypto';
import type { Call } from '../../platform/http/types.ts';
import type { Bank } from './types.ts';

export const sessionCookie = 'demo-bank-session';
/** Ties an authorization request to the browser that was sent away. It signs nobody in. */
export const browserCookie = 'demo-bank-browser';

/** Name of this browser; a new one when it has none yet. */
export function browserOf(call: Call): string {
  return call.cookie(browserCookie) ?? randomBytes(16).toString('base64url');
}

/** The registered origin that the person came by: the answer must come back to the host that holds the cookies. */
export function originOf({ parts: { origins } }: Bank, { headers }: Pick<Call, 'headers'>): string {
  const origin = origins.find((one) => new URL(one).host === headers.host) ?? origins[0];
  if (origin === undefined) throw new Error('the bank has no origin');
  return origin;
}
