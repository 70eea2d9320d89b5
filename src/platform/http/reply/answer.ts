import { STATUS_CODES } from 'node:http';
import type { Context } from 'koa';
import { AppError, type ErrorCode, errorCatalogue } from '../../../lib/errors.ts';
import { serializeCookie } from '../cookies.ts';
import { findFacts } from '../request/facts.ts';
import { page } from '../route.ts';
import type { AttachmentReply, ErrorPage, JsonReply, ProblemReply, RedirectReply, Reply } from '../types.ts';
import { contentSecurityPolicy, nothingAllowed } from './headers.ts';
import { placePage, type RenderPage } from './pages.ts';

export interface AnswerOptions {
  readonly origin: string;
  readonly secure: boolean;
  readonly render: RenderPage;
  readonly errorPage: ErrorPage;
}

/** Turns a reply into the answer. The one place where a handler's data meets the framework. */
export type Answer = (ctx: Context, reply: Reply, asks?: { readonly json: boolean }) => void;

export function createAnswer(options: AnswerOptions): Answer {
  const place: Answer = (ctx, reply, asks = { json: false }) => {
    if (reply.kind === 'handled') ctx.respond = false;
    else if (reply.kind === 'page') placePage(ctx, options.render(ctx.req, reply));
    else if (reply.kind === 'problem' && !prefersJson(ctx, asks.json)) place(ctx, errorReply(options, reply), asks);
    else if (reply.kind === 'attachment') placeFile(ctx, reply, options);
    else placePlain(ctx, reply, options);
  };
  return place;
}

function errorReply({ errorPage }: AnswerOptions, { code, status, cookies, headers }: ProblemReply): Reply {
  return page(errorPage, { code }, { status: status ?? errorCatalogue[code].status, cookies: cookies ?? [], headers: headers ?? {} });
}

function placePlain(ctx: Context, reply: RedirectReply | JsonReply | ProblemReply, options: AnswerOptions): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Security-Policy', contentSecurityPolicy());
  ctx.set({ ...reply.headers });
  for (const cookie of reply.cookies ?? []) ctx.res.appendHeader('Set-Cookie', serializeCookie(cookie, options.secure));
  if (reply.kind === 'redirect') {
    // 303 always: a 307 would send a password on to the next address (RFC 9700 4.12).
    ctx.status = 303;
    ctx.set('Location', location(reply.to, options.origin));
    ctx.body = '';
  } else if (reply.kind === 'json') {
    ctx.status = reply.status ?? 200;
    ctx.type = 'application/json';
    ctx.body = JSON.stringify(reply.body);
  } else {
    const status = reply.status ?? errorCatalogue[reply.code].status;
    ctx.status = status;
    ctx.type = 'application/problem+json';
    ctx.body = JSON.stringify(problemDetails(ctx, reply.code, status));
  }
}

/** Whatever the bytes are, no browser runs them or puts them into a page of another origin. */
function placeFile(ctx: Context, { type, name, bytes, status, cookies, headers }: AttachmentReply, { secure }: AnswerOptions): void {
  if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(name)) throw new AppError('unexpected', 'a file name that is not of our making');
  ctx.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': nothingAllowed,
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename="${name}"`,
    ...headers,
  });
  for (const cookie of cookies ?? []) ctx.res.appendHeader('Set-Cookie', serializeCookie(cookie, secure));
  ctx.status = status ?? 200;
  ctx.type = type;
  ctx.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function problemDetails(ctx: Context, code: ErrorCode, status: number): Record<string, unknown> {
  return { type: 'about:blank', title: STATUS_CODES[status], status, code, reference: findFacts(ctx.req)?.requestId };
}

function prefersJson(ctx: Context, routeIsJson: boolean): boolean {
  return routeIsJson || ctx.accepts('html', 'application/problem+json', 'json') !== 'html';
}

/** A path stays a path; what looks like one but leads elsewhere (`//other`) is a fault of ours, never followed. */
function location(to: string, origin: string): string {
  const url = new URL(to, origin);
  if (!to.startsWith('/')) return url.href;
  if (url.origin !== new URL(origin).origin) throw new AppError('unexpected', 'a redirect to a path that leaves this origin');
  return url.pathname + url.search + url.hash;
}
