import { z } from 'zod';
import type { ErrorCode } from '../../lib/errors.ts';
import type { AttachmentReply, Gate, JsonReply, PageReply, ProblemReply, RedirectReply, Route, View } from './types.ts';

/** States a route. The types of the gate and of the form are checked here and then forgotten, so that routes fit in one list. */
export function route<V, F = undefined>(stated: Route<V, F>): Route {
  return stated as unknown as Route;
}

/** Anybody may pass. */
export const everybody: Gate<undefined> = { name: 'everybody', admit: async () => ({ admitted: undefined }) };

/** For a POST that is a button and nothing else: a form without a field is said, not left out. */
export const noFields = z.strictObject({});

type Extras<R> = Partial<Omit<R, 'kind'>>;

/** A page of `views/` with its props. */
export function page<P extends object>(
  view: View<P>,
  props: NoInfer<P>,
  options: Extras<Pick<PageReply, 'status' | 'cookies' | 'headers' | 'formAction' | 'lang'>> = {},
): PageReply {
  return {
    kind: 'page',
    title: (context) => view.title({ ...props, ...context }),
    body: (context) => view.body({ ...props, ...context }),
    scripts: view.scripts ?? [],
    ...options,
  };
}

/** 303 to a path of this door, or to an address that the caller has checked. */
export function redirect(to: string, options: Extras<Pick<RedirectReply, 'cookies' | 'headers'>> = {}): RedirectReply {
  return { kind: 'redirect', to, ...options };
}

export function json(body: unknown, options: Extras<Pick<JsonReply, 'status' | 'cookies' | 'headers'>> = {}): JsonReply {
  return { kind: 'json', body, ...options };
}

export function attachment(file: Pick<AttachmentReply, 'type' | 'name' | 'bytes'>): AttachmentReply {
  return { kind: 'attachment', ...file };
}

/** An entry of the error catalogue: a page for people, problem details for programs. */
export function problem(code: ErrorCode, options: Extras<Pick<ProblemReply, 'status' | 'cookies' | 'headers'>> = {}): ProblemReply {
  return { kind: 'problem', code, ...options };
}
