import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'koa';
import type { VNode } from 'preact';
import { createFormTokens } from '../../src/platform/http/csrf.ts';
import { serializeCookie } from '../../src/platform/http/cookies.ts';
import type { PageContext } from '../../src/platform/http/types.ts';
import { layout } from '../../views/layout.tsx';
import { type CredentialsProps, credentialsView } from '../../views/pages/sign-in/credentials.tsx';
import { type TotpProps, totpView } from '../../views/pages/sign-in/totp.tsx';

interface Pages {
  credentials(ctx: Context, uid: string, more?: Partial<CredentialsProps>): void;
  totp(ctx: Context, uid: string, more?: Partial<TotpProps>): void;
  /** Fields of a posted form whose token belongs to this browser. */
  form(ctx: Context): Promise<Readonly<Record<string, string>>>;
}

/** Our views under our layout, with our form token; none of our kernel. */
export function createPages(): Pages {
  const key = randomBytes(32);
  const mac = (purpose: string, data: string): string => createHmac('sha256', key).update(`${purpose}\0${data}`).digest('base64url');
  const tokens = createFormTokens(
    { name: 'provider', secure: false },
    { mac, seal: (_purpose, plain) => plain, unseal: (_purpose, text) => text },
  );
  const service = { name: 'Bench', purpose: 'Bench' };
  const common = (uid: string) => ({ cancelAction: `/sign-in/${uid}/cancel`, service, wants: 'urn:dinhdanh:acr:level-2' as const });
  const show = (ctx: Context, view: { title(page: PageContext): string; body(page: PageContext): VNode; scripts: readonly string[] }) => {
    const { token, cookie } = tokens.issue(ctx.headers.cookie);
    const context: PageContext = { lang: 'vi', csrf: token, sandbox: true, here: ctx.path, requestId: 'bench' };
    if (cookie) ctx.res.appendHeader('set-cookie', serializeCookie(cookie, false));
    ctx.type = 'html';
    ctx.body = layout({ title: view.title(context), body: view.body(context), scripts: view.scripts, door: 'provider' }, context);
  };
  return {
    credentials: (ctx, uid, more) => {
      const props = {
        ...common(uid),
        action: `/sign-in/${uid}/password`,
        recoveryHref: `/sign-in/${uid}/recovery`,
        ...passkey(uid),
        ...more,
      };
      show(ctx, bound(credentialsView, props));
    },
    totp: (ctx, uid, more) => show(ctx, bound(totpView, { ...common(uid), action: `/sign-in/${uid}/totp`, ...more })),
    form: async (ctx) => {
      const { csrf = '', ...fields } = Object.fromEntries(new URLSearchParams(await bodyOf(ctx)));
      if (!tokens.matches(ctx.headers.cookie, csrf)) ctx.throw(403);
      return fields;
    },
  };
}

function passkey(uid: string): Pick<CredentialsProps, 'passkey'> {
  return { passkey: { optionsUrl: `/sign-in/${uid}/passkey/options`, answerUrl: `/sign-in/${uid}/passkey/answer` } };
}

function bound<P>(
  view: { title(page: P & PageContext): string; body(page: P & PageContext): VNode; scripts?: readonly string[] },
  props: P,
) {
  return {
    title: (context: PageContext) => view.title({ ...props, ...context }),
    body: (context: PageContext) => view.body({ ...props, ...context }),
    scripts: view.scripts ?? [],
  };
}

async function bodyOf(ctx: Context): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
