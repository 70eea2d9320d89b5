import type { KoaContextWithOIDC } from 'oidc-provider';
import { errorView } from '../../../views/pages/error.tsx';
import { formPostView } from '../../../views/pages/form-post.tsx';
import { logOutView } from '../../../views/pages/log-out.tsx';
import { loggedOutView, nobodySignedInView } from '../../../views/pages/logged-out.tsx';
import { findNumber } from '../../domain/accounts/queries.ts';
import { listServiceNames } from '../../domain/overviews/services.ts';
import { offlineParties } from '../../domain/sign-ins/sessions.ts';
import { type ErrorCode, errorCatalogue } from '../../lib/errors.ts';
import { maskNumber } from '../../lib/numbers.ts';
import type { Deps } from '../../platform/deps.ts';
import { placePage, type RenderPage } from '../../platform/http/reply/pages.ts';
import { findFacts } from '../../platform/http/request/facts.ts';
import { page } from '../../platform/http/route.ts';
import type { PageReply } from '../../platform/http/types.ts';
import { subjectAt } from './account.ts';

function show(ctx: KoaContextWithOIDC, render: RenderPage, reply: PageReply): void {
  placePage(ctx, render(ctx.req, reply));
}

/** Where a form of this page may finally lead. */
function leading(...uris: readonly unknown[]): { formAction: string[] } {
  return { formAction: uris.filter((uri): uri is string => typeof uri === 'string').map(destinationOf) };
}

/** Origin of a web address, scheme of any other. */
export function destinationOf(uri: string): string {
  const { origin, protocol } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}

/** Asks before ending a session; names who will be told and whose tokens survive. */
export async function logOutPage(deps: Deps, render: RenderPage, { ctx, form }: { ctx: KoaContextWithOIDC; form: string }): Promise<void> {
  const { session, params } = ctx.oidc;
  const lang = findFacts(ctx.req)?.lang ?? 'vi';
  const ids = Object.keys(session?.authorizations ?? {});
  const accountId = String(session?.accountId);
  const [names, number, offline, otherPerson] = await Promise.all([
    listServiceNames(deps.db, ids),
    findNumber(deps.db, accountId),
    offlineParties(deps.db, accountId),
    isForSomebodyElse(deps, ctx, accountId),
  ]);
  const services = ids.flatMap((id) => {
    const name = names.get(id);
    return name && name.kind !== 'own' ? [{ id, name: name[lang] }] : [];
  });
  show(
    ctx,
    render,
    page(
      logOutView,
      {
        action: '/session/end/confirm',
        hidden: { xsrf: /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '', logout: 'yes' },
        stayHref: '/me',
        maskedNumber: number ? maskNumber(number) : undefined,
        otherPerson,
        services: services.map(({ name }) => name),
        offlineServices: services.filter(({ id }) => offline.includes(id)).map(({ name }) => name),
      },
      leading(params?.post_logout_redirect_uri),
    ),
  );
}

/**
 * The service means somebody else than who is signed in here (security.md section 2): the log-out page says so, and nothing ends unless
 * the person in front of it wants that (OpenID Connect RP-Initiated Logout 2).
 */
async function isForSomebodyElse(deps: Deps, ctx: KoaContextWithOIDC, accountId: string): Promise<boolean> {
  const { IdTokenHint: hint, Client: client } = ctx.oidc.entities as {
    IdTokenHint?: { payload: { sub?: unknown } };
    Client?: { clientId: string; subjectType?: string };
  };
  if (!hint || !client) return false;
  return hint.payload.sub !== (await subjectAt(deps, ctx, { accountId, client }));
}

export async function loggedOutPage(render: RenderPage, ctx: KoaContextWithOIDC): Promise<void> {
  show(ctx, render, page(loggedOutView, {}));
}

/** An error that may not be sent to the party by a redirect, or happened without one. Never a secret, never a stack. */
export async function protocolErrorPage(
  render: RenderPage,
  { ctx, out, error }: { ctx: KoaContextWithOIDC; out: { error: string; error_description?: string | undefined }; error: Error },
): Promise<void> {
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  // Signed out in another tab meanwhile, or never signed in: what was asked is so, and nobody is told anything now.
  if (status === 400 && ctx.oidc?.route === 'end_session_confirm' && !ctx.oidc.session?.accountId) {
    show(ctx, render, page(nobodySignedInView, {}));
    return;
  }
  const code = codeOf(status, out.error);
  const protocol = { error: out.error, ...(out.error_description ? { description: out.error_description } : {}) };
  show(ctx, render, page(errorView, { code, ...(status < 500 ? { protocol } : {}) }, { status: errorCatalogue[code].status }));
}

/** Something of ours broke after the library had done its part. */
export function failurePage(ctx: KoaContextWithOIDC, render: RenderPage): void {
  show(ctx, render, page(errorView, { code: 'unexpected' }, { status: errorCatalogue.unexpected.status }));
}

export function unavailablePage(ctx: KoaContextWithOIDC, render: RenderPage): void {
  show(ctx, render, page(errorView, { code: 'database-unavailable' }, { status: 503 }));
}

function codeOf(status: number, error: string): ErrorCode {
  if (error === 'invalid_request' && status === 400) return 'bad-request';
  if (status === 404) return 'not-found';
  if (status === 413) return 'body-too-large';
  return status >= 500 ? 'unexpected' : 'bad-request';
}

/** Our own hand-over page for response_mode=form_post; and for a log-out where nobody is signed in, which the library goes on with by a form. */
export function formPostPage(
  ctx: KoaContextWithOIDC,
  { render, formPost }: { render: RenderPage; formPost: { action: string; inputs: Record<string, string> } },
): void {
  const { route, params } = ctx.oidc;
  const options = leading(formPost.action, params?.post_logout_redirect_uri);
  if (route !== 'end_session') return show(ctx, render, page(formPostView, formPost, options));
  const onward = params?.post_logout_redirect_uri === undefined ? undefined : formPost;
  show(ctx, render, page(nobodySignedInView, { onward }, options));
}
