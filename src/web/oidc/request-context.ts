import { type AdapterPayload, type KoaContextWithOIDC, Provider } from 'oidc-provider';

/** The request being answered; the library has none in background work. */
export function requestContext(): KoaContextWithOIDC | undefined {
  return Provider.ctx;
}

/** A payload as it is stored: its id is the row's key, hashed. */
export function withoutId(payload: AdapterPayload): Record<string, unknown> {
  const { jti: _jti, ...rest } = payload;
  return rest;
}
