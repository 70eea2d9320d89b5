import * as oidc from 'openid-client';
import { withRenewal } from '../renewal.ts';
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

/** Calls the bank's own interface over HTTP as any client would. */
export async function callApi(bank: Bank, session: BankSession, request: ApiRequest): Promise<ApiAnswer> {
  const done = await withRenewal<ApiAnswer>(bank, session, {
    run: (one) => call(bank, one, request),
    isRefused: ({ kind }) => kind === 'token-refused',
  });
  return done?.answer ?? { kind: 'token-refused' };
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
