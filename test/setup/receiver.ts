import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service's address for back-channel log-out: a real server that keeps what it was sent. */
export interface Receiver {
  readonly uri: string;
  readonly tokens: readonly string[];
  /** Resolves when so many tokens have come. */
  received(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** `answer` gets each request; one that never answers is a dead service. */
export async function startReceiver(answer: (res: ServerResponse) => void = (res) => res.writeHead(200).end()): Promise<Receiver> {
  const tokens: string[] = [];
  let look = (): void => undefined;
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => (body += String(chunk)));
    req.on('end', () => {
      tokens.push(new URLSearchParams(body).get('logout_token') ?? '');
      look();
      answer(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/log-out`,
    tokens,
    received: (count) =>
      new Promise((resolve) => {
        look = () => {
          if (tokens.length >= count) resolve();
        };
        look();
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
