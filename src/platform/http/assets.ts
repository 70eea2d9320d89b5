import { send } from '@koa/send';
import type { Context, Middleware } from 'koa';
import { AppError } from '../../lib/errors.ts';
import { contentSecurityPolicy } from './reply/headers.ts';
import { findFacts } from './request/facts.ts';

const prefix = '/assets/';
/** Answers for pages outside its folder when there is no network: the browser asks whether it may. */
const worker = `${prefix}service-worker.js`;

/** Files of our own under /assets: style, fonts, scripts. Names are fixed, so an hour in caches and then a question with the ETag. */
export function serveAssets(root: string): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith(prefix)) return next();
    const facts = findFacts(ctx.req);
    if (facts) facts.pattern = `${prefix}*`;
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw new AppError('method-not-allowed', 'a file can only be read');
    // An SVG opened by itself is a document, and documents of ours run nothing.
    ctx.set('Content-Security-Policy', contentSecurityPolicy());
    if (ctx.path === worker) ctx.set('Service-Worker-Allowed', '/');
    await sendFile(ctx, root);
    if (ctx.fresh) {
      ctx.status = 304;
      ctx.body = null;
    }
  };
}

async function sendFile(ctx: Context, root: string): Promise<void> {
  let sent: string | undefined;
  try {
    sent = await send(ctx, ctx.path.slice(prefix.length), {
      root,
      setHeaders: (res, _path, { size, mtimeMs }) => {
        res.setHeader('Cache-Control', 'public, max-age=3600');
        res.setHeader('ETag', `W/"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`);
      },
    });
  } catch (error) {
    // Outside the folder, hidden, badly named or simply not there: one answer for all.
    throw new AppError('not-found', 'no such asset', { cause: error });
  }
  if (sent === undefined) throw new AppError('not-found', 'no such asset');
}
