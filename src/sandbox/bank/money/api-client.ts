import * as oidc from 'openid-client';
import { endSession } from '../memory.ts';
import type { Bank, BankSession } from '../types.ts';

export interface ApiRequest {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
}

export type ApiAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'step-up'; readonly acr: string; readonly maxAge: number | undefined; readonly challenge: string }
  | { readonly kind: 'token-refused' }
  | { readonly kind: 'unreachable' };

/** Calls the bank's own interface over HTTP as any client would. A token that has run out is renewed once; one that is refused ends the session. */
export async function callApi(bank: Bank, session: BankSession, request: ApiRequest): Promise<ApiAnswer> {
  const first = await call(bank, session, request);
  if (first.kind !== 'token-refused') return first;
  const renewed = await renew(bank, session);
  const second = renewed && (await call(bank, renewed, request));
  if (second && second.kind !== 'token-refused') return second;
  endSession(bank.memory, session.id, { how: 'token-refused', at: new Date() });
  return { kind: 'token-refused' };
}

async function call(bank: Bank, { accessToken }: BankSession, { origin, method, path, body }: ApiRequest): Promise<ApiAnswer> {
  const headers = new Headers({ accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  try {
    const configuration = await bank.issuer.configuration();
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await oidc.fetchProtectedResource(configuration, accessToken, new URL(path, origin), method, text, headers);
    if (response.status >= 500) return { kind: 'unreachable' };
    return { kind: 'answered', status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch (error) {
    return error instanceof oidc.WWWAuthenticateChallengeError ? challenged(error) : { kind: 'unreachable' };
  }
}

/** Reads RFC 9470's challenge; any other one speaks about the token itself. */
function challenged({ cause, response }: oidc.WWWAuthenticateChallengeError): ApiAnswer {
  const found = cause.find(({ scheme, parameters }) => scheme === 'bearer' && parameters.error === 'insufficient_user_authentication');
  const acr = found?.parameters['acr_values'];
  if (!found || !acr) return { kind: 'token-refused' };
  const maxAge = Number(found.parameters['max_age']);
  return {
    kind: 'step-up',
    acr,
    maxAge: found.parameters['max_age'] !== undefined && Number.isInteger(maxAge) ? maxAge : undefined,
    challenge: response.headers.get('www-authenticate') ?? '',
  };
}

/** A new access token for the session, or nothing when the provider refuses it or a log-out came meanwhile. */
export async function renew(bank: Bank, session: BankSession): Promise<BankSession | undefined> {
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
