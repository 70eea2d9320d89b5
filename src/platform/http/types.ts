import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VNode } from 'preact';
import type { ZodType } from 'zod';
import type { ErrorCode } from '../../lib/errors.ts';

export type Lang = 'vi' | 'en';

/** What every page gets beside its own props. */
export interface PageContext {
  readonly lang: Lang;
  /** Value of the hidden field `csrf` of every form on the page. */
  readonly csrf: string;
  /** Path and query of this page, for the language switch. */
  readonly here: string;
  /** True in the sandbox: a banner says that nothing here is real. */
  readonly sandbox: boolean;
  /** Shown on error pages and written in the log line. */
  readonly requestId: string;
}

/** A page of `views/`: a title and a body, both functions of props. `robots` never index. */
export interface View<P> {
  title(props: P & PageContext): string;
  body(props: P & PageContext): VNode;
  /** Static scripts of our own origin this page needs, by file name under /assets. */
  readonly scripts?: readonly string[];
}

/** Wraps a page in the layout of its door and returns the whole document. Handed to the kernel by `app.ts`. */
export type Layout = (page: { title: string; body: VNode; scripts: readonly string[]; door: string }, context: PageContext) => string;

/** The page for people when something went wrong: handed to the kernel by `app.ts`. */
export type ErrorPage = View<{ readonly code: ErrorCode }>;

/** What a handler and a gate know of the request: plain data, never the framework's context. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** First value of each query parameter. */
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `path`: where the cookie was set, when not '/' (its name on the wire depends on it). */
  cookie(name: string, path?: string): string | undefined;
  /** Address of the person, after trusted proxies. */
  readonly address: string;
  readonly userAgent: string;
  readonly lang: Lang;
  readonly requestId: string;
  /** For the protocol library only. */
  readonly raw: { readonly req: IncomingMessage; readonly res: ServerResponse };
}

/**
 * Who may pass. `admit` answers what the handler may rely on, or the reply that refuses. `lang`: what the service behind this visit asked
 * for (`ui_locales`); a language that the person chose wins over it.
 */
export interface Gate<V> {
  readonly name: string;
  admit(call: Call): Promise<{ readonly admitted: V; readonly lang?: Lang | undefined } | { readonly refused: Reply }>;
}

/** Files of a form by the name of their field; a field in which nothing was chosen is absent. What they are, only their content tells. */
export type Files = Readonly<Record<string, readonly Uint8Array[]>>;

/** `maxBytes`: of each; more is refused with 413. */
export interface FileRule {
  readonly maxBytes: number;
  readonly maxCount: number;
}

export interface Visit<V, F> extends Call {
  readonly who: V;
  readonly form: F;
  /** Empty unless the route takes files. */
  readonly files: Files;
}

export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Seconds; absent: ends with the browser; 0: deletes. */
  readonly maxAge?: number;
  readonly path?: string;
}

interface ReplyBase {
  readonly status?: number;
  readonly cookies?: readonly SetCookie[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** `formAction`: origins (or schemes) beside 'self' to which a form of this page may finally lead (CSP form-action). */
export interface PageReply extends ReplyBase {
  readonly kind: 'page';
  readonly title: (context: PageContext) => string;
  readonly body: (context: PageContext) => VNode;
  readonly scripts: readonly string[];
  readonly formAction?: readonly string[];
  /** What the service asked for (`ui_locales`): used as long as the person has not chosen a language. */
  readonly lang?: Lang;
}
export interface RedirectReply extends ReplyBase {
  readonly kind: 'redirect';
  /** Always answered with 303. Same-origin path, or an address the caller has checked. */
  readonly to: string;
}
export interface JsonReply extends ReplyBase {
  readonly kind: 'json';
  readonly body: unknown;
}
/** A file to be kept, never a page: shown by nothing but an image of our own pages. */
export interface AttachmentReply extends ReplyBase {
  readonly kind: 'attachment';
  readonly type: 'image/jpeg' | 'application/pdf';
  /** Made by us: small letters, digits, hyphens, dots. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
/** RFC 9457 problem details for programs, the error page of the door for people. */
export interface ProblemReply extends ReplyBase {
  readonly kind: 'problem';
  readonly code: ErrorCode;
}
/** The protocol library has already answered on the raw response. */
export interface HandledReply {
  readonly kind: 'handled';
}
export type Reply = PageReply | RedirectReply | JsonReply | AttachmentReply | ProblemReply | HandledReply;

/** A door's route as a value. Leaving `who` out does not compile. */
export interface Route<V = unknown, F = unknown> {
  readonly method: 'GET' | 'POST';
  /** @koa/router pattern, for example `/sign-in/:uid/password`. */
  readonly path: string;
  readonly who: Gate<V>;
  /** Schema of the form of a POST; strict, so that an unknown field is refused. The field `csrf` is the kernel's own. */
  readonly form?: ZodType<F>;
  /** What to answer when the form does not fit; without it a plain 400 page. Field names with the zod issue code, or that of a `typedField`. */
  readonly invalid?: (visit: Visit<V, Readonly<Record<string, string>>>, problems: readonly FieldProblem[]) => Promise<Reply>;
  /** `json`: a script of our own page posts JSON with the token in the header `x-csrf-token`. Default `form`. */
  readonly accepts?: 'form' | 'json';
  /** The form is `multipart/form-data` and has these file inputs; they are no fields of `form`. `limit` counts its texts alone. */
  readonly files?: Readonly<Record<string, FileRule>>;
  /** `none`: a POST that changes nothing here, such as an authorization request that other sites are meant to send. */
  readonly csrf?: 'none';
  /** Bytes of a body; more is refused with 413. Default 64 kB. */
  readonly limit?: number;
  handle(visit: Visit<V, F>): Promise<Reply>;
}

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}
