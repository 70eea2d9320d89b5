import type { IncomingMessage } from 'node:http';
import { cookieName, readCookie } from '../cookies.ts';
import { isLang, langOfHeader, langOfLocales, languageCookie, ownPath } from '../language.ts';
import { clientAddress, type TrustedProxies } from './address.ts';
import { keepFacts, newRequestId, type RequestFacts } from './facts.ts';
import { pinHost } from './pin-host.ts';

export interface Arrival {
  readonly origin: string;
  readonly secure: boolean;
  readonly trusted: TrustedProxies;
}

/** First step of every request: who asks, in which language, under which number; then the host is pinned. */
export function arrive(req: IncomingMessage, { origin, secure, trusted }: Arrival): RequestFacts {
  const address = clientAddress(req, trusted);
  pinHost(req, origin);
  const { headers } = req;
  const target = req.url ?? '/';
  const chosen = readCookie(headers.cookie, cookieName(languageCookie, '/', secure));
  const asked = langOfLocales(new URLSearchParams(target.split('?')[1]).get('ui_locales') ?? undefined);
  return keepFacts(req, {
    requestId: newRequestId(),
    address,
    userAgent: (headers['user-agent'] ?? '').slice(0, 500),
    lang: isLang(chosen) ? chosen : (asked ?? langOfHeader(headers['accept-language']) ?? 'vi'),
    langChosen: isLang(chosen),
    here: pageOf(req, target, origin),
    pattern: '-',
  });
}

/** Where the language switch comes back to: after a POST the page that held the form, because its address may take no GET. */
function pageOf(req: IncomingMessage, target: string, origin: string): string {
  const { referer } = req.headers;
  const from = req.method !== 'GET' && req.method !== 'HEAD' && referer?.startsWith(`${origin}/`) ? referer.slice(origin.length) : target;
  return ownPath(from, origin) ?? '/';
}
