import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { memoryOf } from './memory.ts';
import type { RenderPage } from '../../platform/http/reply/pages.ts';
import { failurePage, formPostPage, unavailablePage } from './pages.ts';

/** Seconds for which a relying party may keep our key set; a next key is published well before it signs. */
const keySetAge = 3600;

/** Corrections around the library's own answers; each looks at the route it is for. */
export function addSteps(provider: Provider, { render }: { render: RenderPage }): void {
  provider.on('authorization.success', (...args: unknown[]) =>
    rememberFormPost(args[0] as KoaContextWithOIDC, args[1] as Record<string, unknown>),
  );
  provider.on('authorization.error', (ctx: KoaContextWithOIDC, error: Error & { error?: string; error_description?: string }) =>
    rememberFormPost(ctx, {
      error: error.error ?? error.message,
      error_description: error.error_description,
      state: ctx.oidc.params?.state,
      iss: provider.issuer,
    }),
  );
  provider.use(async (ctx, next) => {
    await next().catch((error: Error) => answerLateFailure(ctx as unknown as KoaContextWithOIDC, { error, render }));
    const { oidc } = ctx as unknown as Partial<KoaContextWithOIDC>;
    if (!oidc) return;
    if (oidc.route === 'jwks') ctx.set('cache-control', `public, max-age=${keySetAge}`);
    if (oidc.route === 'discovery' && ctx.body) ctx.body = withoutUnoffered(ctx.body as Record<string, unknown>);
    keepCurrentCookie(ctx as unknown as KoaContextWithOIDC);
    ownFormPost(ctx as unknown as KoaContextWithOIDC, render);
    if (memoryOf(ctx).databaseLost) sayUnavailable(ctx as unknown as KoaContextWithOIDC, render);
  });
}

/** The library saves the session outside of its own error handling; what is thrown there would be answered by the framework. */
function answerLateFailure(ctx: KoaContextWithOIDC, { error, render }: { error: Error; render: RenderPage }): void {
  if (!ctx.oidc) throw error;
  ctx.remove('location');
  ctx.oidc.provider.emit('server_error', ctx, error);
  if (pageRoutes.has(ctx.oidc.route)) {
    failurePage(ctx, render);
    return;
  }
  ctx.status = 500;
  ctx.body = { error: 'server_error', error_description: 'oops! something went wrong' };
}

/** Seconds after which trying again makes sense. */
const retryAfter = '5';

/** 503 instead of the library's server error: nothing is broken here, and nothing half-written. */
function sayUnavailable(ctx: KoaContextWithOIDC, render: RenderPage): void {
  ctx.remove('location');
  ctx.set('retry-after', retryAfter);
  if (pageRoutes.has(ctx.oidc.route)) {
    unavailablePage(ctx, render);
    return;
  }
  ctx.status = 503;
  ctx.type = 'json';
  ctx.body = { error: 'temporarily_unavailable', error_description: 'the service cannot answer at the moment' };
}

/** Routes that people look at. */
const pageRoutes = new Set(['authorization', 'resume', 'end_session', 'end_session_confirm', 'end_session_success']);

/** Members that the library writes although the feature behind them is not offered here. */
function withoutUnoffered(document: Record<string, unknown>): Record<string, unknown> {
  const { dpop_signing_alg_values_supported: _dpop, ...offered } = document;
  // `public` is for our own doors alone; nobody is admitted with it.
  return {
    ...offered,
    subject_types_supported: ['pairwise'],
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    ui_locales_supported: ['vi', 'en'],
  };
}

/** A request that came with the cookie before the last rotation must put neither it nor a new one over the present one. */
function keepCurrentCookie(ctx: KoaContextWithOIDC): void {
  const memory = memoryOf(ctx);
  const cookies = ctx.response.get('set-cookie') as unknown as string | string[];
  const isOld = memory.byPrevious === true && ctx.oidc.session?.jti === memory.sessionCookie;
  if (!cookies || !(isOld || memory.cookieRefused)) return;
  const name = ctx.oidc.provider.cookieName('session');
  const kept = [cookies].flat().filter((cookie) => !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`));
  if (kept.length > 0) ctx.set('set-cookie', kept);
  else ctx.remove('set-cookie');
}

function rememberFormPost(ctx: KoaContextWithOIDC, out: Record<string, unknown>): void {
  const action = ctx.oidc.params?.redirect_uri;
  if (ctx.oidc.params?.response_mode !== 'form_post' || typeof action !== 'string') return;
  const inputs = Object.entries(out).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  memoryOf(ctx).formPost = { action, inputs: Object.fromEntries(inputs) };
}

/** Our own page instead of the library's: both languages, works without scripts, no inline script in it. */
function ownFormPost(ctx: KoaContextWithOIDC, render: RenderPage): void {
  if (typeof ctx.body !== 'string' || !ctx.body.includes('<title>Submitting Callback</title>')) return;
  formPostPage(ctx, { render, formPost: memoryOf(ctx).formPost ?? handOverIn(ctx.body) });
}

/** A log-out without anybody signed in goes on by a form to ourselves: a path and hex digits, nothing that was escaped. */
function handOverIn(html: string): { action: string; inputs: Record<string, string> } {
  const inputs = [...html.matchAll(/name="(\w+)" value="(\w+)"/g)].map(([, name = '', value = '']) => [name, value]);
  return { action: /action="([^"]+)"/.exec(html)?.[1] ?? '/', inputs: Object.fromEntries(inputs) };
}
