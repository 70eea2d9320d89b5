import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Lang } from '../../src/platform/http/types.ts';
import { layout } from '../../views/layout.tsx';
import { pageSamples, sampleContext } from './page-samples.tsx';

const assets = new URL('../../views/assets/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** As strict as the kernel's: a page that needs anything inline breaks here too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'";

export function renderSample(name: string, lang: Lang): string {
  const sample = pageSamples[name];
  if (!sample) throw new Error(`no sample ${name}`);
  const context = { ...sampleContext, lang };
  return layout({ title: sample.title(context), body: sample.body(context), scripts: sample.scripts, door: sample.door }, context);
}

async function asset(path: string): Promise<Answer> {
  const folder = path.startsWith('/assets/fonts/') ? 'fonts/' : '';
  return { type: types[extname(path)] ?? 'text/plain', body: await readFile(new URL(folder + basename(path), assets)) };
}

interface Answer {
  readonly type: string;
  readonly body: Buffer | string;
  readonly status?: number;
}

export interface Posted {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function answerOf(req: IncomingMessage, post: (posted: Posted) => unknown): Promise<Answer> {
  const path = decodeURIComponent(new URL(req.url ?? '/', 'http://localhost').pathname);
  if (req.method === 'POST') {
    const body = post({ path, headers: req.headers, body: await text(req) });
    return { type: 'application/json', body: JSON.stringify(body ?? null), status: body === undefined ? 400 : 200 };
  }
  if (path.startsWith('/assets/')) return asset(path);
  // A picture that only the real door has: any picture will do.
  if (req.headers['sec-fetch-dest'] === 'image') return asset('/assets/logo.svg');
  const [, lang, name = ''] = path.split('/');
  return { type: 'text/html; charset=utf-8', body: renderSample(name, lang === 'en' ? 'en' : 'vi') };
}

/** Serves `/vi/<sample>` and `/en/<sample>`, and the assets. `post` answers what the pages send; undefined is a 400. */
export async function startPagesServer(post: (posted: Posted) => unknown = () => undefined): Promise<{ origin: string; server: Server }> {
  const server = createServer((req, res) => {
    answerOf(req, post).then(
      ({ type, body, status = 200 }) => res.writeHead(status, { 'content-type': type, 'content-security-policy': policy }).end(body),
      () => res.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  // A name, not an address: an address is no relying party id for passkeys.
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}
