import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { AppError } from '../../../lib/errors.ts';
import type { Route } from '../types.ts';
import { assertCleanText, type Fields, parseFields } from './fields.ts';

/** Bytes. */
const defaultLimit = 64 * 1024;
const formType = 'application/x-www-form-urlencoded';

export type BodyReader = (ctx: Context) => Promise<unknown>;

/** Reads the body of one route: a form becomes plain text fields without a prototype, JSON an object. */
export function bodyReader(route: Pick<Route, 'accepts' | 'limit'>): BodyReader {
  const limit = route.limit ?? defaultLimit;
  return route.accepts === 'json' ? jsonReader(limit) : formReader(limit);
}

/** The parser reads the form as text only, because its own decoding nests, repeats and repairs. */
function formReader(limit: number): BodyReader {
  const parser = bodyParser({ enableTypes: ['text'], extendTypes: { text: [formType] }, textLimit: limit });
  return async (ctx): Promise<Fields> => {
    const text = await parsed(ctx, { parser, type: formType, limit });
    return parseFields(typeof text === 'string' ? text : '', 'refuse');
  };
}

function jsonReader(limit: number): BodyReader {
  const parser = bodyParser({ enableTypes: ['json'], jsonLimit: limit });
  return async (ctx) => {
    const value = await parsed(ctx, { parser, type: 'application/json', limit });
    assertCleanText(value);
    return value;
  };
}

type Reading = { readonly parser: ReturnType<typeof bodyParser>; readonly type: string; readonly limit: number };

async function parsed(ctx: Context, { parser, type, limit }: Reading): Promise<unknown> {
  const { headers } = ctx.req;
  if (ctx.is(type) !== type && Number(headers['content-length'] ?? 0) !== 0) throw new AppError('bad-request', 'a body of another type');
  // A compressed body could unfold to more than was measured, and no browser sends one.
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new AppError('bad-request', 'a compressed body');
  if (Number(headers['content-length'] ?? 0) > limit) throw new AppError('body-too-large', 'announced body over the limit');
  try {
    await parser(ctx, async () => undefined);
  } catch (error) {
    const { status } = error as { status?: number };
    if (status === 413) throw new AppError('body-too-large', 'body over the limit', { cause: error });
    throw new AppError('bad-request', 'unreadable body');
  }
  return (ctx.request as { body?: unknown }).body;
}
