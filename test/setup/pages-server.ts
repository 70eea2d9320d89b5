import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, extname } from 'node:path';
import type { Lang } from '../../src/platform/http/types.ts';
import { layout } from '../../views/layout.tsx';
import { pageSamples, sampleContext } from './page-samples.tsx';

const assets = new URL('../../views/assets/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** As strict as the kernel's: a page that needs anything inline breaks here too. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'";

export function renderSample(name: string, lang: Lang): string {
  const sample = pageSamples[name];
  if (!sample) throw new Error(`no sample ${name}`);
  const context = { ...sampleContext, lang };
  return layout({ title: sample.title(context), body: sample.body(context), scripts: sample.scripts, door: sample.door }, context);
}

async function asset(path: string): Promise<{ type: string; body: Buffer | string }> {
  const folder = path.startsWith('/assets/fonts/') ? 'fonts/' : '';
  return { type: types[extname(path)] ?? 'text/plain', body: await readFile(new URL(folder + basename(path), assets)) };
}

/** Serves `/vi/<sample>` and `/en/<sample>`, and the assets. */
export async function startPagesServer(): Promise<{ origin: string; server: Server }> {
  const server = createServer((req, res) => {
    const path = decodeURIComponent(new URL(req.url ?? '/', 'http://localhost').pathname);
    const [, lang, name = ''] = path.split('/');
    const found = path.startsWith('/assets/')
      ? asset(path)
      : Promise.resolve({ type: 'text/html; charset=utf-8', body: renderSample(name, lang === 'en' ? 'en' : 'vi') });
    found.then(
      ({ type, body }) => res.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body),
      () => res.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
