import type { IncomingMessage, ServerResponse } from 'node:http';
import { Router } from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import type { Logger } from 'pino';
import { AppError } from '../../lib/errors.ts';
import type { Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';
import { serveAssets } from './assets.ts';
import { createFormTokens } from './csrf.ts';
import { languageRoute } from './language.ts';
import { accessLog, catchFailures } from './outermost.ts';
import { createAnswer } from './reply/answer.ts';
import { securityHeaders } from './reply/headers.ts';
import { createRenderer, type RenderPage } from './reply/pages.ts';
import { trustProxies } from './request/address.ts';
import { arrive } from './request/arrive.ts';
import { findFacts } from './request/facts.ts';
import { decoded } from './request/fields.ts';
import { serveRoute } from './serve-route.ts';
import type { ErrorPage, Layout, Route } from './types.ts';

/** Answers on the raw response. Read for each request, so that the protocol library behind it can be exchanged while it runs. */
export type Fallback = (req: IncomingMessage, res: ServerResponse) => unknown;

export interface DoorOptions {
  /** `provider`, `back-office`, …: names the layout and the cookies. All doors of localhost share one cookie jar. */
  readonly name: string;
  /** Origin under which browsers know this door, without a trailing slash. */
  readonly origin: string;
  readonly routes: readonly Route[];
  readonly layout: Layout;
  readonly errorPage: ErrorPage;
  readonly secrets: Secrets;
  readonly settings: Pick<Settings, 'sandbox'>;
  readonly log: Logger;
  /** Addresses and networks of proxies that may say whom they speak for. */
  readonly trustedProxies?: readonly string[];
  /** Folder of the files under /assets. */
  readonly assetsDir?: string;
  /** Takes what no route of ours took; the body is unread then. */
  readonly fallback?: Fallback;
  /** @koa/router patterns that the fallback knows, with their methods; without them it gets everything else, and no page of ours says "not found". */
  readonly fallbackPaths?: Readonly<Record<string, readonly string[]>>;
}

/** For hooks of the protocol library that show a page of ours: same layout, form token and headers as the door's own pages. */
export function createDoorRenderer(options: Pick<DoorOptions, 'name' | 'origin' | 'layout' | 'secrets' | 'settings'>): RenderPage {
  const secure = isSecure(options.origin);
  const tokens = createFormTokens({ name: options.name, secure }, options.secrets);
  return createRenderer({ door: options.name, secure, sandbox: options.settings.sandbox, layout: options.layout, tokens });
}

/** Puts a door together: everything that holds for every request stands here, in the order in which it happens. */
export function createDoor(options: DoorOptions): Koa {
  const { origin, log } = options;
  const secure = isSecure(origin);
  const tokens = createFormTokens({ name: options.name, secure }, options.secrets);
  const answer = createAnswer({ origin, secure, render: createDoorRenderer(options), errorPage: options.errorPage });
  const app = new Koa();
  app.on('error', (error: Error & { code?: string }) => log.debug({ code: error.code }, 'connection ended early'));
  app.use(accessLog(log));
  app.use(begin({ origin, secure, trusted: trustProxies(options.trustedProxies ?? []) }));
  app.use(catchFailures({ answer, log }));
  app.use(refuseBrokenPaths);
  if (options.assetsDir !== undefined) app.use(serveAssets(options.assetsDir));
  app.use(ownRoutes([languageRoute(origin), ...options.routes], { origin, secure, tokens, answer }));
  if (options.fallback) app.use(toFallback(options.fallback, options.fallbackPaths));
  app.use(nothingFound);
  return app;
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

function begin(arrival: Parameters<typeof arrive>[1]): Middleware {
  const setHeaders = securityHeaders(arrival.secure);
  return async (ctx, next) => {
    arrive(ctx.req, arrival);
    setHeaders(ctx.req, ctx.res);
    await next();
  };
}

/** A path that cannot be decoded would reach each router in its own reading of it. */
const refuseBrokenPaths: Middleware = async (ctx, next) => {
  decoded(ctx.path);
  await next();
};

function ownRoutes(routes: readonly Route[], kit: Parameters<typeof serveRoute>[1]): Middleware {
  const router = new Router({ sensitive: true, strict: true });
  const known = new Set<string>();
  for (const one of routes) {
    const key = `${one.method} ${one.path}`;
    if (known.has(key)) throw new AppError('unexpected', `two routes for ${key}`);
    if (one.method === 'POST' && !one.form) throw new AppError('unexpected', `${key} does not say which fields it takes`);
    known.add(key);
    if (one.method === 'GET') router.get(one.path, serveRoute(one, kit));
    else router.post(one.path, serveRoute(one, kit));
  }
  return router.routes() as unknown as Middleware;
}

function toFallback(fallback: Fallback, paths: DoorOptions['fallbackPaths']): Middleware {
  const hand = async (ctx: Context): Promise<void> => {
    // Whoever reads the query behind us repairs what is broken in it, and stores what cannot be stored.
    decoded(ctx.querystring);
    const facts = findFacts(ctx.req);
    const { routerPath } = ctx as { routerPath?: unknown };
    if (facts && typeof routerPath === 'string') facts.pattern = routerPath;
    ctx.respond = false;
    // Koa begins with 404; whoever answers by hand expects what Node begins with.
    ctx.res.statusCode = 200;
    await fallback(ctx.req, ctx.res);
  };
  if (!paths) return hand;
  const router = new Router({ sensitive: true, strict: true });
  for (const [path, methods] of Object.entries(paths)) router.register(path, [...methods], hand as Parameters<typeof router.all>[1]);
  return router.routes() as unknown as Middleware;
}

/** Nobody took it: either the path is unknown, or it is one of ours and the method is not. */
const nothingFound: Middleware = (ctx) => {
  const layers = (ctx as { matched?: { methods: string[] }[] }).matched ?? [];
  const methods = [...new Set(layers.flatMap((layer) => layer.methods))].sort();
  if (methods.length === 0) throw new AppError('not-found', 'no such path');
  ctx.set('Allow', methods.join(', '));
  throw new AppError('method-not-allowed', 'the path does not take this method');
};
