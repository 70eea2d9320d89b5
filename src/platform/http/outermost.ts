import { STATUS_CODES } from 'node:http';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { AppError, errorCatalogue } from '../../lib/errors.ts';
import { codeOf, describeError } from './faults.ts';
import type { Answer } from './reply/answer.ts';
import { findFacts } from './request/facts.ts';
import { problem } from './route.ts';

/** One line a request, of what it was and not of whom: the pattern of the route instead of the path, and never a query. */
export function accessLog(log: Logger): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    ctx.res.once('close', () => {
      const { requestId, pattern: path, address } = findFacts(ctx.req) ?? {};
      const ms = Math.round((performance.now() - started) * 10) / 10;
      const aborted = ctx.res.writableFinished ? {} : { aborted: true };
      log.info({ requestId, method: ctx.method, path, status: ctx.res.statusCode, ms, address, ...aborted }, 'request');
    });
    await next();
  };
}

/** Whatever was thrown becomes an answer of the catalogue; what is our fault goes to the log in full and to nobody else. */
export function catchFailures({ answer, log }: { answer: Answer; log: Logger }): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (ctx.req.destroyed && !ctx.req.complete) return leave(ctx);
      report(log, ctx, error);
      if (ctx.res.headersSent) return leave(ctx);
      ctx.respond = true;
      try {
        answer(ctx, problem(codeOf(error)), ctx.state.asks as { json: boolean } | undefined);
      } catch (second) {
        report(log, ctx, second);
        lastResort(ctx);
      }
    }
  };
}

/** The answer has begun, or nobody waits for it any more. */
function leave(ctx: Context): void {
  ctx.respond = false;
  ctx.res.destroy();
}

function report(log: Logger, ctx: Context, error: unknown): void {
  const code = codeOf(error);
  const { level } = errorCatalogue[code];
  const requestId = findFacts(ctx.req)?.requestId;
  const details = level === 'error' ? { error: describeError(error) } : { reason: error instanceof AppError ? error.message : undefined };
  log[level]({ requestId, code, ...details }, 'request failed');
}

/** Even the error page failed: no words, only the number under which the log knows it. */
function lastResort(ctx: Context): void {
  ctx.status = 500;
  ctx.type = 'text/plain';
  ctx.body = `${STATUS_CODES[500]} ${findFacts(ctx.req)?.requestId ?? ''}\n`;
}
