import { randomBytes } from 'node:crypto';
import type { Call } from '../../platform/http/types.ts';
import type { Dealings, EndedSession, Party, PartySession } from './types.ts';

type Named = Pick<Party<Dealings>, 'cookies'>;

/** Name of this browser; a new one when it has none yet. */
export function browserOf({ cookies }: Named, call: Call): string {
  return call.cookie(cookies.browser) ?? randomBytes(16).toString('base64url');
}

/** The registered origin that the person came by: the answer must come back to the host that holds the cookies. */
export function originOf({ parts: { origins } }: Pick<Party<Dealings>, 'parts'>, { headers }: Pick<Call, 'headers'>): string {
  const origin = origins.find((one) => new URL(one).host === headers.host) ?? origins[0];
  if (origin === undefined) throw new Error('the party has no origin');
  return origin;
}

/** Forms may end at the issuer: Chromium applies form-action to the redirect after a POST too. */
export function leadingTo({ parts }: Pick<Party<Dealings>, 'parts'>): { formAction: string[] } {
  return { formAction: [new URL(parts.issuer).origin] };
}

export function sessionOf<D extends Dealings>({ memory, cookies }: Party<D>, call: Call): PartySession<D['wish']> | undefined {
  return memory.sessions.find(call.cookie(cookies.session));
}

/** How the last session of this browser ended. */
export function endedOf<D extends Dealings>({ memory, cookies }: Party<D>, call: Call): EndedSession | undefined {
  return memory.ended.find(call.cookie(cookies.session));
}
