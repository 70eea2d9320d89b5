import { verify as verifyHash } from '@node-rs/argon2';
import type { Context, Middleware } from 'koa';
import type { Provider } from 'oidc-provider';
import { verify as verifyCode } from 'otplib';
import type { BareParcel } from './server.ts';
import { createPages } from './pages.ts';

interface Open {
  readonly login: string;
}

type Step = (ctx: Context, uid: string) => Promise<void>;

/** Number and password, then a code: the same two pages, form token, hash and check as ours, remembered in memory. */
export function createSignIn(provider: Provider, { crowd, hash }: BareParcel): Middleware {
  const pages = createPages();
  const known = new Set(crowd.logins);
  const open = new Map<string, Open>();
  const lastSteps = new Map<string, number>();
  const steps: Readonly<Record<string, Step>> = {
    'GET ': async (ctx, uid) => {
      await provider.interactionDetails(ctx.req, ctx.res);
      pages.credentials(ctx, uid);
    },
    'POST password': async (ctx, uid) => {
      await provider.interactionDetails(ctx.req, ctx.res);
      const { username = '', password = '' } = await pages.form(ctx);
      const passed = (await verifyHash(hash, password)) && known.has(username);
      if (!passed) return pages.credentials(ctx, uid, { username, error: { kind: 'wrong' } });
      open.set(uid, { login: username });
      redirect(ctx, `/sign-in/${uid}/totp`);
    },
    'GET totp': async (ctx, uid) => {
      await provider.interactionDetails(ctx.req, ctx.res);
      pages.totp(ctx, uid);
    },
    'POST totp': async (ctx, uid) => {
      await provider.interactionDetails(ctx.req, ctx.res);
      const { code = '' } = await pages.form(ctx);
      const login = open.get(uid)?.login;
      const step = login === undefined ? undefined : await acceptedStep(crowd.totpSecret, code, lastSteps.get(login));
      if (login === undefined || step === undefined) return pages.totp(ctx, uid, { error: { kind: 'wrong' } });
      lastSteps.set(login, step);
      open.delete(uid);
      redirect(
        ctx,
        await provider.interactionResult(ctx.req, ctx.res, {
          login: { accountId: login, amr: ['pwd', 'otp', 'mfa'], ts: Math.floor(Date.now() / 1000) },
        }),
      );
    },
  };
  return async (ctx, next) => {
    const [, uid, name = ''] = /^\/sign-in\/([\w-]+)(?:\/(\w+))?$/.exec(ctx.path) ?? [];
    const step = steps[`${ctx.method} ${name}`];
    if (uid === undefined || !step) return next();
    await step(ctx, uid);
  };
}

async function acceptedStep(secret: string, token: string, last: number | undefined): Promise<number | undefined> {
  const result = await verifyCode({ secret, token, epochTolerance: [30, 0], ...(last === undefined ? {} : { afterTimeStep: last }) });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

function redirect(ctx: Context, to: string): void {
  ctx.redirect(to);
  ctx.status = 303;
}
