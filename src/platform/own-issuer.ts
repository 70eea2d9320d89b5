import { AppError } from '../lib/errors.ts';

/**
 * Calls of our own doors to our own issuer, made to our own listener: its public name may resolve to a proxy that this machine cannot
 * reach. The door pins the host, so what it answers is the same. Nothing else can be called with it.
 */
export function ownIssuerFetch(issuer: string, port: number): typeof globalThis.fetch {
  const origin = new URL(issuer).origin;
  return async (input, init) => {
    const target = new URL(input instanceof Request ? input.url : input);
    if (target.origin !== origin) throw new AppError('unexpected', 'a door called another address than the issuer');
    return fetch(new URL(`${target.pathname}${target.search}`, `http://127.0.0.1:${port}`), { ...init, redirect: 'error' });
  };
}
