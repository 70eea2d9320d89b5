import type { IncomingMessage } from 'node:http';

/**
 * Makes the request look as if it came to the configured origin, whatever Host, X-Forwarded-* or an absolute request target say:
 * every address that the protocol library or Koa builds then starts with the issuer. Harmless when done twice.
 */
export function pinHost(req: IncomingMessage, origin: string): void {
  const { protocol, host } = new URL(origin);
  for (const name of Object.keys(req.headers)) if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete req.headers[name];
  req.headers.host = host;
  req.headers['x-forwarded-host'] = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  req.url = originForm(req.url ?? '/');
}

/** A request target may be a whole address (RFC 9112 3.2.2); only its path and query are ours to read. */
function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(target)?.[1] ?? target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
