import type { Context, Middleware } from 'koa';
import type { ZodError } from 'zod';
import { AppError } from '../../lib/errors.ts';
import { comesFromHere, type FormTokens } from './csrf.ts';
import type { Answer } from './reply/answer.ts';
import { type Body, bodyReader, type BodyReader } from './request/body.ts';
import { callOf } from './request/call.ts';
import { findFacts } from './request/facts.ts';
import { problem } from './route.ts';
import type { Call, FieldProblem, Reply, Route } from './types.ts';

export interface RouteKit {
  readonly origin: string;
  readonly secure: boolean;
  readonly tokens: FormTokens;
  readonly answer: Answer;
}

/** Everything that happens to a request of one route, in order: origin, body, form token, gate, schema, handler, answer. */
export function serveRoute(route: Route, kit: RouteKit): Middleware {
  const read = bodyReader(route);
  return async (ctx) => {
    const facts = findFacts(ctx.req);
    if (!facts) throw new AppError('unexpected', 'a request that did not arrive through the door');
    facts.pattern = route.path;
    const asks = { json: route.accepts === 'json' };
    try {
      const call = callOf(ctx, facts, kit.secure);
      const body = route.method === 'POST' ? await checkedBody(ctx, route, { ...kit, read }) : noBody;
      kit.answer(ctx, await replyOf(route, call, body), asks);
    } catch (error) {
      if (asks.json) Object.assign(ctx.state, { asks });
      throw error;
    }
  };
}

const noBody: Body = { content: undefined, files: {} };

/** The body of a POST that really was sent by a page of this door. The origin is judged before a byte of it is read. */
async function checkedBody(ctx: Context, route: Route, kit: RouteKit & { read: BodyReader }): Promise<Body> {
  const guarded = route.csrf !== 'none';
  if (guarded && !comesFromHere(ctx.req.headers, kit.origin)) throw new AppError('csrf-failed', 'sent by a page of another origin');
  const body = await kit.read(ctx);
  if (!guarded) return body;
  const { csrf = '', ...fields } = body.content as { csrf?: string };
  const token = route.accepts === 'json' ? ctx.get('x-csrf-token') : csrf;
  if (!kit.tokens.matches(ctx.req.headers.cookie, token))
    throw new AppError('csrf-failed', 'the form token is missing or of another browser');
  return route.accepts === 'json' ? body : { ...body, content: fields };
}

async function replyOf(route: Route, call: Call, { content, files }: Body): Promise<Reply> {
  const entry = await route.who.admit(call);
  if ('refused' in entry) return entry.refused;
  const facts = findFacts(call.raw.req);
  if (facts && entry.lang && !facts.langChosen) facts.lang = entry.lang;
  const visit = { ...call, lang: facts?.lang ?? call.lang, who: entry.admitted, files };
  if (!route.form) return route.handle({ ...visit, form: undefined });
  const form = await route.form.safeParseAsync(content);
  if (form.success) return route.handle({ ...visit, form: form.data });
  const problems = problemsOf(form.error);
  // A field that the page does not have is no slip of a person: it is not worth a second look at the form.
  if (!route.invalid || problems.some(({ code }) => code === 'unrecognized_keys')) return problem('form-invalid');
  const typed = route.accepts === 'json' ? {} : (content as Record<string, string>);
  return route.invalid({ ...visit, form: typed }, problems);
}

function problemsOf({ issues }: ZodError): FieldProblem[] {
  return issues.map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(' ') : issue.path.join('.'),
    code: issue.code === 'custom' ? String(issue.params?.['problem'] ?? issue.code) : issue.code,
  }));
}
