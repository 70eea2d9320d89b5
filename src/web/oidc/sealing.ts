import type { AdapterPayload } from 'oidc-provider';
import type { Deps } from '../../platform/deps.ts';
import type { Settings } from '../../platform/settings.ts';
import type { Payload } from '../../platform/token-store/types.ts';

/**
 * Prepares an interaction or pushed request for storage: no row may hold a usable cookie, request URI or token in clear
 * (security.md, storage). Its own id leaves; what must come back is sealed.
 */
export function sealStored({ secrets }: Deps, model: string, payload: AdapterPayload): Payload {
  const { jti: _jti, ...rest } = payload as Payload;
  if (model === 'PushedAuthorizationRequest' && typeof rest.request === 'string') {
    return { ...rest, request: secrets.seal('pushed-request', rest.request) };
  }
  if (model !== 'Interaction') return rest;
  const { returnTo: _returnTo, session, params, parJti, prompt, ...kept } = rest;
  const { cookie: _cookie, ...boundSession } = (session ?? {}) as Payload;
  // Details of a prompt repeat parameters, a hint that is a whole ID token among them; nobody reads them.
  const { details: _details, ...boundPrompt } = (prompt ?? {}) as Payload;
  return {
    ...kept,
    prompt: { ...boundPrompt, details: {} },
    ...(session ? { session: boundSession } : {}),
    params: secrets.seal('interaction', JSON.stringify(params ?? {})),
    ...(typeof parJti === 'string' ? { parJti: secrets.seal('interaction', parJti) } : {}),
  };
}

/** Undoes `sealStored`; the id and the return address are made again from what the request brought. */
export function unsealStored(deps: Deps, model: string, stored: { id: string; payload: Payload }): AdapterPayload {
  const { secrets, settings } = deps;
  const payload = { ...stored.payload, jti: stored.id };
  if (model === 'PushedAuthorizationRequest') {
    return { ...payload, request: secrets.unseal('pushed-request', String(stored.payload.request)) };
  }
  if (model !== 'Interaction') return payload;
  return {
    ...payload,
    returnTo: returnAddress(settings, stored.id),
    params: JSON.parse(secrets.unseal('interaction', String(stored.payload.params))),
    ...(typeof stored.payload.parJti === 'string' ? { parJti: secrets.unseal('interaction', stored.payload.parJti) } : {}),
  };
}

/** Where an authorization request goes on after its interaction. */
export function returnAddress({ issuer }: Pick<Settings, 'issuer'>, uid: string): string {
  return `${issuer}/auth/${uid}`;
}
