import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Context } from 'koa';
import { AppError } from '../../../lib/errors.ts';
import type { Files } from '../types.ts';
import type { Fields } from './fields.ts';
import { holdBytes } from './held-bytes.ts';
import { collectParts, type PartLimits, type Parts } from './parts.ts';

const mostTexts = 64;
/** Bytes of the headers of one part with its delimiter. */
const headSize = 2048;
/** Nothing but a boundary as RFC 2046 5.1.1 allows it. */
const formType = /^multipart\/form-data; ?boundary=("?)[0-9A-Za-z'()+_,./:=?-]{1,70}\1$/iu;

/**
 * Reads a form with files into memory, as strictly as one without: names given twice, NUL and broken encoding are refused, nothing is written to
 * disk, nothing kept beyond the limits. What the browser says of a file, its name and its type, is thrown away: its content decides.
 */
export async function readMultipart(ctx: Context, limits: PartLimits): Promise<{ readonly fields: Fields; readonly files: Files }> {
  const { headers } = ctx.req;
  const contentType = headers['content-type'] ?? '';
  if (!formType.test(contentType)) throw new AppError('bad-request', 'a body of another type');
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new AppError('bad-request', 'a compressed body');
  if (Number(headers['content-length'] ?? 0) > mostBytes(limits)) throw new AppError('body-too-large', 'announced body over the limit');
  const parts = collectParts(limits);
  const take = partsTaker({ contentType, most: partsOf(limits) }, parts);
  try {
    await readAll(ctx.req, { most: mostBytes(limits), hold: holdBytes(ctx.res), take });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('bad-request', 'unreadable body');
  }
  return parts.read();
}

function partsOf({ files }: PartLimits): number {
  return mostTexts + Object.values(files).reduce((sum, { maxCount }) => sum + maxCount, 0);
}

function mostBytes(limits: PartLimits): number {
  const content = Object.values(limits.files).reduce((sum, { maxBytes, maxCount }) => sum + maxBytes * maxCount, limits.text);
  return content + partsOf(limits) * headSize;
}

/** Takes a piece of the body; with no piece, its end. Throws what was wrong with it. */
type Take = (piece?: Buffer) => Promise<void>;

interface Reading {
  readonly most: number;
  readonly hold: (count: number) => void;
  readonly take: Take;
}

/** Leaves the connection open when it gives up, so that the refusal can still be sent. A connection that ends early throws. */
async function readAll(req: IncomingMessage, { most, hold, take }: Reading): Promise<void> {
  let measured = 0;
  for await (const piece of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    measured += piece.length;
    if (measured > most) throw new AppError('body-too-large', 'body over the limit');
    hold(piece.length);
    await take(piece);
  }
  await take();
}

function partsTaker({ contentType, most }: { contentType: string; most: number }, parts: Parts): Take {
  let wrong: Error | undefined;
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      wrong ??= error as Error;
    }
  };
  // Every part is taken as a file, so that texts come as they were sent: the parser's own decoding repairs what is broken.
  const limits = { parts: most, headerPairs: 8, headerSize: headSize };
  const parser = new Busboy({ headers: { 'content-type': contentType }, isPartAFile: () => true, limits });
  parser.on('file', (name: string | undefined, stream, filename: string | undefined, encoding) => {
    stream.on('error', () => undefined);
    guarded(() => {
      const add = parts.open({ name, filename, encoding });
      stream.on('data', (chunk: Buffer) => guarded(() => add(chunk)));
    });
  });
  parser.on('partsLimit', () => {
    wrong ??= new AppError('bad-request', 'too many parts');
  });
  const ended = endOf(parser);
  return async (piece) => {
    if (piece) await Promise.race([ended, new Promise((resolve) => parser.write(piece, resolve))]);
    else parser.end();
    if (!piece && !wrong) await ended;
    if (wrong) throw wrong;
  };
}

/** Resolves when the closing delimiter was read and every part handed out; rejects when there was none. */
function endOf(parser: BusboyInstance): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('finish', resolve);
    parser.on('error', reject);
  });
  // Whoever waits hears of it; when nobody does, the reading was given up before.
  ended.catch(() => undefined);
  return ended;
}
