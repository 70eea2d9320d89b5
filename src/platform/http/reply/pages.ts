import type { IncomingMessage, ServerResponse } from 'node:http';
import { serializeCookie } from '../cookies.ts';
import type { FormTokens } from '../csrf.ts';
import { findFacts, newRequestId, type RequestFacts } from '../request/facts.ts';
import type { Layout, PageContext, PageReply } from '../types.ts';
import { contentSecurityPolicy } from './headers.ts';

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Values of Set-Cookie headers, to be added to those already set. */
  readonly cookies: readonly string[];
}

/** Renders a page of a door through its layout, with its form token and its headers. */
export type RenderPage = (req: IncomingMessage, reply: PageReply) => RenderedPage;

export interface RendererOptions {
  readonly door: string;
  readonly secure: boolean;
  readonly sandbox: boolean;
  readonly layout: Layout;
  readonly tokens: FormTokens;
}

export function createRenderer(options: RendererOptions): RenderPage {
  return (req, reply) => {
    const { token, cookie } = options.tokens.issue(req.headers.cookie);
    const context = contextOf(findFacts(req), { csrf: token, sandbox: options.sandbox, asked: reply.lang });
    const html = options.layout(
      { title: reply.title(context), body: reply.body(context), scripts: reply.scripts, door: options.door },
      context,
    );
    const cookies = [...(reply.cookies ?? []), ...(cookie ? [cookie] : [])];
    return {
      status: reply.status ?? 200,
      html,
      headers: { ...pageHeaders(reply), ...reply.headers },
      cookies: cookies.map((one) => serializeCookie(one, options.secure)),
    };
  };
}

/** Puts a rendered page on an answer that the protocol library is about to send: cookies it has set stay. */
export function placePage(ctx: { res: ServerResponse; status: number; body: unknown }, page: RenderedPage): void {
  ctx.status = page.status;
  for (const [name, value] of Object.entries(page.headers)) ctx.res.setHeader(name, value);
  for (const cookie of page.cookies) ctx.res.appendHeader('Set-Cookie', cookie);
  ctx.body = page.html;
}

function pageHeaders(reply: PageReply): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(reply.formAction),
    'Cache-Control': 'no-store',
  };
}

function contextOf(facts: RequestFacts | undefined, own: { csrf: string; sandbox: boolean; asked: PageReply['lang'] }): PageContext {
  const lang = facts?.langChosen ? facts.lang : (own.asked ?? facts?.lang ?? 'vi');
  return { lang, csrf: own.csrf, sandbox: own.sandbox, here: facts?.here ?? '/', requestId: facts?.requestId ?? newRequestId() };
}
