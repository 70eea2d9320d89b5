import { createHmac, randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { renderToString } from 'preact-render-to-string';
import { z } from 'zod';
import { createDoor, type DoorOptions } from '../../src/platform/http/kernel.ts';
import { everybody, json, noFields, page, problem, redirect, route } from '../../src/platform/http/route.ts';
import type { ErrorPage, Gate, Layout, PageContext, Route, View } from '../../src/platform/http/types.ts';
import type { Secrets } from '../../src/platform/secrets.ts';

export type LogLine = Record<string, unknown>;

const key = randomBytes(32);

/** Keyed like the real thing; nothing here is sealed. */
export const testSecrets: Secrets = {
  seal: (_purpose, plain) => plain,
  unseal: (_purpose, sealed) => sealed,
  mac: (purpose, data) => createHmac('sha256', key).update(`${purpose} ${data}`).digest('base64url'),
};

const formView: View<{ note: string }> = {
  title: ({ note }) => note,
  body: ({ note, csrf, lang, here, requestId, sandbox }) => (
    <form method="post" action="/note">
      <input type="hidden" name="csrf" value={csrf} />
      <p>{note}</p>
      <output data-lang={lang} data-here={here} data-request={requestId} data-sandbox={String(sandbox)} />
    </form>
  ),
};

const errorPage: ErrorPage = {
  title: ({ code }) => code,
  body: ({ code, requestId, csrf }) => (
    <main data-code={code} data-reference={requestId}>
      <input type="hidden" name="csrf" value={csrf} />
    </main>
  ),
};

const layout: Layout = ({ title, body, door }, context: PageContext) =>
  `<!DOCTYPE html><html lang="${context.lang}"><title>${title}</title><body data-door="${door}">${renderToString(body)}</body></html>`;

const members: Gate<string> = {
  name: 'members',
  admit: async (call) => {
    const member = call.cookie('member');
    return member ? { admitted: member } : { refused: redirect('/sign-in') };
  },
};

const note = z.strictObject({ note: z.string().min(1).max(100), extra: z.string().optional() });

/** A few routes of every kind. `seen` is what handlers were given. */
export function smallDoor(options: Partial<DoorOptions> = {}, more: readonly Route[] = []) {
  const log: LogLine[] = [];
  const seen: Record<string, unknown>[] = [];
  const routes: Route[] = [
    route({ method: 'GET', path: '/', who: everybody, handle: async () => page(formView, { note: 'xin chào <b>' }) }),
    route({
      method: 'GET',
      path: '/leads',
      who: everybody,
      handle: async () =>
        page(formView, { note: '' }, { formAction: ['https://bank.example', 'vn.bank.app:', "x; script-src 'unsafe-inline'"] }),
    }),
    route({ method: 'GET', path: '/asked', who: everybody, handle: async () => page(formView, { note: '' }, { lang: 'en' }) }),
    route({
      method: 'GET',
      path: '/people/:number',
      who: everybody,
      handle: async ({ params, query, address }) => json({ params, query, address }),
    }),
    route({
      method: 'POST',
      path: '/note',
      who: everybody,
      form: note,
      handle: async (visit) => {
        seen.push({ ...visit.form });
        return redirect('/done?ok=1', { cookies: [{ name: 'member', value: 'An Nguyễn', maxAge: 60 }] });
      },
      invalid: async ({ form }, problems) =>
        page(formView, { note: `${problems.map(({ field, code }) => `${field}:${code}`).join()} ${form.note ?? ''}` }, { status: 400 }),
    }),
    route({ method: 'POST', path: '/plain', who: everybody, form: note, handle: async () => redirect('/done') }),
    route({
      method: 'POST',
      path: '/open',
      who: everybody,
      form: z.record(z.string(), z.string()),
      csrf: 'none',
      limit: 1000,
      handle: async ({ form }) => redirect(`/auth?${new URLSearchParams(form)}`),
    }),
    route({
      method: 'POST',
      path: '/out',
      who: members,
      form: noFields,
      handle: async ({ who }) => json({ who }, { cookies: [{ name: 'member', value: '', maxAge: 0 }] }),
    }),
    route({
      method: 'POST',
      path: '/json',
      who: everybody,
      accepts: 'json',
      form: z.strictObject({ text: z.string() }),
      handle: async ({ form }) => json(form),
    }),
    route({ method: 'GET', path: '/gone', who: everybody, handle: async () => problem('interaction-expired') }),
    route({ method: 'GET', path: '/elsewhere', who: everybody, handle: async () => redirect('//evil.example/') }),
    ...more,
  ];
  const app = createDoor({
    name: 'test',
    origin: 'http://localhost:4999',
    routes,
    layout,
    errorPage,
    secrets: testSecrets,
    settings: { sandbox: false },
    log: pino({ level: 'debug' }, { write: (line) => log.push(JSON.parse(line) as LogLine) }),
    ...options,
  });
  return { handler: app.callback(), log, seen };
}

export const anyPage = page(formView, { note: 'from a hook' });
export const testLayout = layout;
