import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { AppError } from '../../../lib/errors.ts';
import type { Files, Route } from '../types.ts';
import { assertCleanText, parseFields } from './fields.ts';
import { readMultipart } from './multipart.ts';

/** Bytes. */
const defaultLimit = 64 * 1024;
const formType = 'application/x-www-form-urlencoded';

export interface Body {
  /** Of a form plain text fields without a prototype, of JSON an object. */
  readonly content: unknown;
  readonly files: Files;
}

export type BodyReader = (ctx: Context) => Promise<Body>;

/** Reads the body of one route. */
export function bodyReader({ accepts, files, limit = defaultLimit }: Pick<Route, 'accepts' | 'files' | 'limit'>): BodyReader {
  if (files && accepts === 'json') throw new AppError('unexpected', 'JSON brings no files');
  if (files) return multipartReader({ files, text: limit });
  return accepts === 'json' ? jsonReader(limit) : formReader(limit);
}

function multipartReader(limits: Parameters<typeof readMultipart>[1]): BodyReader {
  return async (ctx) => {
    const { fields, files } = await readMultipart(ctx, limits);
    return { content: fields, files };
  };
}

/** The parser reads the form as text only, because its own decoding nests, repeats and repairs. */
function formReader(limit: number): BodyReader {
  const parser = bodyParser({ enableTypes: ['text'], extendTypes: { text: [formType] }, textLimit: limit });
  return async (ctx) => {
    const text = await parsed(ctx, { parser, type: formType, limit });
    return { content: parseFields(typeof text === 'string' ? text : '', 'refuse'), files: {} };
  };
}

function jsonReader(limit: number): BodyReader {
  const parser = bodyParser({ enableTypes: ['json'], jsonLimit: limit });
  return async (ctx) => {
    const content = await parsed(ctx, { parser, type: 'application/json', limit });
    assertCleanText(content);
    return { content, files: {} };
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
