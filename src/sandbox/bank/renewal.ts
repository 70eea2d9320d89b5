import * as oidc from 'openid-client';
import { endSession } from '../party/memory.ts';
import type { Bank, BankSession } from './types.ts';

interface Attempt<A> {
  readonly run: (session: BankSession) => Promise<A>;
  /** The answer says that the access token does not count any more. */
  readonly isRefused: (answer: A) => boolean;
}

/** Does something with the access token. One that has run out is renewed once; if the new one is refused too, the session has ended. */
export async function withRenewal<A>(
  bank: Bank,
  session: BankSession,
  { run, isRefused }: Attempt<A>,
): Promise<{ session: BankSession; answer: A } | undefined> {
  const first = await run(session);
  if (!isRefused(first)) return { session, answer: first };
  const renewed = await renew(bank, session);
  const second = renewed && { session: renewed, answer: await run(renewed) };
  if (second && !isRefused(second.answer)) return second;
  endSession(bank.memory, session.id, { how: 'token-refused', at: new Date() });
  return undefined;
}

/** A new access token for the session, or nothing when the provider refuses it or a log-out came meanwhile. */
async function renew(bank: Bank, session: BankSession): Promise<BankSession | undefined> {
  if (!session.refreshToken) return undefined;
  try {
    const tokens = await oidc.refreshTokenGrant(await bank.issuer.configuration(), session.refreshToken);
    const renewed = { ...session, accessToken: tokens.access_token, refreshToken: tokens.refresh_token ?? session.refreshToken };
    if (!bank.memory.sessions.find(session.id)) return undefined;
    bank.memory.sessions.put(session.id, renewed);
    return renewed;
  } catch {
    return undefined;
  }
}
