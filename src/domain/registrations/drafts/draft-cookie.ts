import { createHash, randomBytes } from 'node:crypto';

/** Cookie of the browser in which somebody fills in an application. */
export const draftCookieName = 'dd-apply';

const tokenShape = /^[A-Za-z0-9_-]{43}$/;
const codeShape = /^[0-9A-Z]{10}$/;

/** What the browser holds. The code stands in no row of ours, so the browser keeps it until it was shown for the last time. */
export interface DraftCookie {
  readonly token: string;
  readonly code: string | undefined;
}

/** 256 bits. */
export function newDraftToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored in the place of a token. */
export function draftHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function draftCookieValue({ token, code }: DraftCookie): string {
  return code ? `${token}.${code}` : token;
}

/** Anything of another shape is no cookie of ours. */
export function readDraftCookie(value: string | undefined): DraftCookie | undefined {
  const [token = '', code] = (value ?? '').slice(0, 100).split('.');
  if (!tokenShape.test(token)) return undefined;
  return { token, code: code !== undefined && codeShape.test(code) ? code : undefined };
}
