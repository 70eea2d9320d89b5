import type { IncomingHttpHeaders } from 'node:http';
import type { Context } from 'koa';
import { cookieName, readCookie } from '../cookies.ts';
import type { Call } from '../types.ts';
import type { RequestFacts } from './facts.ts';
import { parseFields } from './fields.ts';

/** What a gate and a handler get of the request. Refuses a broken query. */
export function callOf(ctx: Context, facts: RequestFacts, secure: boolean): Call {
  const { req, res } = ctx;
  return {
    method: ctx.method,
    path: ctx.path,
    params: { ...(ctx.params as Record<string, string>) },
    query: parseFields(ctx.querystring, 'first'),
    headers: single(req.headers),
    cookie: (name, path = '/') => readCookie(req.headers.cookie, cookieName(name, path, secure)),
    address: facts.address,
    userAgent: facts.userAgent,
    lang: facts.lang,
    requestId: facts.requestId,
    raw: { req, res },
  };
}

function single(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
}
