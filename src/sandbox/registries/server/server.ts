import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { AskedRegister } from '../../../connectors/registries.ts';
import { answers } from './answers.ts';
import type { Fault, Faults } from './faults.ts';
import { type CheckSignature, signatureHeader } from './signature.ts';
import type { World } from './world.ts';

/** Bytes: ten fingers and a face fit. */
const limit = 24 * 1024 * 1024;

export interface ServerParts {
  readonly world: World;
  readonly faults: Faults;
  readonly checkSignature: CheckSignature;
  /** Told of every question that arrives, faults included. */
  readonly onAsked?: ((register: AskedRegister, path: string) => void) | undefined;
}

/** All registers behind one port of this machine, each under a path of its own. */
export async function openRegistryServer(parts: ServerParts, port = 0): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(parts, request, response).catch(() => response.destroy());
  });
  await listening(server, port);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listening(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = '', path = ''] = /^\/([a-z-]+)(\/[a-z/-]+)$/.exec(request.url ?? '') ?? [];
  if (!isRegister(name)) return reply(response, 404, {});
  parts.onAsked?.(name, path);
  const fault = parts.faults.of(name);
  if (fault && (await misbehave(fault, request, response)) === 'answered') return;
  const answer = answers[name][path];
  if (!answer || request.method !== 'POST') return reply(response, 404, {});
  const body = await read(request);
  if (!body) return reply(response, 413, {});
  const header = request.headers[signatureHeader];
  const url = `http://${request.headers.host}${request.url}`;
  if (!(await parts.checkSignature({ url, header: typeof header === 'string' ? header : undefined, body })))
    return reply(response, 401, {});
  try {
    return reply(response, 200, await answer(parts.world, JSON.parse(body.toString())));
  } catch {
    return reply(response, 400, {});
  }
}

function isRegister(name: string): name is AskedRegister {
  return Object.hasOwn(answers, name);
}

type Misbehave = (request: IncomingMessage, response: ServerResponse) => Promise<'answered' | 'goes-on'>;

const answered =
  (act: (request: IncomingMessage, response: ServerResponse) => unknown): Misbehave =>
  async (request, response) => {
    act(request, response);
    return 'answered';
  };

/** What can be wrong with a register. */
const misbehaviours: Readonly<Record<Fault['kind'], Misbehave>> = {
  slow: async () => wait(2500).then(() => 'goes-on' as const),
  error: answered((_, response) => reply(response, 500, { error: 'internal' })),
  nonsense: answered((_, response) => reply(response, 200, { found: 'perhaps', record: '42' })),
  refused: answered((request) => request.socket.destroy()),
  silent: answered(() => undefined),
  huge: answered((_, response) => reply(response, 200, { found: true, record: 'x'.repeat(300_000) })),
  redirect: answered((_, response) => response.writeHead(307, { location: '/population/people/find' }).end()),
};

function misbehave({ kind }: Fault, request: IncomingMessage, response: ServerResponse): Promise<'answered' | 'goes-on'> {
  return misbehaviours[kind](request, response);
}

async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function reply(response: ServerResponse, status: number, body: object): void {
  const unknownAsNull = JSON.stringify(body, (_, value: unknown) => value ?? null);
  response.writeHead(status, { 'content-type': 'application/json' }).end(unknownAsNull);
}
