import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Listening } from './smtp.ts';
import type { MailStore } from './store.ts';

const order = z.strictObject({
  to: z.string().regex(/^\+\d{8,15}$/),
  text: z.string().min(1).max(1000),
  reference: z.string().min(1).max(100),
});
const limit = 16 * 1024;
const remembered = 500;

/** An SMS gateway on this machine: takes each reference once, sends nothing. */
export async function startSmsGateway(store: MailStore, options: { token: string; port?: number }): Promise<Listening> {
  const references = new Set<string>();
  const server = createServer((request, response) => {
    answer(request, { store, references, token: options.token }).then(
      (status) => reply(response, status),
      () => reply(response, 400),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Gateway {
  readonly store: MailStore;
  readonly references: Set<string>;
  readonly token: string;
}

async function answer(request: IncomingMessage, { store, references, token }: Gateway): Promise<number> {
  if (request.url !== '/messages') return 404;
  if (request.method !== 'POST') return 405;
  if (request.headers.authorization !== `Bearer ${token}`) return 401;
  const body = await read(request);
  if (body === undefined) return 413;
  const { to, text, reference } = order.parse(JSON.parse(body));
  if (!references.has(reference)) store.add({ channel: 'sms', to, subject: '', text, receivedAt: new Date() });
  references.add(reference);
  for (const oldest of references) if (references.size > remembered) references.delete(oldest);
  return 202;
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function reply(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ accepted: status === 202 }));
}
