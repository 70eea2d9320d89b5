import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Lang } from '../types.ts';

/** What the kernel found out about a request, for code that only holds the raw request (hooks of the protocol library). */
export interface RequestFacts {
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  lang: Lang;
  /** The person chose this language with the switch: it wins over what a service asks for. */
  readonly langChosen: boolean;
  /** Path and query that the language switch comes back to. */
  readonly here: string;
  /** For the log instead of the path: numbers and tickets in a path stay out of it. */
  pattern: string;
}

const facts = new WeakMap<IncomingMessage, RequestFacts>();

export function keepFacts(req: IncomingMessage, found: RequestFacts): RequestFacts {
  facts.set(req, found);
  return found;
}

/** Undefined for a request that no door has taken. */
export function findFacts(req: IncomingMessage): RequestFacts | undefined {
  return facts.get(req);
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 60 random bits in letters that are easy to say on the telephone (Crockford): the reference number of an error page. */
export function newRequestId(): string {
  const text = [...randomBytes(12)].map((byte) => letters[byte & 31]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
