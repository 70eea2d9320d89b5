import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AskedRegister, Registries } from '../../src/connectors/registries.ts';
import { createRegistries, urlsBy } from '../../src/connectors/registries/index.ts';
import { createOutgoingFetch } from '../../src/platform/outgoing.ts';

/** Question → replies in the order in which they came. Pictures are left out of the question. */
type Recording = Record<string, { status: number; body: unknown }[]>;

const file = new URL('../contracts/recorded/registries.json', import.meta.url);

/** A small server that gives what a register once gave, in the same order. Anything else is a 404. */
export async function replayRegistries(): Promise<{ registries: Registries; stop(): Promise<void> }> {
  const recording = JSON.parse(readFileSync(file, 'utf8')) as Recording;
  return through(async (key) => {
    const [next, ...rest] = recording[key] ?? [];
    if (rest.length > 0) recording[key] = rest;
    return next ?? { status: 404, body: {} };
  });
}

/** The same between us and a register that answers: writes down what it says when it is stopped. */
export async function recordRegistries(
  urls: Readonly<Record<AskedRegister, string>>,
  headers: Headers,
): Promise<{ registries: Registries; stop(): Promise<void> }> {
  const recording: Recording = {};
  const proxy = await through(async (key, path, body) => {
    const [register = '', ...rest] = path.slice(1).split('/');
    const url = `${urls[register as AskedRegister]}/${rest.join('/')}`;
    const answer = await fetch(url, { method: 'POST', body, headers: await headers({ url, body }) });
    const reply = { status: answer.status, body: await answer.json() };
    recording[key] = [...(recording[key] ?? []), reply];
    return reply;
  });
  return {
    ...proxy,
    stop: async () => {
      await proxy.stop();
      writeFileSync(file, `${JSON.stringify(recording, null, 2)}\n`);
    },
  };
}

type Headers = (request: { url: string; body: string }) => Promise<Readonly<Record<string, string>>>;
type Give = (key: string, path: string, body: string) => Promise<{ status: number; body: unknown }>;

async function through(give: Give): Promise<{ registries: Registries; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    (async () => {
      const body = await text(request);
      const reply = await give(keyOf(request, body), request.url ?? '', body);
      response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = urlsBy((name) => `${origin}/${name}`);
  return {
    registries: createRegistries({ urls }, { fetch: createOutgoingFetch({ allowLoopback: true }) }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function keyOf(request: IncomingMessage, body: string): string {
  const pictures = ['image', 'face'];
  return `${request.url} ${JSON.stringify(JSON.parse(body), (name, value: unknown) => (pictures.includes(name) || name === 'iris' ? '…' : value))}`;
}
